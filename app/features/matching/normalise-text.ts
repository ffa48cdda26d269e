import { remember } from "./remember.ts";

/** Letters that Unicode does not take apart into a base and an accent. */
const whole: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Lower case without accents, any script. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most names are plain ASCII, and taking Unicode apart is the dear step of a large file.
  if (isAscii(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => whole[letter] ?? letter);
}

const plainWords = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** The words of a text: folded, initials joined (L.L.C. → llc), apostrophes dropped, all else a gap. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  if (plainWords.test(folded)) return split(folded);
  const joined = folded.replace(/&amp;|[&+]/g, " and ").replace(/['’‘`´]/g, "");
  const plain = isAscii(joined) ? asciiWords(joined) : anyWords(joined);
  return plain === "" ? [] : split(plain);
}

/** One text stands for all that are equal, which is less to keep and quicker to look up. */
const theOne = remember((word) => word);

function split(plain: string): string[] {
  const words = plain.split(" ");
  for (let at = 0; at < words.length; at++) words[at] = theOne(words[at] as string);
  return words;
}

/** The classes of all scripts are dear to make and to ask: only where there is another script. */
function asciiWords(text: string): string {
  const joined = text.includes(".") ? text.replace(/(?<=(?:^|[^a-z0-9])[a-z])\.(?=[a-z](?![a-z0-9]))/g, "") : text;
  return joined.replace(/[^a-z0-9]+/g, " ").trim();
}

function anyWords(text: string): string {
  const joined = text.includes(".")
    ? text.replace(/(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, "")
    : text;
  return joined.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function isAscii(text: string): boolean {
  return !/[^ -~]/.test(text);
}
