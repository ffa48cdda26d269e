import iconv from "iconv-lite";

export type Decoded = { text: string; encoding: string; warnings: string[] };

/** Encodings a person may choose from when the guess is wrong. */
export const encodings = [
  "utf-8",
  "windows-1252",
  "iso-8859-15",
  "utf-16le",
  "utf-16be",
  "windows-1250",
  "windows-1251",
  "shift_jis",
  "gb18030",
  "big5",
  "euc-kr",
] as const;

function read(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, { stripBOM: true });
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

/** Which byte of each pair is zero tells UTF-16 apart from text, and its order with it. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) at % 2 ? odd++ : even++;
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.4 && odd < half * 0.05) return "utf-16be";
  return null;
}

const common = {
  shift_jis: /[\u3040-\u30FF]|[\u4E00-\u9FFF]/g,
  gb18030: /[\u4E00-\u9FFF]/g,
  "windows-1251": /[\u0410-\u044F\u0401\u0451]/g,
};

/** How much of the text beyond ASCII is what one would expect in this encoding, 0 to 1. */
function plausibility(text: string, expected: RegExp): number {
  const foreign = text.match(/\P{ASCII}/gu)?.length ?? 0;
  if (foreign === 0 || text.includes("\uFFFD")) return 0;
  return (text.match(expected)?.length ?? 0) / foreign;
}

/** Bytes that are no UTF-8: a western Windows file in most cases, but not in all. */
function guessLegacy(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 65_536);
  let high = 0;
  let runs = 0;
  let controls = false;
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] ?? 0;
    if (byte < 0x80) continue;
    high++;
    if ((sample[at - 1] ?? 0) >= 0x80) runs++;
    if (byte < 0xa0) controls = true;
  }
  // Western text has single accented letters between ASCII ones; other alphabets stand in runs.
  if (runs > high * 0.4) {
    const trimmed = sample.subarray(0, sample.lastIndexOf(10) + 1 || sample.length);
    const scores = (["shift_jis", "gb18030", "windows-1251"] as const).map((encoding) => ({
      encoding,
      score: plausibility(read(trimmed, encoding), common[encoding]) + kanaBonus(read(trimmed, encoding), encoding),
    }));
    const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
    if (best.score > 0.7) return best.encoding;
  }
  return !controls && looksLikeLatin9(sample) ? "iso-8859-15" : "windows-1252";
}

/** Kana between characters is Japanese beyond doubt; words of small Cyrillic letters are Russian. */
function kanaBonus(text: string, encoding: string): number {
  if (encoding === "shift_jis")
    return /[\u3041-\u3096\u30A1-\u30FA]{2}/.test(text) && !/[\uFF61-\uFF9F]{3}/.test(text) ? 0.5 : -0.1;
  if (encoding === "windows-1251") return /[\u0430-\u044F]{3}/.test(text) ? 0.4 : 0;
  return 0;
}

/** In ISO-8859-15 the bytes of ¤ ¼ ½ are € Œ œ: a euro sign stands before a digit, a ligature between letters. */
function looksLikeLatin9(bytes: Uint8Array): boolean {
  const isLetter = (byte: number) => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
  return bytes.some((byte, at) => {
    if (byte === 0xa4) return true;
    return (byte === 0xbc || byte === 0xbd) && isLetter(bytes[at + 1] ?? 0);
  });
}

/** Bytes to text: the mark at the start, then strict UTF-8, then what the bytes look like. Never a guess without a word. */
export function decode(bytes: Uint8Array, chosen?: string): Decoded {
  if (chosen) return { text: read(bytes, chosen), encoding: chosen, warnings: [] };
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: read(bytes, "utf-16le"), encoding: "utf-16le", warnings: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: read(bytes, "utf-16be"), encoding: "utf-16be", warnings: [] };
  const unmarked = utf16WithoutMark(bytes);
  if (unmarked) return { text: read(bytes, unmarked), encoding: unmarked, warnings: [] };
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", warnings: [] };
  const encoding = guessLegacy(bytes);
  return {
    text: read(bytes, encoding),
    encoding,
    warnings: [`The file is not UTF-8; it was read as ${encoding}. If accents look wrong, choose another encoding.`],
  };
}
