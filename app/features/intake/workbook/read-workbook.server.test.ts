import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { givenWorkbook, refusalOf, sheetOf } from "#tests/given-workbook.ts";
import { sharedData } from "#tests/shared.ts";
import { inspectTable } from "../inspect.ts";
import { openFile } from "../open-file.server.ts";
import { readTable, type Table } from "../read-table.ts";
import { recogniseColumns } from "../recognise-columns.ts";

async function tableOf(bytes: Uint8Array, sheet: string | null = null): Promise<Table> {
  const opened = await openFile(bytes, sheet);
  const read = opened.ok ? readTable(opened.source) : opened;
  if (!read.ok) throw new Error(read.sentence);
  return read.table;
}

const one = (xml: string, others: Partial<Parameters<typeof givenWorkbook>[0]> = {}) =>
  givenWorkbook({ sheets: [{ name: "Leads", xml }], ...others });
const leads = sheetOf(["Company", "Phone"], ["Corbridge Print", "0161 496 0155"]);
const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="00000000000"/><numFmt numFmtId="165" formatCode="&quot;+&quot;0"/>' +
  '<numFmt numFmtId="166" formatCode="[$-809]dd\\ mmmm\\ yyyy;@"/><numFmt numFmtId="167" formatCode="[Red]General"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' +
  [0, 14, 22, 164, 165, 166, 167, 11, 20].map((id) => `<xf numFmtId="${id}"/>`).join("") +
  "</cellXfs>";

test("numbers keep every digit the cell holds, with the zeros and the plus its format shows", async () => {
  const { records } = await tableOf(
    one(
      '<sheetData><row><c t="inlineStr"><is><t>Company</t></is></c><c t="inlineStr"><is><t>Phone</t></is></c></row>' +
        '<row><c t="inlineStr"><is><t>A</t></is></c><c s="7"><v>4.42079460401E11</v></c></row>' +
        '<row><c t="inlineStr"><is><t>B</t></is></c><c><v>4.4207946040100001E+11</v></c></row>' +
        '<row><c t="inlineStr"><is><t>C</t></is></c><c s="3"><v>2079460401</v></c></row>' +
        '<row><c t="inlineStr"><is><t>D</t></is></c><c s="4"><v>442079460401</v></c></row>' +
        '<row><c t="inlineStr"><is><t>E</t></is></c><c s="1"><v>442079460401</v></c></row>' +
        '<row><c t="inlineStr"><is><t>F</t></is></c><c s="6"><v>0.30000000000000004</v></c></row></sheetData>',
      { styles },
    ),
  );
  expect(records.map(({ cells }) => cells[1])).toEqual([
    "442079460401",
    "442079460401",
    "02079460401",
    "+442079460401",
    "442079460401",
    "0.3",
  ]);
});

test("formulas give the value last calculated, errors and booleans their words, annotations nothing", async () => {
  const { records } = await tableOf(
    one(
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>' +
        '<row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" t="str"><f>"020 "&amp;"7946"</f><v>020 7946 0405</v></c><c r="C3" t="e"><f>VLOOKUP(1,2)</f><v>#N/A</v></c><c r="D3" t="b"><v>1</v></c></row></sheetData>',
      {
        strings:
          '<si><t>Company</t></si><si><t>Phone</t></si><si><t>Email</t></si><si><t>Do not call</t></si><si><r><t xml:space="preserve">東京 </t></r><r><t>&amp; Søn_x000D_</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
      },
    ),
  );
  expect(records).toMatchObject([
    { line: 1, physicalLine: 3, cells: ["東京 & Søn\r", "020 7946 0405", "#N/A", "TRUE"] },
  ]);
});

test("of several sheets the visible one that looks like a list is read, and a person may choose another", async () => {
  const bytes = givenWorkbook({
    sheets: [
      { name: "Cover", xml: sheetOf(["Backlog of Calder", ""], ["Prepared by", "Dan Ellwood"]) },
      {
        name: "Old",
        state: "hidden",
        xml: sheetOf(["Company", "Phone"], ["Hidden Ltd", "0161 496 0100"]),
      },
      { name: "Leads", xml: leads },
      { name: "Empty", xml: "<sheetData/>" },
    ],
  });
  expect(await tableOf(bytes)).toMatchObject({ sheet: "Leads", headerLine: 1, warnings: [] });
  const old = await tableOf(bytes, "Old");
  expect(old).toMatchObject({ sheet: "Old", records: [{ cells: ["Hidden Ltd", "0161 496 0100"] }] });
  expect(old.warnings).toEqual(["The sheet “Old” is hidden in the workbook."]);
  expect(old.workbook?.sheets).toHaveLength(4);
  expect(await refusalOf(bytes, "Empty")).toMatch(/“Empty” holds no rows/);
  expect(await refusalOf(bytes, "Nowhere")).toMatch(/has no sheet “Nowhere”.*“Leads”/);
  expect(await openFile(bytes, "Empty")).toMatchObject({ sheets: [{ name: "Cover" }, { hidden: true }, {}, {}] });
});

