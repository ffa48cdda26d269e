import { levelOf } from "./fields.ts";
import type { CompanyName } from "./normalise-name.ts";
import { jaroWinkler } from "./similarity.ts";

const DIFFERENT = levelOf("name", "different");
const LOOSELY = levelOf("name", "loosely-alike");
const PARTLY = levelOf("name", "partly-alike");
const CONTAINED = levelOf("name", "contained");
const NEARLY = levelOf("name", "nearly-same");
const SAME = levelOf("name", "same");

/** How much a word tells: rare words much, "plumbing" among plumbers little. */
export type WordWeight = (word: string) => number;

/**
 * How alike two names are, 0 where one is missing. Words are paired one to one, the best first come;
 * what remains unpaired counts by how much it tells.
 */
export function compareNames(a: CompanyName, b: CompanyName, weightOf: WordWeight): number {
  if (a.text === "" || b.text === "") return 0;
  if (a.text === b.text) return a.legal !== null && b.legal !== null && a.legal !== b.legal ? NEARLY : SAME;
  if (a.compact === b.compact) return NEARLY;

  const level = compareWords(a, b, weightOf);
  return level > PARTLY && toldApart(a, b) ? PARTLY : level;
}

function compareWords(a: CompanyName, b: CompanyName, weightOf: WordWeight): number {
  let totalA = 0;
  let totalB = 0;
  let sharedA = 0;
  let sharedB = 0;
  let ownA = false;
  for (const word of b.words) totalB += weightOf(word);
  const taken = new Array<boolean>(b.words.length).fill(false);
  for (const word of a.words) {
    const weight = weightOf(word);
    totalA += weight;
    let best = 0;
    let at = -1;
    for (let j = 0; j < b.words.length; j++) {
      if (taken[j]) continue;
      const likeness = wordLikeness(word, b.words[j] as string);
      if (likeness > best) {
        best = likeness;
        at = j;
      }
    }
    if (at < 0) {
      ownA = true;
      continue;
    }
    taken[at] = true;
    sharedA += weight * best;
    sharedB += weightOf(b.words[at] as string) * best;
  }
  const alike = (sharedA + sharedB) / (totalA + totalB || 1);
  const within = Math.max(sharedA / (totalA || 1), sharedB / (totalB || 1));
  // The dear step: only where the names could still come out alike.
  const spelling = alike >= 0.3 || a.compact[0] === b.compact[0] ? jaroWinkler(a.compact, b.compact) : 0;
  const eachHasItsOwn = ownA && taken.includes(false);
  if ((alike >= 0.85 || spelling >= 0.96) && !eachHasItsOwn) return NEARLY;
  if (within >= 0.9 && !eachHasItsOwn) return CONTAINED;
  if (holdsAll(a, b) || holdsAll(b, a)) return CONTAINED;
  if (alike >= 0.6 || spelling >= 0.9 || isInitialsOf(a, b) || isInitialsOf(b, a)) return PARTLY;
  return alike >= 0.3 || within >= 0.45 ? LOOSELY : DIFFERENT;
}

/** "Store 12" and "Store 14", "Kilburn East" and "Kilburn West" are spelled alike and are not the same. */
function toldApart(a: CompanyName, b: CompanyName): boolean {
  return noneShared(a.numbers, b.numbers) || noneShared(a.sides, b.sides);
}

function noneShared(a: string[], b: string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
}

function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length > 2 && b.length > 2 && (a.startsWith(b) || b.startsWith(a))) return 0.9;
  if (a.length < 4 || b.length < 4 || Math.abs(a.length - b.length) > 4) return 0;
  if (a[0] !== b[0] && a.length < 8) return 0;
  const likeness = jaroWinkler(a, b);
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
