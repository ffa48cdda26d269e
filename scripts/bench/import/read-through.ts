// The body of a process of its own: reads, maps and cleanses the file it is given, and says how long that took and how much
// memory it needed at most. Starting and loading are not counted.
import { readFileSync } from "node:fs";
import process from "node:process";
import { cleanse } from "#app/features/cleansing/cleanse.ts";
import { type DateOrder, dateOrderOf } from "#app/features/cleansing/dates.ts";
import { isDateField } from "#app/features/cleansing/fields.ts";
import { readTable } from "#app/features/intake/read-table.ts";
import { recogniseColumns } from "#app/features/intake/recognise-columns.ts";
import { withStorableCells } from "#app/features/intake/storable.ts";

const country = "GB";
const from = performance.now();
const read = readTable(readFileSync(process.argv[2] ?? ""));
if (!read.ok) throw new Error(read.sentence);
const table = withStorableCells(read.table);
const columns = recogniseColumns(table);
const dateOrders = new Map<number, DateOrder>();
for (const { field, index } of columns) {
  if (!isDateField(field)) continue;
  const cells = table.records.map((record) => record.cells[index] ?? "");
  dateOrders.set(index, dateOrderOf(cells, country));
}
let phones = 0;
for (const record of table.records) {
  const cells = columns.flatMap(({ index, field }) =>
    field === "ignore" ? [] : [{ column: index, field, text: record.cells[index] ?? "" }],
  );
  phones += cleanse(cells, { country, dateOrders }).phones.length;
}
const ms = performance.now() - from;
console.log(JSON.stringify({ rows: table.records.length, phones, ms, peakMb: process.resourceUsage().maxRSS / 1024 }));
