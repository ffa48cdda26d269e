/** Letters that Unicode does not take apart into a base and an accent. */
const whole: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Lower case without accents, any script. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most names are plain ASCII, and taking Unicode apart is the dear step of a large file.
  if (!/[^ -~]/.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => whole[letter] ?? letter);
}

/** The words of a text: folded, initials joined (L.L.C. → llc), apostrophes dropped, all else a gap. */
export function wordsOf(text: string): string[] {
  const plain = fold(text)
    .replace(/&amp;|[&+]/g, " and ")
    .replace(/['’‘`´]/g, "")
    .replace(/(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return plain === "" ? [] : plain.split(" ");
}
