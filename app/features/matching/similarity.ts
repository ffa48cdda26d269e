const LONGEST = 128;
const matchedA = new Uint8Array(LONGEST);
const matchedB = new Uint8Array(LONGEST);
/** Where a letter stands in the second text: the first place, and from each place the next. Letters of any script share 128 rows. */
const firstPlace = new Int16Array(128).fill(-1);
const nextPlace = new Int16Array(LONGEST);

/**
 * Jaro–Winkler, 0 to 1: forgiving of swapped and dropped letters, more so after an equal start.
 * Who only asks whether it reaches `least` gets 0 as soon as it cannot.
 */
export function jaroWinkler(a: string, b: string, least = 0): number {
  if (a === b) return 1;
  const la = a.length;
  const lb = b.length;
  if (la === 0 || lb === 0) return 0;
  if (la > LONGEST || lb > LONGEST) return jaroWinkler(a.slice(0, LONGEST), b.slice(0, LONGEST), least) * 0.99;
  let equal = 0;
  while (equal < la && equal < lb && a.charCodeAt(equal) === b.charCodeAt(equal)) equal++;
  const start = Math.min(4, equal);
  const matches = countMatches(a, b, equal, matchesFor(least, start, la, lb));
  if (matches === 0) return 0;
  let swapped = 0;
  for (let i = equal, k = equal; i < la; i++) {
    if (matchedA[i] === 0) continue;
    while (matchedB[k] === 0) k++;
    if (a.charCodeAt(i) !== b.charCodeAt(k)) swapped++;
    k++;
  }
  const jaro = (matches / la + matches / lb + (matches - swapped / 2) / matches) / 3;
  return jaro + start * 0.1 * (1 - jaro);
}

/** So many letters must be found in both texts for the likeness to reach `least`; a hair less, for the rounding. */
function matchesFor(least: number, start: number, la: number, lb: number): number {
  const jaro = (least - start * 0.1) / (1 - start * 0.1);
  return ((3 * jaro - 1) * la * lb) / (la + lb) - 1e-6;
}

/** Which letters a text has, as bits; those of other scripts share the bits of these. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** False where the letters alone, whatever their order, tell that the likeness is below `least`: the cheap question before the dear one. */
export function mayBeAlike(a: string, lettersA: number, b: string, lettersB: number, least: number): boolean {
  const oneStart = a.charCodeAt(0) === b.charCodeAt(0);
  return mayReach(least, oneStart, a.length, lettersA, b.length, lettersB);
}

/** The same for texts of which only the lengths and the letters are known. */
export function mayReach(
  least: number,
  oneStart: boolean,
  la: number,
  lettersA: number,
  lb: number,
  lettersB: number,
): boolean {
  if (la > LONGEST || lb > LONGEST) return true;
  const found = Math.min(la - bitsIn(lettersA & ~lettersB), lb - bitsIn(lettersB & ~lettersA));
  return found >= matchesFor(least, oneStart ? 4 : 0, la, lb);
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * The letters of `a` that `b` has in reach, each used once; 0 where they cannot be as many as needed. Those of an equal start
 * are each other's: what is left of a letter comes first, and that is its own place.
 */
function countMatches(a: string, b: string, equal: number, needed: number): number {
  const la = a.length;
  const lb = b.length;
  if (Math.min(la, lb) < needed) return 0;
  const reach = Math.max(0, (Math.max(la, lb) >> 1) - 1);
  for (let j = lb - 1; j >= equal; j--) {
    const letter = b.charCodeAt(j) & 127;
    nextPlace[j] = firstPlace[letter] as number;
    firstPlace[letter] = j;
    matchedB[j] = 0;
  }
  let matches = equal;
  for (let i = equal; i < la && matches + la - i >= needed; i++) {
    const code = a.charCodeAt(i);
    matchedA[i] = 0;
    for (let j = firstPlace[code & 127] as number; j >= 0 && j <= i + reach; j = nextPlace[j] as number) {
      if (j < i - reach || matchedB[j] !== 0 || b.charCodeAt(j) !== code) continue;
      matchedA[i] = 1;
      matchedB[j] = 1;
      matches++;
      break;
    }
  }
  for (let j = equal; j < lb; j++) firstPlace[b.charCodeAt(j) & 127] = -1;
  return matches < needed ? 0 : matches;
}

/** At most one letter added, dropped, changed or swapped with its neighbour. */
export function withinOneSlip(a: string, b: string): boolean {
  const la = a.length;
  const lb = b.length;
  if (la - lb > 1 || lb - la > 1) return false;
  const shorter = Math.min(la, lb);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(la - 1 - end) === b.charCodeAt(lb - 1 - end)) end++;
  const restA = la - start - end;
  const restB = lb - start - end;
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** How many letters must be added, dropped, changed or swapped with a neighbour; `most + 1` where it is more than `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // An equal start and end cost nothing, and most of two near names is equal.
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return distanceBetween(a.slice(start, a.length - end), b.slice(start, b.length - end), most);
}

function distanceBetween(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
