import { Refusal, sentences } from "./refusal.ts";

export type Entry = { name: string; packed: number; size: number; deflated: boolean; start: number };

/** A workbook of a hundred sheets has a few hundred parts. */
const mostEntries = 5_000;
const largestPart = 512 * 1024 * 1024;
/** A list squeezes to a tenth, a very dull one to a fiftieth; what squeezes more, and is large, was made to hurt. */
const highestRatio = 200;
const ratioFrom = 32 * 1024 * 1024;

/**
 * The parts of a zip archive, from its directory alone: what they say of themselves is checked before a byte is inflated, and the
 * reader holds them to it.
 */
export function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // 0xFFFF and 0xFFFFFFFF point to the larger record of an archive beyond 4 GB, which nothing of 64 MB needs.
  if (count > mostEntries || at === 0xffffffff) throw new Refusal(sentences.bomb);
  const entries = new Map<string, Entry>();
  let packed = 0;
  let size = 0;
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new Refusal(sentences.damaged);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/");
    const entry = {
      name,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      deflated: method === 8,
      start: contentStart(view, view.getUint32(at + 42, true)),
    };
    if (flags & 1) throw new Refusal(sentences.locked);
    if ((method !== 0 && method !== 8) || entry.start + entry.packed > end) throw new Refusal(sentences.damaged);
    packed += entry.packed;
    size += entry.size;
    if (entry.size > largestPart) throw new Refusal(sentences.bomb);
    // Names are compared without their case, as the format wants it.
    if (entries.has(name.toLowerCase())) throw new Refusal(sentences.damaged);
    entries.set(name.toLowerCase(), entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  // Parts that share their bytes add up to more than there is.
  if (packed > bytes.length || (size > ratioFrom && size > packed * highestRatio)) throw new Refusal(sentences.bomb);
  return entries;
}

/** The directory's end stands at the file's end, before a comment of at most 64 kB. */
function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new Refusal(sentences.cutOff);
}

function contentStart(view: DataView, header: number): number {
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== 0x04034b50)
    throw new Refusal(sentences.damaged);
  return header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
}