test("a second list in the workbook is named, so that its rows are not lost without a word", async () => {
  const list = (company: string) => sheetOf(["Company", "Phone", "Email"], [company, "0161 496 0155", ""]);
  const bytes = givenWorkbook({
    sheets: [
      { name: "North", xml: list("A") },
      { name: "South", xml: list("B") },
    ],
  });
  const { sheet, warnings } = await tableOf(bytes);
  expect(sheet).toBe("North");
  expect(warnings).toEqual([expect.stringMatching(/^Only the sheet “North” is read\. “South” holds a list too/)]);
});

test("rows under a merged title are found, hidden ones are read and told, and a merged company stands in each of its rows", async () => {
  const rows = [
    ["Backlog 2024 of Calder Telematics"],
    [],
    ["Company", "Contact", "Phone"],
    ["Corbridge Print", "Dan Ellwood", "0161 496 0155"],
    ["", "Ann Ellwood", "0161 496 0156"],
  ];
  const xml = `${sheetOf(...rows).replace('<row r="5">', '<row r="5" hidden="1">')}<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A4:A5"/></mergeCells>`;
  const { headerLine, records, warnings } = await tableOf(one(xml));
  expect(headerLine).toBe(3);
  expect(records.map(({ cells }) => cells)).toEqual([
    ["Corbridge Print", "Dan Ellwood", "0161 496 0155"],
    ["Corbridge Print", "Ann Ellwood", "0161 496 0156"],
  ]);
  expect(warnings).toEqual([expect.stringMatching(/^1 row is hidden/), expect.stringMatching(/merged/)]);
});

test("a cell beyond the header is a column without a name, and no reason to distrust the row", async () => {
  const { headers, records } = await tableOf(
    one(sheetOf(["Company", "Phone"], ["A", "0161 496 0155", "", "ring after ten"], ["B", "0161 496 0156"])),
  );
  expect(headers).toEqual(["Company", "Phone", "Column 4"]);
  expect(records.map(({ cells, fault }) => [cells, fault])).toEqual([
    [["A", "0161 496 0155", "ring after ten"], null],
    [["B", "0161 496 0156", ""], null],
  ]);
});

const folder = sharedData("leads/torture/excel/dev");
const absent = folder ? "" : " (skipped: the shared data are not here)";
describe.skipIf(!folder)(`workbooks with known answers${absent}`, () => {
  type Row = { row: number; phones?: string[]; email?: string | null; last_call?: string; reject?: string };
  type Expected = Record<
    string,
    { rows?: number; sheet?: string; right_sheet?: string; error?: string; expect?: Row[] }
  >;
  const expected: Expected = folder ? JSON.parse(readFileSync(`${folder}/expected.json`, "utf8")) : {};

  test.each(Object.entries(expected))("%s", async (file, wanted) => {
    const bytes = readFileSync(`${folder}/${file}`);
    if (wanted.error) return expect(await refusalOf(bytes)).toMatch(/\.$/);
    const table = await tableOf(bytes);
    expect(table.records).toHaveLength(wanted.rows ?? 0);
    const sheet = wanted.sheet ?? wanted.right_sheet;
    if (sheet) expect(table.sheet).toBe(sheet);
    const columns = recogniseColumns(table);
    const { rows } = inspectTable(table, { country: "GB", columns });
    for (const { row, phones, email, last_call, reject } of wanted.expect ?? []) {
      const found = rows.find(({ physicalLine }) => physicalLine === row);
      if (phones) expect(found?.record.phones.map(({ e164 }) => e164)).toEqual(phones);
      if (email !== undefined) expect(found?.record.emails[0] ?? null).toBe(email);
      if (last_call) expect(found?.record.lastContactedOn).toBe(last_call);
      if (reject) expect(found?.verdict).toBe("quarantined");
    }
  });
});

const damaged = sharedData("leads/torture/excel-damaged/dev");
describe.skipIf(!damaged)(
  `lists a spreadsheet has damaged${damaged ? "" : " (skipped: the shared data are not here)"}`,
  () => {
    test("a number shown as 4.4E+11 is not made up again, one that lost its zero is", async () => {
      const known = JSON.parse(readFileSync(`${damaged}/expected.json`, "utf8"));
      for (const file of ["uk-500-scientific.csv", "uk-500-zero-lost-and-dot0.tsv"]) {
        const table = await tableOf(readFileSync(`${damaged}/${file}`));
        const { phones, rows } = inspectTable(table, { country: "GB", columns: recogniseColumns(table) });
        expect(rows).toHaveLength(known[file].rows);
        if (known[file].valid_phones !== undefined) expect(phones.valid).toBe(known[file].valid_phones);
        const counts = Object.values(phones.byColumn).map(({ valid }) => valid);
        if (known[file].phone1_valid_after_repair !== undefined)
          expect(counts).toEqual(
            expect.arrayContaining([known[file].phone1_valid_after_repair, known[file].phone2_valid_after_repair]),
          );
      }
    });
  },
);
