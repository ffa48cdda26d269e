// The body of a process of its own: reads the file it is given piece by piece, maps and cleanses it and gives each row its verdict,
// and says how long that took and how much memory it needed at most. Starting and loading are not counted.
import { closeSync, openSync, readSync } from "node:fs";
import process from "node:process";
import { openTable, type TableRecord } from "#app/features/intake/read-table.ts";
import { recogniseColumns } from "#app/features/intake/recognise-columns.ts";
import { dateOrdersOf, rowCleanser } from "#app/features/intake/row-cleanser.ts";
import { StorableCells } from "#app/features/intake/storable.ts";
import { firstVerdict } from "#app/features/intake/verdicts.ts";

const PIECE = 4 * 1024 * 1024;
const file = openSync(process.argv[2] ?? "", "r");
const from = performance.now();
const head = next();
const opened = openTable(head, { whole: head.length < PIECE });
if (!opened.ok) throw new Error(opened.sentence);
const { table, further } = opened;
const settings = { country: "GB", columns: recogniseColumns(table) } as const;
const clean = rowCleanser(settings, dateOrdersOf(table.records, settings));
const storable = new StorableCells();
let rows = 0;
let leads = 0;
count(table.records);
for (let piece = next(); head.length === PIECE; piece = next()) {
  const last = piece.length < PIECE;
  count(further(piece, last));
  if (last) break;
}
closeSync(file);
const ms = performance.now() - from;
console.log(JSON.stringify({ rows, leads, ms, peakMb: process.resourceUsage().maxRSS / 1024 }));

function next(): Uint8Array {
  const bytes = new Uint8Array(PIECE);
  let read = 0;
  while (read < PIECE) {
    const more = readSync(file, bytes, read, PIECE - read, null);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}

function count(records: TableRecord[]): void {
  for (const record of records) {
    const row = storable.of(record);
    rows++;
    if (firstVerdict(row, clean(row)).verdict === "lead") leads++;
  }
}
