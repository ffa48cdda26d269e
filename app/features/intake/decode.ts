import { mendUtf8 } from "./broken-utf8.ts";
import { readAs } from "./encodings.ts";
import { guessEncoding } from "./guess-encoding.ts";
import { lineOf } from "./line-of.ts";
import { markedEncoding, unmarkedWide, withoutInnerMarks } from "./unicode-marks.ts";

export type Decoded = { text: string; encoding: string; warnings: string[] };

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes to text: the mark at the start, then strict UTF-8, then what the bytes read like. Never a guess without a word. */
export function decode(bytes: Uint8Array, chosen?: string): Decoded {
  const found = chosen ? readChosen(bytes, chosen) : read(bytes);
  const text = withoutInnerMarks(found.text);
  return { ...found, text, warnings: [...found.warnings, ...lostCharacters(text, found.encoding)] };
}

/** A further piece of a text whose encoding is settled; `firstLine` is the line it begins with. */
export function decodeFurther(bytes: Uint8Array, encoding: string, firstLine: number): Decoded {
  const strict = encoding === "utf-8" ? strictUtf8(bytes) : null;
  const mended = encoding === "utf-8" && strict === null ? mendUtf8(bytes, { firstLine, settled: true }) : null;
  const text = withoutInnerMarks(strict ?? mended?.text ?? readAs(bytes, encoding));
  return {
    text,
    encoding,
    warnings: [...(mended ? [mended.warning] : []), ...lostCharacters(text, encoding, firstLine)],
  };
}

function readChosen(bytes: Uint8Array, encoding: string): Decoded {
  return encoding === "utf-8" ? (readUtf8(bytes) ?? plainly(bytes, encoding)) : plainly(bytes, encoding);
}

function read(bytes: Uint8Array): Decoded {
  const marked = markedEncoding(bytes);
  const wide = marked && marked !== "utf-8" ? marked : unmarkedWide(bytes);
  if (wide) return plainly(bytes, wide);
  // Japanese mail switches alphabets with escape codes, all of them plain ASCII.
  if (marked !== "utf-8" && switchesAlphabet(latin1(bytes.subarray(0, 65_536)))) return guessed(bytes, "iso-2022-jp");
  return readUtf8(bytes) ?? guessed(bytes, guessEncoding(bytes));
}

const switchesAlphabet = (text: string): boolean =>
  (text.includes("\x1b$B") || text.includes("\x1b$@")) && !/[\u0080-\u00ff]/.test(text);

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

function readUtf8(bytes: Uint8Array): Decoded | null {
  const text = strictUtf8(bytes);
  if (text !== null) return { text, encoding: "utf-8", warnings: [] };
  const mended = mendUtf8(bytes);
  return mended && { text: mended.text, encoding: "utf-8", warnings: [mended.warning] };
}

/** A file of wide characters that ends in half of one was cut off, which is worth a word and no lost character. */
function plainly(bytes: Uint8Array, encoding: string): Decoded {
  const unit = encoding.startsWith("utf-32") ? 4 : encoding.startsWith("utf-16") ? 2 : 1;
  const beyond = bytes.length % unit;
  const text = readAs(beyond ? bytes.subarray(0, bytes.length - beyond) : bytes, encoding);
  const warnings = beyond
    ? [
        "The file ends in the middle of a character; its end may be missing. Compare the number of rows with the original.",
      ]
    : [];
  return { text, encoding, warnings };
}

function guessed(bytes: Uint8Array, encoding: string): Decoded {
  return {
    text: readAs(bytes, encoding),
    encoding,
    warnings: [`The file is not UTF-8; it was read as ${encoding}. If accents look wrong, choose another encoding.`],
  };
}

/** What could not be read, or was already lost before the file reached us, is told with its first line. */
function lostCharacters(text: string, encoding: string, firstLine = 1): string[] {
  const first = text.indexOf("\uFFFD");
  if (first < 0) return [];
  const count = text.slice(first).match(/\uFFFD/g)?.length ?? 0;
  const many = count === 1 ? "1 character" : `${count} characters`;
  const where = `line ${firstLine - 1 + lineOf(text.slice(0, first))}`;
  return [
    encoding === "utf-8"
      ? `${many} (“\uFFFD”) cannot be read, the first on ${where}: lost before the file reached us, or not UTF-8. Choose another encoding, or ask for the list again.`
      : `${many} could not be read as ${encoding}, the first on ${where}, and stand as “\uFFFD”. Choose another encoding, or mend those rows.`,
  ];
}
