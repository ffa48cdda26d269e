import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { LinePieces } from "./line-pieces.ts";
import { openTable, readTable, type TableRecord } from "./read-table.ts";
import { RecordScanner, scanRecords } from "./scan-records.ts";

const awkward = fc.string({
  unit: fc.constantFrom("a", "7", '"', ",", "\n", "\r", "\r\n", " ", "é", "日"),
  maxLength: 120,
});
const cuts = fc.array(fc.nat(60), { maxLength: 12 });

function cut<T extends { length: number }>(whole: T, lengths: number[], slice: (from: number, to: number) => T): T[] {
  const pieces: T[] = [];
  let at = 0;
  for (const length of lengths) {
    pieces.push(slice(at, at + length));
    at += length;
  }
  return [...pieces, slice(at, whole.length)];
}

test("a text in pieces, wherever it is cut, holds the records of the whole", () => {
  fc.assert(
    fc.property(awkward, cuts, (text, lengths) => {
      const scanner = new RecordScanner(",");
      const pieces = cut(text, lengths, (from, to) => text.slice(from, to));
      const records = pieces.flatMap((piece, at) => scanner.take(piece, { last: at === pieces.length - 1 }));

      expect(records).toEqual(scanRecords(text, ","));
    }),
    { numRuns: 600, seed: 4 },
  );
});

test.each(["utf-8", "utf-16le", "utf-16be", "windows-1252", "shift_jis"])(
  "bytes in %s, wherever they are cut, come out as whole lines",
  (encoding) => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Zoë Ltd", "日本", "a", "\u0a0a\u000d", ""), { maxLength: 8 }),
        cuts,
        (lines, lengths) => {
          const bytes = new Uint8Array(iconv.encode(lines.join("\n"), encoding));
          const cutter = new LinePieces(encoding);
          const chunks = cut(bytes, lengths, (from, to) => bytes.subarray(from, to));
          const pieces = chunks.map((chunk, at) => cutter.take(chunk, at === chunks.length - 1));

          expect(pieces.map((piece) => iconv.decode(Buffer.from(piece), encoding)).join("")).toBe(
            iconv.decode(Buffer.from(bytes), encoding),
          );
        },
      ),
      { numRuns: 200, seed: 5 },
    );
  },
);

test("a file read on from its beginning is the file read at once, its lines numbered through", () => {
  const rows = Array.from(
    { length: 400 },
    (_, at) => `Firm ${at},"Unit ${at}\nMill Lane",020 7946 ${String(at).padStart(4, "0")}`,
  );
  const bytes = new TextEncoder().encode(`Company,Address,Phone\n${rows.join("\r\n")}\n`);
  const opened = openTable(bytes.subarray(0, 3_000), { whole: false });
  if (!opened.ok) throw new Error(opened.sentence);
  const records: TableRecord[] = [...opened.table.records];
  for (let at = 3_000; at < bytes.length; at += 777) {
    records.push(...opened.further(bytes.subarray(at, at + 777), at + 777 >= bytes.length));
  }

  const whole = readTable(bytes);
  expect(records).toEqual(whole.ok ? whole.table.records : null);
  expect(records.at(-1)).toMatchObject({ line: 400, physicalLine: 800 });
});
