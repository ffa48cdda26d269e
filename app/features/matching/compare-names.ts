import { levelOf } from "./fields.ts";
import type { NameTable } from "./name-table.ts";
import type { CompanyName } from "./normalise-name.ts";
import { jaroWinkler, mayBeAlike } from "./similarity.ts";

const DIFFERENT = levelOf("name", "different");
const LOOSELY = levelOf("name", "loosely-alike");
const PARTLY = levelOf("name", "partly-alike");
const CONTAINED = levelOf("name", "contained");
const NEARLY = levelOf("name", "nearly-same");
const SAME = levelOf("name", "same");

/**
 * How alike two names of a table are, 0 where one is missing. Words are paired one to one, the best first come;
 * what remains unpaired counts by how much it tells.
 */
export function compareNames(table: NameTable, a: number, b: number): number {
  const { lengths, letters } = table;
  if (lengths[a] === 0 || lengths[b] === 0) return 0;
  if (lengths[a] === lengths[b] && letters[a] === letters[b]) {
    const { text, compact, legal } = nameAt(table, a);
    const other = nameAt(table, b);
    if (text === other.text) return legal !== null && other.legal !== null && legal !== other.legal ? NEARLY : SAME;
    if (compact === other.compact) return NEARLY;
  }
  const level = compareWords(table, a, b);
  return level > PARTLY && toldApart(nameAt(table, a), nameAt(table, b)) ? PARTLY : level;
}

function nameAt({ names }: NameTable, at: number): CompanyName {
  return names[at] as CompanyName;
}

/** Which words of the second name are paired already. */
let taken = new Uint8Array(64);

function compareWords(table: NameTable, a: number, b: number): number {
  const { words, starts, weights, totals } = table;
  const endA = starts[a + 1] as number;
  const startB = starts[b] as number;
  const others = (starts[b + 1] as number) - startB;
  let sharedA = 0;
  let sharedB = 0;
  let pairs = 0;
  if (others > taken.length) taken = new Uint8Array(others);
  for (let j = 0; j < others; j++) taken[j] = 0;
  for (let i = starts[a] as number; i < endA; i++) {
    const word = words[i] as number;
    let best = 0;
    let at = -1;
    for (let j = 0; j < others && best < 1; j++) {
      if (taken[j] !== 0) continue;
      const likeness = wordLikeness(table, word, words[startB + j] as number);
      if (likeness > best) {
        best = likeness;
        at = j;
      }
    }
    if (at < 0) continue;
    taken[at] = 1;
    pairs++;
    sharedA += (weights[word] as number) * best;
    sharedB += (weights[words[startB + at] as number] as number) * best;
  }
  const eachHasItsOwn = pairs < endA - (starts[a] as number) && pairs < others;
  const totalA = totals[a] as number;
  const totalB = totals[b] as number;
  const alike = (sharedA + sharedB) / (totalA + totalB || 1);
  const within = Math.max(sharedA / (totalA || 1), sharedB / (totalB || 1));
  return levelOfWords(table, a, b, alike, within, eachHasItsOwn);
}

function levelOfWords(
  table: NameTable,
  a: number,
  b: number,
  alike: number,
  within: number,
  eachHasItsOwn: boolean,
): number {
  if (alike >= 0.85 && !eachHasItsOwn) return NEARLY;
  const spelling =
    alike < 0.6 ? spelledAlike(table, a, b, alike, 0.9) : eachHasItsOwn ? 0 : spelledAlike(table, a, b, alike, 0.96);
  if (!eachHasItsOwn && spelling >= 0.96) return NEARLY;
  if (!eachHasItsOwn && within >= 0.9) return CONTAINED;
  if (holdsAll(table, a, b) || holdsAll(table, b, a)) return CONTAINED;
  if (alike >= 0.6 || spelling >= 0.9 || isInitialsOf(table, a, b) || isInitialsOf(table, b, a)) return PARTLY;
  return alike >= 0.3 || within >= 0.45 ? LOOSELY : DIFFERENT;
}

/** The dear step: only where the names could still come out alike. */
function spelledAlike(table: NameTable, a: number, b: number, alike: number, least: number): number {
  if (alike < 0.3 && startOf(table, a) !== startOf(table, b)) return 0;
  const one = nameAt(table, a).compact;
  const other = nameAt(table, b).compact;
  const { letters } = table;
  return mayBeAlike(one, letters[a] as number, other, letters[b] as number, least) ? jaroWinkler(one, other, least) : 0;
}

function startOf({ words, starts, wordStarts }: NameTable, name: number): number {
  return wordStarts[words[starts[name] as number] as number] as number;
}

/** "Store 12" and "Store 14", "Kilburn East" and "Kilburn West" are spelled alike and are not the same. */
export function toldApart(a: CompanyName, b: CompanyName): boolean {
  return noneShared(a.numbers, b.numbers) || noneShared(a.sides, b.sides);
}

function noneShared(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
}

function wordLikeness({ texts, wordLengths, wordStarts, wordLetters }: NameTable, one: number, other: number): number {
  if (one === other) return 1;
  const la = wordLengths[one] as number;
  const lb = wordLengths[other] as number;
  const oneStart = wordStarts[one] === wordStarts[other];
  if (!oneStart && (la < 8 || lb < 4)) return 0;
  const a = texts[one] as string;
  const b = texts[other] as string;
  if (oneStart && la > 2 && lb > 2 && (a.startsWith(b) || b.startsWith(a))) return 0.9;
  if (la < 4 || lb < 4 || la - lb > 4 || lb - la > 4) return 0;
  if (!mayBeAlike(a, wordLetters[one] as number, b, wordLetters[other] as number, 0.9)) return 0;
  const likeness = jaroWinkler(a, b, 0.9);
  return likeness >= 0.9 ? likeness * 0.95 : 0;
}

/** "De Priest" in "DePriest School": the gaps differ, the letters are all there. */
function holdsAll(table: NameTable, long: number, short: number): boolean {
  const { lengths, letters } = table;
  const length = lengths[short] as number;
  if (length < 7 || length >= (lengths[long] as number)) return false;
  if (((letters[short] as number) & ~(letters[long] as number)) !== 0) return false;
  return nameAt(table, long).compact.includes(nameAt(table, short).compact);
}

/** "IBM" for "International Business Machines". */
function isInitialsOf(table: NameTable, short: number, long: number): boolean {
  const { starts, lengths } = table;
  const length = lengths[short] as number;
  if (length < 3 || (starts[long + 1] as number) - (starts[long] as number) !== length) return false;
  if ((starts[short + 1] as number) - (starts[short] as number) > 1) return false;
  const { compact } = nameAt(table, short);
  return nameAt(table, long).words.every((word, at) => word[0] === compact[at]);
}
