import { editDistance, lettersIn, withinOneSlip } from "#app/features/matching/similarity.ts";

/** Values that are one already, by how they are written plainly. */
export type Spelling = { text: string; count: number };

/** What a spelling is compared by, found once. */
type Prepared = Spelling & { letters: number; digits: string };

/** A piece that so many centres share tells nothing; looking at them all would take minutes. */
const CROWD = 60;
/** So many comparisons in all: with few values each meets every likely one, with a hundred thousand the likeliest thirty. */
const COMPARISONS = 3_000_000;
/** A spelling seen so often, and not much rarer than its neighbour, is a word of its own: Bolton beside Boston. */
const OFTEN = 5;
const RARER = 4;

const slipsFor = (length: number): 0 | 1 | 2 => (length < 5 ? 0 : length < 9 ? 1 : 2);

/**
 * For each spelling the centre it belongs to, by its place in the list, or its own place. Centres are the most frequent ones; a
 * spelling joins the nearest, never a chain of neighbours, so that Kent does not become Ghent by way of Gent.
 * Only spellings that share a piece in about the same place are compared: among two slips, one of three pieces is whole.
 */
export function nearestCentres(given: readonly Spelling[]): number[] {
  const spellings = given.map((spelling): Prepared => {
    const { text } = spelling;
    return { ...spelling, letters: lettersIn(text), digits: digitsOf(text) };
  });
  const centres: number[] = spellings.map((_, at) => at);
  const order = spellings.map((_, at) => at).sort((a, b) => byCount(spellings[a], spellings[b]));
  const index = new Map<string, number[]>();
  const budget = COMPARISONS / Math.max(1, spellings.length);
  const lookedBy = new Int32Array(spellings.length).fill(-1);
  for (const at of order) {
    const spelling = spellings[at];
    if (!spelling) continue;
    const centre = nearest(at, spellings, index, { budget, lookedBy });
    if (centre === null) addTo(index, spelling.text, at);
    else centres[at] = centre;
  }
  return centres;
}

function byCount(a: Prepared | undefined, b: Prepared | undefined): number {
  if (!a || !b) return 0;
  return b.count - a.count || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}

/** How often a spelling may look, and who looked at a centre last. */
type Looking = { budget: number; lookedBy: Int32Array };

function nearest(
  own: number,
  spellings: readonly Prepared[],
  index: Map<string, number[]>,
  { budget, lookedBy }: Looking,
): number | null {
  const spelling = spellings[own];
  if (!spelling) return null;
  const { text, letters, digits } = spelling;
  const most = slipsFor(text.length);
  if (most === 0) return null;
  let looked = 0;
  let found: Found | null = null;
  for (const key of keysNear(text, most)) {
    const candidates = index.get(key);
    if (!candidates || candidates.length > CROWD) continue;
    if (looked > budget) break;
    for (const at of candidates) {
      if (lookedBy[at] === own) continue;
      lookedBy[at] = own;
      looked++;
      const centre = spellings[at];
      if (!centre || centre.digits !== digits || lettersApart(letters, centre.letters) > most) continue;
      if (spelling.count >= OFTEN && spelling.count * RARER > centre.count) continue;
      const slips = slipsBetween(text, centre.text, Math.min(most, slipsFor(centre.text.length)));
      if (slips === null) continue;
      if (!found || isNearer(slips, centre, found)) found = { at, slips, centre };
    }
  }
  return found?.at ?? null;
}

type Found = { at: number; slips: number; centre: Spelling };

function isNearer(slips: number, centre: Spelling, found: Found): boolean {
  if (slips !== found.slips) return slips < found.slips;
  if (centre.count !== found.centre.count) return centre.count > found.centre.count;
  return centre.text < found.centre.text;
}

function slipsBetween(a: string, b: string, most: number): number | null {
  if (withinOneSlip(a, b)) return most >= 1 ? 1 : null;
  return most >= 2 && editDistance(a, b, 2) <= 2 ? 2 : null;
}

/** So many letters one of the two has and the other has not: at least as many slips lie between them. */
function lettersApart(a: number, b: number): number {
  let onlyA = 0;
  let onlyB = 0;
  for (let rest = a & ~b; rest !== 0; rest &= rest - 1) onlyA++;
  for (let rest = b & ~a; rest !== 0; rest &= rest - 1) onlyB++;
  return Math.max(onlyA, onlyB);
}

/** “Unit 1” and “Unit 2” are one letter apart and two places. */
const digitsOf = (text: string): string => (/\d/.test(text) ? text.replace(/\D+/g, "") : "");

const pieceEnd = (length: number, piece: number, pieces: number): number => Math.floor((length * piece) / pieces);

function addTo(index: Map<string, number[]>, text: string, at: number): void {
  const slips = slipsFor(text.length);
  if (slips === 0) return;
  put(index, sortedLetters(text), at);
  for (let piece = 0; piece <= slips; piece++) {
    const start = pieceEnd(text.length, piece, slips + 1);
    put(index, `${text.length}.${piece}.${text.slice(start, pieceEnd(text.length, piece + 1, slips + 1))}`, at);
  }
}

function put(index: Map<string, number[]>, key: string, at: number): void {
  const known = index.get(key);
  if (known) known.push(at);
  else index.set(key, [at]);
}

/** Two letters swapped where two pieces meet break both: the letters alone find those. */
const sortedLetters = (text: string): string => [...text].sort().join("");

function* keysNear(text: string, most: number): Generator<string> {
  yield sortedLetters(text);
  for (const off of [0, -1, 1, -2, 2]) {
    if (Math.abs(off) > most) break;
    const length = text.length + off;
    const slips = slipsFor(length);
    if (slips === 0) continue;
    for (let piece = 0; piece <= slips; piece++) {
      const start = pieceEnd(length, piece, slips + 1);
      const end = pieceEnd(length, piece + 1, slips + 1);
      // Letters added on one side only can move a whole piece no further than this.
      const longer = -off;
      const spare = Math.max(0, (slips - Math.abs(longer)) >> 1);
      for (let shift = Math.min(0, longer) - spare; shift <= Math.max(0, longer) + spare; shift++) {
        const from = start + shift;
        if (from < 0 || from + end - start > text.length) continue;
        yield `${length}.${piece}.${text.slice(from, from + end - start)}`;
      }
    }
  }
}
