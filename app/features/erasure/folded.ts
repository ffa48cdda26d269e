import { fold } from "#app/features/matching/normalise-text.ts";

/** A text in lower case and without accents, and where in the text itself each of its letters stands. */
export type Folded = { text: string; spanOf: (from: number, to: number) => Span };
export type Span = { from: number; to: number };

/** A Greek sigma is written otherwise at the end of a word, and a letter by itself has no end. */
export const plain = (text: string): string => fold(text).replaceAll("ς", "σ");

export function folded(text: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let made = "";
  let at = 0;
  for (const letter of text) {
    const said = plain(letter);
    // A mark by itself belongs to the letter before it, and goes with it.
    if (said === "" && ends.length > 0) ends[ends.length - 1] = at + letter.length;
    for (let n = 0; n < said.length; n++) {
      starts.push(at);
      ends.push(at + letter.length);
    }
    made += said;
    at += letter.length;
  }
  return { text: made, spanOf: (from, to) => ({ from: starts[from] ?? 0, to: ends[to - 1] ?? 0 }) };
}
