import type { CompanyName } from "./normalise-name.ts";
import { lettersIn } from "./similarity.ts";

/** How much a word tells: rare words much, "plumbing" among plumbers little. */
export type WordWeight = (word: string) => number;

/**
 * The names of a list, side by side as numbers: a million of them are compared some six times each, and what a pair needs
 * lies together. The words of name `n` stand at `starts[n]` up to `starts[n + 1]` in `words`, each as its number.
 */
export type NameTable = {
  names: readonly CompanyName[];
  starts: Int32Array;
  words: Int32Array;
  /** Of each name: what its words weigh together, the letters it has, and how long it is without gaps. */
  totals: Float64Array;
  letters: Int32Array;
  lengths: Int32Array;
  /** Of each word: the word, its weight, its letters, its length and how it begins. */
  texts: readonly string[];
  weights: Float64Array;
  wordLetters: Int32Array;
  wordLengths: Int32Array;
  wordStarts: Int32Array;
};

export function tableOfNames(names: readonly CompanyName[], weightOf: WordWeight): NameTable {
  const { starts, words, texts } = numberWords(names);
  const weights = Float64Array.from(texts, weightOf);
  const wordLetters = Int32Array.from(texts, lettersIn);
  const totals = new Float64Array(names.length);
  const letters = new Int32Array(names.length);
  const lengths = new Int32Array(names.length);
  for (let name = 0; name < names.length; name++) {
    let total = 0;
    let all = 0;
    for (let at = starts[name] as number; at < (starts[name + 1] as number); at++) {
      const word = words[at] as number;
      total += weights[word] as number;
      all |= wordLetters[word] as number;
    }
    totals[name] = total;
    letters[name] = all;
    lengths[name] = (names[name] as CompanyName).compact.length;
  }
  return {
    ...{ names, starts, words, totals, letters, lengths, texts, weights, wordLetters },
    wordLengths: Int32Array.from(texts, (word) => word.length),
    wordStarts: Int32Array.from(texts, (word) => word.charCodeAt(0)),
  };
}

function numberWords(names: readonly CompanyName[]): { starts: Int32Array; words: Int32Array; texts: string[] } {
  const starts = new Int32Array(names.length + 1);
  for (let name = 0; name < names.length; name++) {
    starts[name + 1] = (starts[name] as number) + (names[name] as CompanyName).words.length;
  }
  const words = new Int32Array(starts[names.length] as number);
  const known = new Map<string, number>();
  const texts: string[] = [];
  let next = 0;
  for (const name of names) {
    for (const word of name.words) {
      let number = known.get(word);
      if (number === undefined) {
        number = texts.length;
        known.set(word, number);
        texts.push(word);
      }
      words[next++] = number;
    }
  }
  return { starts, words, texts };
}
