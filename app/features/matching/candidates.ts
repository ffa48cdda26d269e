import { Growing } from "./growing.ts";
import { type Begun, beginHash, hashText } from "./hash-text.ts";
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
 * The pairs that share a key, and those that `addPairs` knows of. Keys are hashed and sorted as numbers rather than kept in a Map: a million records
 * have more keys than a Map can hold.
 */
export function findCandidates(
  rows: number,
  addKeysOf: (row: number, add: AddKey) => void,
  nameOf: (row: number) => string,
  addPairs: (pair: (low: number, high: number) => void) => void,
): Candidates {
  const rowBits = Math.max(1, Math.ceil(Math.log2(rows + 1)));
  const span = 2 ** rowBits;
  const hashes = new Growing();
  const below = 2 ** (50 - rowBits);
  for (let row = 0; row < rows; row++) {
    addKeysOf(row, (kind, key) =>
      hashes.push(((hashText(key, 0, beginOf(kind)) % below) * 4 + strengths[kind]) * span + row),
    );
  }
  // The last two bits of a hash say how strong its key is.
  const crowds = [CROWD, AT_A_DOOR, rows > LONG_LIST ? LOOSE_CROWD_OF_MANY : LOOSE_CROWD, CROWD];
  const sorted = hashes.view().sort();
  const pairs = new Growing();
  addPairs((low, high) => pairs.push(low * rows + high));
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
 * Those of a crowd that have one name, and are told of in so many ways, are compared by the hundred, and each hundred with the next at
 * their first, so that none stands alone.
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

/** Equal keys of two kinds are two keys: there are few kinds, and millions of keys. */
const begun = new Map<KeyKind, Begun>();

function beginOf(kind: KeyKind): Begun {
  const known = begun.get(kind);
  if (known) return known;
  const made = beginHash(`${kind}:`);
  begun.set(kind, made);
  return made;
}
