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
  const { count, first, end } = directoryOf(view);
  let at = first;
  if (count > mostEntries) throw new Refusal(sentences.bomb);
  const entries = new Map<string, Entry>();
  let packed = 0;
  let size = 0;
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new Refusal(sentences.damaged);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/");
    const [size32, packed32, header32] = [24, 20, 42].map((field) => view.getUint32(at + field, true));
    const extra = at + 46 + nameLength;
    const wide = wideValues(view, extra, extra + view.getUint16(at + 30, true));
    const whole = (value = 0): number => (value === 0xffffffff ? (wide.shift() ?? Number.NaN) : value);
    // In this order the larger record keeps those that did not fit.
    const stated = { size: whole(size32), packed: whole(packed32), header: whole(header32) };
    if (Object.values(stated).some(Number.isNaN)) throw new Refusal(sentences.damaged);
    const start = contentStart(view, stated.header);
    const entry = { name, packed: stated.packed, size: stated.size, deflated: method === 8, start };
    if (flags & 1) throw new Refusal(sentences.locked);
    if (nameLength === 0 || (method !== 0 && method !== 8) || entry.start + entry.packed > end)
      throw new Refusal(sentences.damaged);
    packed += entry.packed;
    size += entry.size;
    if (entry.size > largestPart) throw new Refusal(sentences.bomb);
    // Names are compared without their case, as the format wants it.
    if (entries.has(name.toLowerCase()) && !name.endsWith("/")) throw new Refusal(sentences.damaged);
    entries.set(name.toLowerCase(), entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  // Parts that share their bytes add up to more than there is.
  if (packed > bytes.length || (size > ratioFrom && size > packed * highestRatio)) throw new Refusal(sentences.bomb);
  return entries;
}

/** Some programs write the records meant for archives beyond 4 GB into every workbook, however small. */
function directoryOf(view: DataView): { count: number; first: number; end: number } {
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  const first = view.getUint32(end + 16, true);
  if (count !== 0xffff && first !== 0xffffffff) return { count, first, end };
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw new Refusal(sentences.damaged);
  const wide = Number(view.getBigUint64(locator + 8, true));
  if (wide + 56 > locator || view.getUint32(wide, true) !== 0x06064b50) throw new Refusal(sentences.damaged);
  return {
    count: Number(view.getBigUint64(wide + 32, true)),
    first: Number(view.getBigUint64(wide + 48, true)),
    end: wide,
  };
}

/** The values of an entry that are too large for its own fields, or were put elsewhere as if they were. */
function wideValues(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= Math.min(to, view.byteLength); ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      const values: number[] = [];
      for (let value = at + 4; value + 8 <= Math.min(at + 4 + length, view.byteLength); value += 8)
        values.push(Number(view.getBigUint64(value, true)));
      return values;
    }
    at += 4 + length;
  }
  return [];
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
