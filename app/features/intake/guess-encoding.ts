import { readAs } from "./encodings.ts";
import { likelihoodOf, type Script } from "./letter-model.ts";

type Candidate = { encoding: string; script: Script; expected: number };

/** What a file may be, and how much more often it is that than something rare, as a logarithm. */
const candidates: Candidate[] = [
  { encoding: "windows-1252", script: "western", expected: 6 },
  { encoding: "iso-8859-15", script: "western", expected: 2 },
  { encoding: "macintosh", script: "western", expected: 1 },
  { encoding: "ibm850", script: "western", expected: 0 },
  { encoding: "ibm437", script: "western", expected: -1 },
  { encoding: "windows-1250", script: "central", expected: 3 },
  { encoding: "iso-8859-2", script: "central", expected: 1 },
  { encoding: "ibm852", script: "central", expected: -1 },
  { encoding: "windows-1254", script: "turkish", expected: 2 },
  { encoding: "windows-1257", script: "baltic", expected: 1 },
  { encoding: "windows-1251", script: "cyrillic", expected: 3 },
  { encoding: "koi8-r", script: "cyrillic", expected: 0 },
  { encoding: "ibm866", script: "cyrillic", expected: 0 },
  { encoding: "iso-8859-5", script: "cyrillic", expected: 0 },
  { encoding: "windows-1253", script: "greek", expected: 2 },
  { encoding: "iso-8859-7", script: "greek", expected: 0 },
  { encoding: "windows-1255", script: "hebrew", expected: 1 },
  { encoding: "windows-1256", script: "arabic", expected: 1 },
  { encoding: "shift_jis", script: "japanese", expected: 3 },
  { encoding: "euc-jp", script: "japanese", expected: 1 },
  { encoding: "gb18030", script: "chinese", expected: 3 },
  { encoding: "big5", script: "taiwanese", expected: 2 },
  { encoding: "euc-kr", script: "korean", expected: 2 },
];

/** Enough lines to be certain; all lines of plain ASCII say nothing. */
const enough = 16_384;

/** Of bytes that are no Unicode, the encoding in which they read most like words that people write. */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = withoutDelimiter(telling(bytes));
  let best = { encoding: "windows-1252", score: Number.NEGATIVE_INFINITY };
  for (const { encoding, script, expected } of candidates) {
    const score = expected + scoreOf(readAs(sample, encoding), script, best.score - expected);
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding;
}

function scoreOf(text: string, script: Script, toBeat: number): number {
  const likelihood = likelihoodOf(script);
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) continue;
    score += likelihood(code, text.charCodeAt(at - 1) || 0, text.charCodeAt(at + 1) || 0);
    // Every character only takes away.
    if (score < toBeat) return score;
  }
  return score;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** The lines with bytes beyond ASCII, whole, so that no character of several bytes is cut. */
function telling(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let size = 0;
  let start = 0;
  let high = false;
  for (let at = 0; at <= bytes.length && size < enough; at++) {
    const byte = bytes[at];
    if (byte !== undefined && byte !== 10 && byte !== 13) {
      if (byte >= 0x80) high = true;
      if (at - start < enough) continue;
    }
    if (high) {
      lines.push(bytes.subarray(start, at + 1));
      size += at + 1 - start;
    }
    start = at + 1;
    high = false;
  }
  return lines;
}

/** The signs ¬ ¦ § • of the western encodings, as often in one line as in the next, are delimiters and no letters of any other. */
function withoutDelimiter(lines: Uint8Array[]): Uint8Array {
  const sample = Buffer.concat(lines);
  // A hard space between two digits, as a number is written; no alphabet has a letter there.
  for (let at = sample.indexOf(0xa0); at >= 0; at = sample.indexOf(0xa0, at + 1))
    if (isDigit(sample[at - 1]) && isDigit(sample[at + 1])) sample[at] = 0x20;
  for (const sign of [0xac, 0xa6, 0xa7, 0x95]) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.reduce((sum, byte) => sum + (byte === sign ? 1 : 0), 0);
      if (count > 1) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    if (lines.length < 2 || Math.max(0, ...counts.values()) < lines.length * 0.6) continue;
    for (let at = sample.indexOf(sign); at >= 0; at = sample.indexOf(sign, at)) sample[at] = 0x2c;
  }
  return sample;
}
