import { literalPattern } from "#app/kit/literal-pattern.ts";
import { plain } from "./folded.ts";

export type Name = {
  full: string;
  first: string | null;
  last: string | null;
  /** Somebody else of whom these texts tell has the last name too: by itself it is not theirs. */
  isShared?: boolean;
};

/** Between two words of a name stands what people put there; within one at most what a name has, or a line that was broken. */
const gap = "[^\\p{L}\\p{N}]";
const within = "['’‘`´ʼ\\-\\u2010-\\u2015\\u00ad\\u200b-\\u200d]?";
const MOST_BETWEEN = 8;
/** So many letters written in one say a name; fewer may be a word by accident. */
const LONG_ENOUGH = 8;

const before = "mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|rev|herr|frau|mme|monsieur|madame";
const titles = new RegExp(`^(?:${before}|jr|sr|ii|iii|iv)$`);
/** What ends with a title, and at most an initial after it. */
export const endsWithTitle = new RegExp(`(?<!\\p{L})(?:${before})[.\\s]{1,3}(?:\\p{L}[.\\s]{1,3})?$`, "u");
const particles = /^(?:van|von|der|den|de|da|do|dos|das|di|del|della|la|le|du|el|al|bin|ibn|ter|ten|zu|zum|zur|af)$/;
/** Some scripts set no gap between words. */
const gapless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u;

const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
/** A Korean syllable was taken apart and is one letter all the same. */
const lettersIn = (words: readonly string[]): number => [...words.join("").normalize("NFC")].length;
const isTitle = (words: readonly string[]): boolean => titles.test(words.join(""));
const isGapless = (words: readonly string[]): boolean => gapless.test(words.join(""));

type NameWords = { full: string[]; first: string[]; last: string[]; middle: string[] };

/** "O'Brien" and "Smith-Jones" are one word of a name. */
const saidIn = (text: string): string[][] =>
  text
    .split(/[\s,]+/)
    .map(wordsIn)
    .filter((words) => words.length > 0);

const given = (text: string | null): string[] =>
  saidIn(text ?? "")
    .filter((words) => !isTitle(words))
    .flat();

function bareIn(full: string): string[][] {
  const said = saidIn(full);
  const bare = said.filter((words) => !isTitle(words));
  return bare.length > 0 ? bare : said;
}

/** Where nobody said which is which, the first word is the first name, and the last one, with what goes before it, the last. */
export function wordsOfName({ full, first, last }: Name): NameWords {
  const all = bareIn(full);
  let from = all.length - 1;
  while (from > 1 && particles.test(all[from - 1]?.join("") ?? "")) from--;
  const firstWords = first ? given(first) : all.length > 1 ? (all[0] ?? []) : [];
  const lastWords = last ? given(last) : all.slice(Math.max(from, 0)).flat();
  const middle = all.flat().filter((word) => ![...firstWords, ...lastWords].includes(word) && !particles.test(word));
  return { full: all.flat(), first: firstWords, last: lastWords, middle };
}

/** All that is known is a first name, or a last one: a word that may be anybody's, or no name at all. */
function isOneWord({ full, first, last }: Name): boolean {
  const [firstWords, lastWords] = [given(first), given(last)];
  const all = full.trim() === "" ? [[...firstWords, ...lastWords]] : bareIn(full);
  if (isGapless(all.flat()) && lettersIn(all.flat()) > 1) return false;
  if (firstWords.length > 0 && lastWords.length > 0) return firstWords.join("") === lastWords.join("");
  const known = [...firstWords, ...lastWords].join("");
  return all.length === 1 || all.flat().join("") === known;
}

/** The one word that is known, where it is only one. */
export function onlyPatterns(name: Name): string[] {
  const { full, last } = wordsOfName(name);
  const words = full.length > 0 ? full : last;
  return isOneWord(name) && lettersIn(words) > 1 ? [inARow(words, 0)] : [];
}

/** The name as a whole, in the order it is said or filed in. */
export function wholePatterns(name: Name): string[] {
  if (isOneWord(name)) return [];
  const { full, first, last } = wordsOfName(name);
  const orders = [full, [...first, ...last], [...last, ...first]];
  return orders
    .filter((words) => words.length > 1 || (isGapless(words) && words.join() === full.join()))
    .map((words) => inARow(words, lettersIn(words) >= LONG_ENOUGH ? 0 : 1));
}

/** The last name by itself: as written, and without what stands before it. */
export function lastPatterns(name: Name): string[] {
  if (isOneWord(name)) return [];
  const { last } = wordsOfName(name);
  const bare = last.filter((word) => !particles.test(word));
  return [last, bare].filter((words) => lettersIn(words) > 1 || isGapless(words)).map((words) => inARow(words, 0));
}

/** The other words of the name, which alone may be anybody's. */
export function firstPatterns(name: Name): string[] {
  if (isOneWord(name)) return [];
  const { first, middle } = wordsOfName(name);
  return [first, ...middle.map((word) => [word])].filter((words) => words.length > 0).map((words) => inARow(words, 0));
}

/** Words of a text one after the other, however they are set apart. */
export const phrasePattern = (text: string): string | null => {
  const words = wordsIn(text);
  return lettersIn(words) > 1 ? inARow(words, 1) : null;
};

function inARow(words: readonly string[], least: 0 | 1): string {
  // Half a Korean syllable is none.
  if (isGapless(words) && lettersIn(words) > 1) return `${spelt(words, 0)}(?![\\u11a8-\\u11ff])`;
  return `(?<!\\p{L})${spelt(words, least)}(?!\\p{L})`;
}

const spelt = (words: readonly string[], least: 0 | 1): string =>
  words.map((word) => [...word].map(literalPattern).join(within)).join(`${gap}{${least},${MOST_BETWEEN}}`);

/** Scripts with capitals write a name with one: "the price" is nobody's, "Price" may be. */
export function isWrittenAsName(written: string, least: number): boolean {
  if (/\p{Lo}|\p{Script=Georgian}/u.test(written)) return true;
  return /(?<!\p{L})[\p{Lu}\p{Lt}]/u.test(written) && (written.match(/\p{L}/gu) ?? []).length >= least;
}
