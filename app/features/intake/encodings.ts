import iconv from "iconv-lite";

/** Encodings a person may choose from when the guess is wrong. */
export const encodings = [
  "utf-8",
  "windows-1252",
  "iso-8859-1",
  "iso-8859-15",
  "macintosh",
  "ibm850",
  "ibm437",
  "utf-16le",
  "utf-16be",
  "utf-32le",
  "utf-32be",
  "windows-1250",
  "iso-8859-2",
  "ibm852",
  "windows-1254",
  "iso-8859-9",
  "windows-1257",
  "windows-1251",
  "koi8-r",
  "ibm866",
  "iso-8859-5",
  "windows-1253",
  "iso-8859-7",
  "windows-1255",
  "windows-1256",
  "shift_jis",
  "euc-jp",
  "iso-2022-jp",
  "gb18030",
  "gbk",
  "big5",
  "euc-kr",
] as const;

/** Read by the platform: many bytes to a character, or a table that the library has wrong. */
const platform = new Set([
  "utf-8",
  "macintosh",
  "shift_jis",
  "euc-jp",
  "iso-2022-jp",
  "gb18030",
  "gbk",
  "big5",
  "euc-kr",
]);
const decoders = new Map<string, TextDecoder>();

/** Bytes as text in one encoding; what has no character there becomes U+FFFD. */
export function readAs(bytes: Uint8Array, encoding: string): string {
  if (!platform.has(encoding))
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, { stripBOM: true });
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding);
    decoders.set(encoding, decoder);
  }
  return decoder.decode(bytes);
}
