import { type CellRange, cellRange, columnName, columnOf } from "./cell-references.ts";
import { type Book, cellText } from "./cell-text.ts";
import { literalOf } from "./formula-literals.ts";
import { readXml } from "./read-xml.ts";
import { Refusal, sentences } from "./refusal.ts";

export type SheetRow = { row: number; cells: string[] };
/** How many cells something is true of, and the first of them. */
type Told = { count: number; first: string };
export type SheetEnd = {
  hiddenRows: number;
  hiddenColumns: string[];
  cutColumns: boolean;
  merged: CellRange[];
  uncalculated: Told;
  tooLong: Told;
};

/** Column AMJ; what stands further right is no list of leads. */
const mostColumns = 1_024;
const lastRow = 1_048_576;
const mostMerged = 10_000;
/** Excel holds 32,767 in a cell. */
const longestCell = 1_000_000;

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
  const end: SheetEnd = {
    hiddenRows: 0,
    hiddenColumns: [],
    cutColumns: false,
    merged: [],
    uncalculated: { count: 0, first: "" },
    tooLong: { count: 0, first: "" },
  };
  const hiddenRanges: [number, number][] = [];
  const filledColumns = new Set<number>();
  let row = 0;
  let hidden = false;
  let cells: string[] = [];
  let filled = false;
  let column = -1;
  let type: string | undefined;
  let style = 0;
  let value = "";
  let formula: string | null = null;
  let valued = false;
  let taking = false;
  let inFormula = false;
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
        formula = null;
        valued = false;
      } else if (name === "v" || name === "t") {
        taking = !aside;
        valued = true;
      } else if (name === "f") {
        inFormula = true;
        formula = "";
      } else if (name === "rPh") aside = true;
      else if (name === "col" && isOn(attributes.hidden))
        hiddenRanges.push([Number(attributes.min) - 1, Number(attributes.max) - 1]);
      else if (name === "mergeCell" && end.merged.length < mostMerged) {
        const merged = cellRange(attributes.ref ?? "");
        if (merged) end.merged.push(merged);
      }
    },
    text: (text) => {
      if (taking) value += text;
      else if (inFormula) formula += text;
      if (value.length > longestCell) throw new Refusal(sentences.tooMuch);
    },
    close: (name) => {
      if (name === "v" || name === "t") taking = false;
      else if (name === "rPh") aside = false;
      else if (name === "f") inFormula = false;
      else if (name === "c") {
        let text = cellText(type, style, value, book);
        // An empty text may be what a formula came to; no value at all means that nobody has worked it out.
        if (text === "" && formula !== null && !(valued && type === "str")) {
          text = literalOf(formula) ?? "";
          if (text === "") tell(end.uncalculated, column, row);
        }
        if (text === "") return;
        if (text.length > 15 && isLongNumber(type, text)) tell(end.tooLong, column, row);
        if (column >= mostColumns) end.cutColumns = true;
        else {
          while (cells.length < column) cells.push("");
          cells[column] = text;
          if (text.trim() === "") return;
          filled = true;
          filledColumns.add(column);
        }
      } else if (name === "row" && filled && !enough) {
        if (hidden) end.hiddenRows++;
        enough = !onRow({ row, cells });
      }
    },
  });
  const isHidden = (at: number) => hiddenRanges.some(([from, to]) => at >= from && at <= to);
  if (hiddenRanges.length > 0)
    end.hiddenColumns = [...filledColumns]
      .filter(isHidden)
      .sort((a, b) => a - b)
      .map(columnName);
  return end;
}

const isOn = (flag: string | undefined): boolean => flag === "1" || flag === "true";

const isLongNumber = (type: string | undefined, text: string): boolean =>
  (type === undefined || type === "n") && /^-?(\d{16,}|[\d.]+E\+\d+)$/.test(text);

function tell(told: Told, column: number, row: number): void {
  if (told.count++ === 0) told.first = `${columnName(column)}${row}`;
}
