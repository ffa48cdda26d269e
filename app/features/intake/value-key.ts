import { normaliseName } from "#app/features/matching/normalise-name.ts";

/** Letters that no accent explains. */
const others: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
};
const plain = /^[a-z0-9 ]*$/;

/** Small letters without accents and marks, the words in their order: “St. Albans ” and “ST ALBANS” are one. */
export function plainWords(value: string): string {
  const low = value.toLowerCase();
  if (plain.test(low)) return low.replace(/ +/g, " ").trim();
  return low
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ßæœøđðþłıħ]/g, (letter) => others[letter] ?? letter)
    .replace(/&/g, " and ")
    .replace(/[-‐-―/\\,;:|_]+/g, " ")
    .replace(/[^\p{L}\p{N}\s+#]+/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** OpenRefine's fingerprint: the words sorted, so that “Vale, Glamorgan” meets “Glamorgan Vale”. Each word counts as often as it stands. */
export const fingerprint = (value: string): string => plainWords(value).split(" ").sort().join(" ");

/** The same without legal form and fillers: “Acme Ltd” and “ACME Limited”. */
export const companyFingerprint = (value: string): string => [...normaliseName(value).words].sort().join(" ");

/** The pieces of so many letters that occur in a value, each once: gaps, doubled letters and changed order count little. */
export function ngramFingerprint(value: string, size: 1 | 2): string {
  const letters = plainWords(value).replaceAll(" ", "");
  // Of three letters the pieces say too little.
  if (letters.length < 4) return letters;
  const pieces = new Set<string>();
  for (let at = 0; at + size <= letters.length; at++) pieces.add(letters.slice(at, at + size));
  return [...pieces].sort().join("");
}
