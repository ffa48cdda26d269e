import { readFileSync } from "node:fs";
import { inspectTable } from "#app/features/intake/inspect.ts";
import { readTable } from "#app/features/intake/read-table.ts";
import { recogniseColumns } from "#app/features/intake/recognise-columns.ts";

const r = readTable(readFileSync("public/sample-backlog.csv"));
if (!r.ok) throw 1;
const seen = inspectTable(r.table, { country: "GB", columns: recogniseColumns(r.table) });
console.log(seen.balance, seen.phones, seen.emails, seen.review.length, seen.branches.length);
for (const n of [333, 383, 720, 741, 941, 1132]) {
  const row = seen.rows[n - 1]!;
  console.log(
    n,
    row.verdict,
    row.cells.join("|"),
    row.reasons.map((x) => x.code + ": " + x.text),
    row.record.company,
  );
}
