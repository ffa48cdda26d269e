import { fold } from "#app/features/matching/normalise-text.ts";

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

const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady|rev|herr|frau|mme|monsieur|madame|jr|sr|ii|iii|iv)$/;
const particles = /^(?:van|von|der|den|de|da|do|dos|das|di|del|della|la|le|du|el|al|bin|ibn|ter|ten|zu|zum|zur|af)$/;

const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const lettersIn = (words: readonly string[]): number => words.join("").length;
const isTitle = (words: readonly string[]): boolean => titles.test(words.join(""));

type NameWords = { full: string[]; first: string[]; last: string[]; middle: string[] };

/** Where nobody said which is which, the first word is the first name, and the last one, with what goes before it, the last. */
export function wordsOfName({ full, first, last }: Name): NameWords {
  // "O'Brien" and "Smith-Jones" are one word of a name.
  const said = full
    .split(/[\s,]+/)
    .map(wordsIn)
    .filter((words) => words.length > 0);
  const bare = said.filter((words) => !isTitle(words));
  const all = bare.length > 0 ? bare : said;
  let from = all.length - 1;
  while (from > 1 && particles.test(all[from - 1]?.join("") ?? "")) from--;
  const given = (text: string) =>
    text
      .split(/[\s,]+/)
      .map(wordsIn)
      .filter((words) => !isTitle(words))
      .flat();
  const firstWords = first ? given(first) : all.length > 1 ? (all[0] ?? []) : [];
  const lastWords = last ? given(last) : all.slice(Math.max(from, 0)).flat();
  const middle = all.flat().filter((word) => ![...firstWords, ...lastWords].includes(word) && !particles.test(word));
  return { full: all.flat(), first: firstWords, last: lastWords, middle };
}

/** The name as a whole, in the order it is said or filed in. */
export function wholePatterns(name: Name): string[] {
  const { full, first, last } = wordsOfName(name);
  const orders = [full, [...first, ...last], [...last, ...first]].filter((words) => words.length > 1);
  return orders.map((words) => inARow(words, lettersIn(words) >= LONG_ENOUGH ? 0 : 1));
}

/** The last name by itself: as written, and without what stands before it. */
export function lastPatterns(name: Name): string[] {
  const { last } = wordsOfName(name);
  const bare = last.filter((word) => !particles.test(word));
  return [last, bare].filter((words) => lettersIn(words) > 1).map((words) => inARow(words, 0));
}

/** The other words of the name, which alone may be anybody's. */
export function firstPatterns(name: Name): string[] {
  const { first, middle } = wordsOfName(name);
  return [first, ...middle.map((word) => [word])].filter((words) => words.length > 0).map((words) => inARow(words, 0));
}

/** Words of a text one after the other, however they are set apart. */
export const phrasePattern = (text: string): string | null => {
  const words = wordsIn(text);
  return lettersIn(words) > 1 ? inARow(words, 1) : null;
};

function inARow(words: readonly string[], least: 0 | 1): string {
  const spelt = words.map((word) => [...word].map(escaped).join(within)).join(`${gap}{${least},${MOST_BETWEEN}}`);
  // Some scripts set no gap between words.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(words.join(""))) return spelt;
  return `(?<!\\p{L})${spelt}(?!\\p{L})`;
}

const escaped = (letter: string): string => letter.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
