import { readAs } from "./encodings.ts";
import { lineOf } from "./line-of.ts";

/** The length of the UTF-8 character that starts here, 0 where the bytes are none. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
  return length;
}

type Survey = { sound: number; broken: number; soundLines: number; brokenLines: number; first: number };

/** How much of it is UTF-8, by characters and by lines, and where the first byte stands that is none. */
function survey(bytes: Uint8Array): Survey {
  const found: Survey = { sound: 0, broken: 0, soundLines: 0, brokenLines: 0, first: -1 };
  let sound = false;
  let broken = false;
  const endLine = () => {
    if (broken) found.brokenLines++;
    else if (sound) found.soundLines++;
    sound = broken = false;
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      if (byte === 10 || byte === 13) endLine();
      at++;
      continue;
    }
    const length = lengthAt(bytes, at);
    if (length > 0) {
      found.sound++;
      sound = true;
      at += length;
      continue;
    }
    if (found.first < 0) found.first = at;
    found.broken++;
    broken = true;
    at++;
  }
  endLine();
  return found;
}

/**
 * UTF-8 into which something else was pasted, or that lost a byte: read as UTF-8 where it is, and byte by byte as
 * Windows-1252 where it is not. Null where most of it is not UTF-8, which is then another encoding altogether, unless the
 * beginning of the file has settled that: then `settled` says so.
 */
export function mendUtf8(
  bytes: Uint8Array,
  { firstLine = 1, settled = false } = {},
): { text: string; warning: string } | null {
  const { sound, broken, soundLines, brokenLines, first } = survey(bytes);
  if (broken === 0 || (!settled && (soundLines < brokenLines || sound < broken))) return null;
  const start = firstLine - 1 + lineOf(readAs(bytes.subarray(0, first), "windows-1252"));
  const warning =
    brokenLines === 1
      ? `Line ${start} is not UTF-8 like the rest of the file; it was read as windows-1252. Check its accents.`
      : `${brokenLines} lines, the first of them line ${start}, are not UTF-8 like the rest of the file; they were read as windows-1252. Check their accents.`;
  return { text: mended(bytes), warning };
}

function mended(bytes: Uint8Array): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    pieces.push(readAs(bytes.subarray(from, at), "utf-8"), readAs(bytes.subarray(at, at + 1), "windows-1252"));
    from = ++at;
  }
  pieces.push(readAs(bytes.subarray(from), "utf-8"));
  return pieces.join("");
}
