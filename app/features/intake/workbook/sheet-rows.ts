import { type Book, cellText } from "./cell-text.ts";
import { readXml } from "./read-xml.ts";

export type SheetRow = { row: number; cells: string[] };
/** Cells of one column made into one: the value stands in the first, and a person reads it in all of them. */
export type Merged = { column: number; from: number; to: number };
export type SheetEnd = { hiddenRows: number; hiddenColumns: boolean; cutColumns: boolean; merged: Merged[] };

/** Column AMJ; what stands further right is no list of leads. */
const mostColumns = 1_024;
const lastRow = 1_048_576;
const mostMerged = 10_000;

/**
 * Reads a sheet row by row. Rows without a filled cell are none, however they are formatted. `onRow` ends the reading by
 * answering false; what it took is sent on in `between`.
 */
export async function readSheet(
  pieces: AsyncIterable<Uint8Array>,
  book: Book,
  onRow: (row: SheetRow) => boolean,
  between: () => Promise<void> = async () => {},
): Promise<SheetEnd> {
  const end: SheetEnd = { hiddenRows: 0, hiddenColumns: false, cutColumns: false, merged: [] };
  let row = 0;
  let hidden = false;
  let cells: string[] = [];
  let filled = false;
  let column = -1;
  let type: string | undefined;
  let style = 0;
  let value = "";
  let taking = false;
  let aside = false;
  let enough = false;

  await readXml(pieces, {
    between: async () => {
      await between();
      return enough;
    },
    open: (name, attributes) => {
      if (name === "row") {
        const stated = Number(attributes.r);
        row = Number.isInteger(stated) && stated > 0 && stated <= lastRow ? stated : row + 1;
        hidden = isOn(attributes.hidden);
        cells = [];
        filled = false;
        column = -1;
      } else if (name === "c") {
        column = columnOf(attributes.r) ?? column + 1;
        type = attributes.t;
        style = Number(attributes.s ?? 0);
        value = "";
      } else if (name === "v" || name === "t") taking = !aside;
      else if (name === "rPh") aside = true;
      else if (name === "col" && isOn(attributes.hidden)) end.hiddenColumns = true;
      else if (name === "mergeCell" && end.merged.length < mostMerged) {
        const merged = mergedColumn(attributes.ref ?? "");
        if (merged) end.merged.push(merged);
      }
    },
    text: (text) => {
      if (taking) value += text;
    },
    close: (name) => {
      if (name === "v" || name === "t") taking = false;
      else if (name === "rPh") aside = false;
      else if (name === "c") {
        const text = cellText(type, style, value, book);
        if (text === "") return;
        if (column >= mostColumns) end.cutColumns = true;
        else {
          while (cells.length < column) cells.push("");
          cells[column] = text;
          filled ||= text.trim() !== "";
        }
      } else if (name === "row" && filled && !enough) {
        if (hidden) end.hiddenRows++;
        enough = !onRow({ row, cells });
      }
    },
  });
  return end;
}

const isOn = (flag: string | undefined): boolean => flag === "1" || flag === "true";

/** `AB12` is column 27, the first being 0. */
function columnOf(reference: string | undefined): number | null {
  if (!reference) return null;
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) | 32;
    if (code < 97 || code > 122) break;
    column = column * 26 + code - 96;
  }
  return column === 0 ? null : column - 1;
}

function mergedColumn(reference: string): Merged | null {
  const [first, last] = reference.split(":");
  const column = columnOf(first);
  const from = Number(first?.match(/\d+$/)?.[0]);
  const to = Number(last?.match(/\d+$/)?.[0]);
  return column !== null && column === columnOf(last) && to > from ? { column, from, to } : null;
}
