const archive = (name: string) =>
  `This is a compressed archive (${name}). Unpack it and upload the list inside as CSV or XLSX.`;
const database = (name: string) =>
  `This is a database (${name}), not a table. Export the table with the companies as CSV and upload that.`;
const picture = "This is a picture, not a table. Ask for the list itself, as CSV.";
const recording = "This is a recording or a film, not a table. Ask for the list itself, as CSV.";
const program = "This is a program, not a table. Ask for the list itself, as CSV, and do not open this file.";

/** How files begin, or go on at an offset, that hold no text. */
const signatures: [string, string, offset?: number][] = [
  ["7z\xBC\xAF\x27\x1C", archive("7z")],
  ["Rar!\x1A\x07", archive("RAR")],
  ["BZh", archive("bzip2")],
  ["\xFD7zXZ\0", archive("xz")],
  ["\x28\xB5\x2F\xFD", archive("zstd")],
  ["ustar", archive("tar"), 257],
  ["SQLite format 3\0", database("SQLite")],
  ["\0\x01\0\0Standard ", database("Access")],
  ["PAR1", database("Parquet")],
  ["Obj\x01", database("Avro")],
  ["!BDN", "This is an Outlook mailbox (PST). Export its contacts as CSV and upload that."],
  ["BM", picture],
  ["II*\0", picture],
  ["MM\0*", picture],
  ["WEBP", picture, 8],
  ["ftyp", recording, 4],
  ["ID3", recording],
  ["OggS", recording],
  ["fLaC", recording],
  ["WAVE", recording, 8],
  ["AVI ", recording, 8],
  ["\xFF\xFB", recording],
  ["MZ", program],
  ["\x7FELF", program],
  ["\xCF\xFA\xED\xFE", program],
  ["\xCA\xFE\xBA\xBE", program],
];

/** What the first bytes of a binary file say it is. Short signatures are letters, too: they count only where bytes no text has follow. */
export function refuseBySignature(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 512));
  const binary = bytes.subarray(0, 512).includes(0);
  for (const [signature, sentence, offset = 0] of signatures) {
    if (!head.startsWith(signature, offset)) continue;
    if (binary || signature.length > 4) return sentence;
  }
  return null;
}
