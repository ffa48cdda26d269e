const LONGEST = 128;
const matchedA = new Uint8Array(LONGEST);
const matchedB = new Uint8Array(LONGEST);

/** Jaro–Winkler, 0 to 1: forgiving of swapped and dropped letters, more so after an equal start. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const la = a.length;
  const lb = b.length;
  if (la === 0 || lb === 0) return 0;
  if (la > LONGEST || lb > LONGEST) return jaroWinkler(a.slice(0, LONGEST), b.slice(0, LONGEST)) * 0.99;
  const reach = Math.max(0, (Math.max(la, lb) >> 1) - 1);
  matchedA.fill(0, 0, la);
  matchedB.fill(0, 0, lb);
  let matches = 0;
  for (let i = 0; i < la; i++) {
    const end = Math.min(lb - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j++) {
      if (matchedB[j] === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
        matchedA[i] = 1;
        matchedB[j] = 1;
        matches++;
        break;
      }
    }
  }
  if (matches === 0) return 0;
  let swapped = 0;
  for (let i = 0, k = 0; i < la; i++) {
    if (matchedA[i] === 0) continue;
    while (matchedB[k] === 0) k++;
    if (a.charCodeAt(i) !== b.charCodeAt(k)) swapped++;
    k++;
  }
  const jaro = (matches / la + matches / lb + (matches - swapped / 2) / matches) / 3;
  let start = 0;
  while (start < 4 && start < la && start < lb && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  return jaro + start * 0.1 * (1 - jaro);
}

/** How many letters must be added, dropped, changed or swapped with a neighbour; `most + 1` where it is more than `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
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
