import { expect, test } from "vitest";
import { givenWorkbook, refusalOf, sheetOf } from "#tests/given-workbook.ts";
import { openFile } from "../open-file.server.ts";

const one = (xml: string, others: Partial<Parameters<typeof givenWorkbook>[0]> = {}) =>
  givenWorkbook({ sheets: [{ name: "Leads", xml }], ...others });
const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;

async function gridOf(bytes: Uint8Array) {
  const opened = await openFile(bytes, null);
  if (!opened.ok) throw new Error(opened.sentence);
  if (opened.source instanceof Uint8Array) throw new Error("It was read as text.");
  const { rows, warnings } = opened.source;
  return { rows: rows.map(({ physicalLine, cells }) => [physicalLine, ...cells]), warnings };
}

test("a heading merged over columns stands over each of them, a title stays one", async () => {
  const sheet = sheetOf(
    ["Leads of Calder", "", "", ""],
    ["Account", "Contact", "", "Source"],
    ["", "First", "Last", ""],
    ["Mole Freight", "Ann", "Ellwood", "Fair"],
  );
  const merged = ["A1:D1", "A2:A3", "B2:C2", "D2:D3"].map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  const { rows } = await gridOf(one(`${sheet}<mergeCells>${merged}</mergeCells>`));
  expect(rows).toEqual([
    [1, "Leads of Calder"],
    [2, "Account", "Contact", "Contact", "Source"],
    [3, "Account", "First", "Last", "Source"],
    [4, "Mole Freight", "Ann", "Ellwood", "Fair"],
  ]);
});

test("rows and cells are found by their references, by their order where they have none, and told in the order of the sheet", async () => {
  const { rows } = await gridOf(
    one(
      '<dimension ref="A1"/><sheetData><row r="9"><c r="D9" t="str"><v>Tay Valley</v></c></row>' +
        '<row r="5"><c r="D5" t="str"><v>Company</v></c><c t="str"><v>Phone</v></c></row></sheetData>',
    ),
  );
  expect(rows).toEqual([
    [5, "", "", "", "Company", "Phone"],
    [9, "", "", "", "Tay Valley"],
  ]);
});

test("a line separator within a cell ends no row, and an escape that is meant is not one", async () => {
  const { rows } = await gridOf(
    one(`<sheetData><row>${text("a\u2028b\u2029c&#10;d")}${text("_x005F_x0041_ _x0041_")}</row></sheetData>`),
  );
  expect(rows).toEqual([[1, "a\u2028b\u2029c\nd", "_x0041_ A"]]);
});

test("a formula without its value is told, unless its words can be read", async () => {
  const { rows, warnings } = await gridOf(
    one(
      `<sheetData><row>${text("Company")}${text("Phone")}${text("Email")}</row>` +
        `<row>${text("A")}<c><f>VLOOKUP(A2,X,2,0)</f><v></v></c><c><f>HYPERLINK("mailto:a@example.com","a@example.com")</f></c></row>` +
        `<row>${text("B")}<c t="str"><f>"0"&amp;B9</f><v></v></c><c><f>A1</f></c></row></sheetData>`,
    ),
  );
  expect(rows.slice(1)).toEqual([
    [2, "A", "", "a@example.com"],
    [3, "B"],
  ]);
  expect(warnings).toEqual([expect.stringMatching(/^2 formulas, the first in B2, were saved without their values/)]);
});

test("hidden columns are named where they hold something, numbers too long are told", async () => {
  const { warnings } = await gridOf(
    one(
      `<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" hidden="1"/></cols><sheetData><row>${text("Company")}${text("Id")}</row>` +
        `<row>${text("A")}<c><v>12345678901234567890</v></c></row></sheetData>`,
    ),
  );
  expect(warnings).toEqual([
    "Column B is hidden in the workbook; it is read like the others.",
    expect.stringMatching(/^The number in B2 is longer than the 15 digits/),
  ]);
});

test("names with a prefix, the strict namespace and targets from the root are read like the others", async () => {
  const main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  const documents = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const bytes = one("", {
    parts: {
      "xl/workbook.xml": `<x:workbook xmlns:x="${main}" xmlns:r="${documents}"><x:sheets><x:sheet name="L" sheetId="1" r:id="a"/></x:sheets></x:workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="${documents}/worksheet" Target="/xl/data/my%20list.xml"/></Relationships>`,
      "xl/data/my list.xml": `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c t="d"><x:v>2024-01-15T00:00:00</x:v></x:c><x:c t="b"><x:v>true</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    },
  });
  expect((await gridOf(bytes)).rows).toEqual([[1, "2024-01-15", "TRUE"]]);
});

test("a text that is referred to and is not there refuses the workbook instead of losing the cell", async () => {
  expect(await refusalOf(one('<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'))).toMatch(/damaged/);
});

test("a table's row of totals is no row of the list, and is told", async () => {
  const sheet = sheetOf(["Company", "Value"], ["Mole Freight", "12"], ["Tay Valley", "30"], ["Total", "42"]);
  const bytes = one(sheet, {
    parts: {
      "xl/worksheets/_rels/sheet1.xml.rels":
        '<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/></Relationships>',
      "xl/tables/table1.xml": '<table ref="A1:B4" totalsRowCount="1"/>',
    },
  });
  const { rows, warnings } = await gridOf(bytes);
  expect(rows.map(([line]) => line)).toEqual([1, 2, 3]);
  expect(warnings).toEqual(["Row 4 is the table's row of totals and is left out."]);
});
