import { expect, test } from "vitest";
import { badRowsCsv, harmless } from "./bad-rows.ts";
import { readTable } from "./read-table.ts";

const importId = "0199a3c0-0000-7000-8000-000000000001";

test("a cell that a spreadsheet would run is text in the file that goes back", () => {
  for (const cell of [
    "=1+1",
    "+44 20 7946 0142",
    "-2",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\r=1",
    "\u200B=1+1",
    "\u0001 =1+1",
  ]) {
    expect(harmless(cell)).toBe(`'${cell}`);
  }
  for (const cell of ["Harrow & Pike", "", "a=b", "2026-11-17"]) expect(harmless(cell)).toBe(cell);
});

test("the file says why first, keeps the client’s columns, and its numbers stay whole", () => {
  const columns = [
    { header: "Firm", field: "company_name" as const },
    { header: "=Tel", field: "phone_main" as const },
  ];
  const csv = badRowsCsv(importId, columns, [
    { line: 47, verdict: "quarantined", reasons: ["The company name is missing."], cells: ["", "020 7946 0142"] },
  ]);
  expect(csv).toBe(
    "\uFEFFRow of import 0199a3c0-0000-7000-8000-000000000001,Verdict,Reasons,Firm,'=Tel\r\n47,quarantined,The company name is missing.,,'020 7946 0142\r\n",
  );
});

test("the file that comes back is cut where it was joined, however much its cells look like another table", () => {
  const columns = [{ header: "Column 1", field: "ignore" as const }];
  const rows = Array.from({ length: 12 }, (_, n) => ({
    line: n + 1,
    verdict: "quarantined",
    reasons: ["The company name is missing."],
    cells: [`${n}"•"0161 496 0142"•"Helen Marsh"•"LS9 8AA"•"Oakfield"•"firm${n}.example"•"left`],
  }));
  const csv = badRowsCsv(importId, columns, rows);

  for (const text of [
    csv,
    csv.replace(/^.*$/m, (head) => head.replaceAll(",", ";")).replace(/^(\d+),(quarantined),([^,]+),/gm, "$1;$2;$3;"),
  ]) {
    const read = readTable(Buffer.from(text));
    expect(read).toMatchObject({ ok: true, table: { headerLine: 1 } });
    expect(read.ok && read.table.records.map(({ cells }) => cells[3])).toEqual(rows.map(({ cells }) => cells[0]));
  }
});

test("the file that comes back has its header, whatever the client calls the columns", () => {
  const columns = ["Zzz", "0161 496 0142", ""].map((header) => ({ header, field: "ignore" as const }));
  const csv = badRowsCsv(importId, columns, [{ line: 3, verdict: "quarantined", reasons: [], cells: ["a", "b", "c"] }]);
  expect(readTable(Buffer.from(csv))).toMatchObject({ table: { headerLine: 1, records: [{ line: 1 }] } });
});
