export type Wide = "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/** The mark at the start of a file that says in which Unicode it is written. UTF-32 begins like UTF-16, and is asked first. */
export function markedEncoding(bytes: Uint8Array): Wide | "utf-8" | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return bytes.length >= 4 && c === 0 && d === 0 ? "utf-32le" : "utf-16le";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32be";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return a === 0xef && b === 0xbb && c === 0xbf ? "utf-8" : null;
}

/**
 * Which bytes are zero tells wide characters apart from text, and their order with it: line ends, digits and delimiters have
 * zeros even where every word is Chinese.
 */
export function unmarkedWide(bytes: Uint8Array): Wide | null {
  const sample = bytes.subarray(0, Math.min(bytes.length & ~3, 65_536));
  if (sample.length < 8 || !sample.includes(0)) return null;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  const [a = 0, b = 0, c = 0, d = 0] = zeros;
  const units = sample.length / 4;
  if (c > units * 0.9 && d > units * 0.9 && a === 0) return "utf-32le";
  if (a > units * 0.9 && b > units * 0.9 && d === 0) return "utf-32be";
  const even = a + c;
  const odd = b + d;
  const few = units * 2 * 0.04;
  const wide = odd > few && even <= odd * 0.02 ? "utf-16le" : even > few && odd <= even * 0.02 ? "utf-16be" : null;
  return wide && lineEndsAreWide(sample, wide === "utf-16le" ? 1 : -1) ? wide : null;
}

/** A stray zero in a text of single bytes leaves its line ends as they are. */
function lineEndsAreWide(sample: Uint8Array, partner: 1 | -1): boolean {
  let wide = 0;
  let narrow = 0;
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at];
    if (byte === 10 || byte === 13 || byte === 44) sample[at + partner] === 0 ? wide++ : narrow++;
  }
  return wide >= narrow;
}

/** Marks that stayed inside where files were put one behind the other, or were marked twice. */
export function withoutInnerMarks(text: string): string {
  if (!text.includes("\uFEFF")) return text;
  return text.replace(/^\uFEFF+/, "").replace(/([\r\n])\uFEFF+/g, "$1");
}
