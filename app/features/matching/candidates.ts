import type { AddKey, KeyKind } from "./keys.ts";

/** A key that more records share than this tells nothing, and its pairs would be a square of them. */
export const CROWD = 100;
/** … of a door without its town: one company may stand in a list so often, and no more. */
const AT_A_DOOR = 30;
/** … of what alone is a weak sign, such as the start of a name: who shares more than it shares a better key too. */
const LOOSE_CROWD = 16;
/** … and fewer in a long list, where a rarer word still is shared by strangers. */
const LONG_LIST = 20_000;
const LOOSE_CROWD_OF_MANY = 12;

const FIRM = 0;
const DOOR = 1;
const LOOSE = 2;
/** A name alone: thousands may have it who have nothing else in common. */
const NAME = 3;
const strengths: Record<KeyKind, number> = {
  phone: FIRM,
  "phone-start": LOOSE,
  email: FIRM,
  domain: FIRM,
  "company-number": FIRM,
  name: NAME,
  "name-start": LOOSE,
  "postcode-name": LOOSE,
  "house-name": DOOR,
  "house-street": DOOR,
  doorstep: FIRM,
  word: LOOSE,
  words: LOOSE,
};

/** Pairs of row numbers as one number each (low × rows + high), sorted, each once. */
export type Candidates = { rows: number; packed: Float64Array };

export function lowRow({ rows, packed }: Candidates, at: number): number {
  return Math.floor((packed[at] as number) / rows);
}

export function highRow({ rows, packed }: Candidates, at: number): number {
  // Not by the remainder, which is dear where numbers are this large.
  const pair = packed[at] as number;
  return pair - Math.floor(pair / rows) * rows;
}

export function rowsOf(candidates: Candidates, at: number): [number, number] {
  return [lowRow(candidates, at), highRow(candidates, at)];
}

/**
 * The pairs that share a key. Keys are hashed and sorted as numbers rather than kept in a Map: a million records
 * have more keys than a Map can hold.
 */
export function findCandidates(
  rows: number,
  addKeysOf: (row: number, add: AddKey) => void,
  nameOf: (row: number) => string,
): Candidates {
  const rowBits = Math.max(1, Math.ceil(Math.log2(rows + 1)));
  const span = 2 ** rowBits;
  const hashes = new Growing();
  const below = 2 ** (50 - rowBits);
  for (let row = 0; row < rows; row++) {
    addKeysOf(row, (kind, key) => hashes.push((hash(kind, key, below) * 4 + strengths[kind]) * span + row));
  }
  // The last two bits of a hash say how strong its key is.
  const crowds = [CROWD, AT_A_DOOR, rows > LONG_LIST ? LOOSE_CROWD_OF_MANY : LOOSE_CROWD, CROWD];
  const sorted = hashes.view().sort();
  const pairs = new Growing();
  for (let start = 0; start < sorted.length; ) {
    const key = Math.floor((sorted[start] as number) / span);
    let end = start + 1;
    while (end < sorted.length && Math.floor((sorted[end] as number) / span) === key) end++;
    const crowd = end - start;
    if (crowd <= (crowds[key % 4] as number)) {
      // Not by a list of their own: there are millions of keys, and most have two.
      for (let i = start; i < end; i++) {
        const low = (sorted[i] as number) - key * span;
        for (let j = i + 1; j < end; j++) {
          const high = (sorted[j] as number) - key * span;
          if (low !== high) pairs.push(low * rows + high);
        }
      }
    } else if (key % 4 === FIRM) {
      const sharing = Array.from(sorted.subarray(start, end), (place) => place - key * span);
      pairNamesakes(sharing, nameOf, rows, pairs);
    }
    start = end;
  }
  return { rows, packed: distinct(pairs.view().sort()) };
}

/**
 * One company may stand in a list a thousand times: each of its people, each of its orders. Those of a crowd that have one name are
 * compared by the hundred, and each hundred with the next at their first, so that none stands alone.
 */
function pairNamesakes(
  sharing: readonly number[],
  nameOf: (row: number) => string,
  rows: number,
  pairs: Growing,
): void {
  const byName = new Map<string, number[]>();
  for (const row of sharing) {
    const name = nameOf(row);
    const there = byName.get(name);
    if (there) there.push(row);
    else byName.set(name, [row]);
  }
  byName.delete("");
  for (const namesakes of byName.values()) {
    namesakes.forEach((low, at) => {
      const first = at - (at % CROWD);
      for (const high of namesakes.slice(at + 1, first + CROWD)) pairs.push(low * rows + high);
      const next = namesakes[first + CROWD];
      if (at === first && next !== undefined) pairs.push(low * rows + next);
    });
  }
}

function distinct(sorted: Float64Array): Float64Array {
  let kept = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[kept++] = sorted[at] as number;
  }
  return sorted.slice(0, kept);
}

/** Two small hashes put together, so that a hundred thousand keys do not collide; equal keys of two kinds are two keys. */
function hash(kind: KeyKind, key: string, below: number): number {
  let { one, two } = begun.get(kind) ?? begin(kind);
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x5bd1e995);
    two ^= two >>> 15;
  }
  return ((one >>> 0) * 65536 + ((two >>> 0) & 65535)) % below;
}

/** Where the two hashes stand after a kind: there are ten kinds, and millions of keys. */
const begun = new Map<KeyKind, { one: number; two: number }>();

function begin(kind: KeyKind): { one: number; two: number } {
  let one = 0x811c9dc5;
  let two = 0x9747b28c;
  for (const letter of `${kind}:`) {
    const code = letter.charCodeAt(0);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x5bd1e995);
    two ^= two >>> 15;
  }
  const start = { one, two };
  begun.set(kind, start);
  return start;
}

class Growing {
  private values = new Float64Array(1024);
  private used = 0;

  push(value: number): void {
    if (this.used === this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.used++] = value;
  }

  view(): Float64Array {
    return this.values.subarray(0, this.used);
  }
}
