import { levelOf } from "./fields.ts";
import type { CompanyName } from "./normalise-name.ts";
import { jaroWinkler, lettersIn, mayBeAlike } from "./similarity.ts";

const DIFFERENT = levelOf("name", "different");
const LOOSELY = levelOf("name", "loosely-alike");
const PARTLY = levelOf("name", "partly-alike");
const CONTAINED = levelOf("name", "contained");
const NEARLY = levelOf("name", "nearly-same");
const SAME = levelOf("name", "same");

/** How much a word tells: rare words much, "plumbing" among plumbers little. */
export type WordWeight = (word: string) => number;

/** A name with the weight and the letters of each of its words, found once and not for every pair. */
export type WeighedName = {
  name: CompanyName;
  weights: readonly number[];
  total: number;
  letters: readonly number[];
  allLetters: number;
};

export function weighName(name: CompanyName, weightOf: WordWeight): WeighedName {
  const weights = name.words.map(weightOf);
  let total = 0;
  for (const weight of weights) total += weight;
  const letters = name.words.map(lettersIn);
  return { name, weights, total, letters, allLetters: letters.reduce((all, own) => all | own, 0) };
}

/**
 * How alike two names are, 0 where one is missing. Words are paired one to one, the best first come;
 * what remains unpaired counts by how much it tells.
 */
export function compareNames(one: WeighedName, other: WeighedName): number {
  const a = one.name;
  const b = other.name;
  if (a.text === "" || b.text === "") return 0;
  if (a.text === b.text) return a.legal !== null && b.legal !== null && a.legal !== b.legal ? NEARLY : SAME;
  if (a.compact === b.compact) return NEARLY;

  const level = compareWords(one, other);
  return level > PARTLY && toldApart(a, b) ? PARTLY : level;
}

/** Which words of the second name are paired already. */
let taken = new Uint8Array(64);

function compareWords(one: WeighedName, other: WeighedName): number {
  const { words } = one.name;
  const { words: others } = other.name;
  let sharedA = 0;
  let sharedB = 0;
  let pairs = 0;
  if (others.length > taken.length) taken = new Uint8Array(others.length);
  taken.fill(0, 0, others.length);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const own = one.letters[i] as number;
    let best = 0;
    let at = -1;
    for (let j = 0; j < others.length && best < 1; j++) {
      if (taken[j] !== 0) continue;
      const likeness = wordLikeness(word, own, others[j] as string, other.letters[j] as number);
      if (likeness > best) {
        best = likeness;
        at = j;
      }
    }
    if (at < 0) continue;
    taken[at] = 1;
    pairs++;
    sharedA += (one.weights[i] as number) * best;
    sharedB += (other.weights[at] as number) * best;
  }
  const eachHasItsOwn = pairs < words.length && pairs < others.length;
  const alike = (sharedA + sharedB) / (one.total + other.total || 1);
  const within = Math.max(sharedA / (one.total || 1), sharedB / (other.total || 1));
  return levelOfWords(one, other, alike, within, eachHasItsOwn);
}

function levelOfWords(
  one: WeighedName,
  other: WeighedName,
  alike: number,
  within: number,
  eachHasItsOwn: boolean,
): number {
  if (alike >= 0.85 && !eachHasItsOwn) return NEARLY;
  const a = one.name;
  const b = other.name;
  const spelling =
    alike < 0.6 ? spelledAlike(one, other, alike, 0.9) : eachHasItsOwn ? 0 : spelledAlike(one, other, alike, 0.96);
  if (!eachHasItsOwn && spelling >= 0.96) return NEARLY;
  if (!eachHasItsOwn && within >= 0.9) return CONTAINED;
  if (holdsAll(a, b) || holdsAll(b, a)) return CONTAINED;
  if (alike >= 0.6 || spelling >= 0.9 || isInitialsOf(a, b) || isInitialsOf(b, a)) return PARTLY;
  return alike >= 0.3 || within >= 0.45 ? LOOSELY : DIFFERENT;
}

/** The dear step: only where the names could still come out alike. */
function spelledAlike(one: WeighedName, other: WeighedName, alike: number, least: number): number {
  const a = one.name.compact;
  const b = other.name.compact;
  if (alike < 0.3 && a.charCodeAt(0) !== b.charCodeAt(0)) return 0;
  return mayBeAlike(a, one.allLetters, b, other.allLetters, least) ? jaroWinkler(a, b, least) : 0;
}

/** "Store 12" and "Store 14", "Kilburn East" and "Kilburn West" are spelled alike and are not the same. */
export function toldApart(a: CompanyName, b: CompanyName): boolean {
  return noneShared(a.numbers, b.numbers) || noneShared(a.sides, b.sides);
}

function noneShared(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
}

function wordLikeness(a: string, lettersA: number, b: string, lettersB: number): number {
  if (a === b) return 1;
  const la = a.length;
  const lb = b.length;
  const oneStart = a.charCodeAt(0) === b.charCodeAt(0);
  if (oneStart && la > 2 && lb > 2 && (a.startsWith(b) || b.startsWith(a))) return 0.9;
  if (la < 4 || lb < 4 || la - lb > 4 || lb - la > 4 || (!oneStart && la < 8)) return 0;
  if (!mayBeAlike(a, lettersA, b, lettersB, 0.9)) return 0;
  const likeness = jaroWinkler(a, b, 0.9);
  return likeness >= 0.9 ? likeness * 0.95 : 0;
}

/** "De Priest" in "DePriest School": the gaps differ, the letters are all there. */
function holdsAll(long: CompanyName, short: CompanyName): boolean {
  return (
    short.compact.length >= 7 && short.compact.length < long.compact.length && long.compact.includes(short.compact)
  );
}

/** "IBM" for "International Business Machines". */
function isInitialsOf(short: CompanyName, long: CompanyName): boolean {
  if (short.compact.length < 3 || short.words.length > 1 || long.words.length !== short.compact.length) return false;
  return long.words.every((word, at) => word[0] === short.compact[at]);
}
