import { strToU8, zipSync } from "fflate";
import { isZip } from "#app/features/intake/grid.ts";
import { readTable } from "#app/features/intake/read-table.ts";
import { openWorkbook } from "#app/features/intake/workbook/open-workbook.server.ts";
import { Refusal } from "#app/features/intake/workbook/refusal.ts";

type Part = { name: string; xml: string; state?: string };
type Given = {
  sheets: Part[];
  strings?: string;
  styles?: string;
  from1904?: boolean;
  /** Parts that replace or join the ones of an ordinary workbook. */
  parts?: Record<string, string>;
};

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (lines: string[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join("")}</Relationships>`;
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${documents}/${type}" Target="${target}"/>`;

/** A workbook as Excel writes it, from the XML of its sheets. */
export function givenWorkbook({ sheets, strings, styles, from1904 = false, parts = {} }: Given): Buffer {
  const files: Record<string, string> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relations([relation("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `<?xml version="1.0"?><workbook ${main} xmlns:r="${documents}"><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ""} r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, at) => relation(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`)),
      relation("rId98", "styles", "styles.xml"),
      relation("rId99", "sharedStrings", "/xl/sharedStrings.xml"),
    ]),
    "xl/styles.xml": `<styleSheet ${main}>${styles ?? ""}</styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${main}>${strings ?? ""}</sst>`,
    ...parts,
  };
  for (const [at, { xml }] of sheets.entries())
    files[`xl/worksheets/sheet${at + 1}.xml`] = `<?xml version="1.0"?><worksheet ${main}>${xml}</worksheet>`;
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Rows of plain text as the XML of a sheet; an empty row is left out, as Excel leaves it out. */
export const sheetOf = (...rows: string[][]): string =>
  `<sheetData>${rows
    .map((cells, row) =>
      cells.length === 0
        ? ""
        : `<row r="${row + 1}">${cells.map((text, column) => (text === "" ? "" : `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`)).join("")}</row>`,
    )
    .join("")}</sheetData>`;

/** The sentence a file is refused with. It is opened in this process, where there is nothing to fear. */
export async function refusalOf(bytes: Uint8Array, sheet: string | null = null): Promise<string> {
  if (!isZip(bytes)) {
    const read = readTable(bytes);
    return read.ok ? "it was read" : read.sentence;
  }
  try {
    await openWorkbook(bytes, sheet, { row: () => {}, flush: async () => {} });
    return "it was read";
  } catch (wrong) {
    if (wrong instanceof Refusal) return wrong.message;
    throw wrong;
  }
}
