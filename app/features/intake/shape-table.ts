import type { TableRecord } from "./read-table.ts";
import type { Scanned } from "./scan-records.ts";

/** More sentences than this help nobody; the rows themselves still say what is wrong with them. */
export const mostWarnings = 50;

/**
 * Records under named columns, all equally wide. Columns without name and content fall away, judged by the records at hand
 * when it is made; records that do not fit say so. Where the width is known, as in a sheet, every record fits.
 */
export class TableShape {
  readonly headers: string[];
  readonly #hasHeader: boolean;
  readonly #names: string[];
  readonly #kept: number[];
  readonly #width: number;
  readonly #warnings: string[];
  #records = 0;

  constructor(header: Scanned | null, data: Scanned[], warnings: string[], known?: number) {
    const written = header ? header.cells.map(foldHeader) : [];
    this.#warnings = warnings;
    this.#hasHeader = header !== null;
    this.#width = known ?? (header ? written.length : commonWidth(data));
    this.#names = Array.from({ length: this.#width }, (_, column) => written[column] ?? "");
    this.#kept = [...this.#names.keys()].filter(
      (column) => this.#names[column] !== "" || data.some((record) => isFilled(record.cells[column])),
    );
    this.headers = this.#kept.map((column) => this.#names[column] || `Column ${column + 1}`);
    if (!header)
      warnings.push("The first line already holds data, so the columns have no names. Say what each column is.");
    if (data.length === 0) warnings.push("The file has a header but no rows under it.");
  }

  /** The next records of the file under the columns; numbered on from those before. */
  fit(scanned: readonly Scanned[]): TableRecord[] {
    return scanned.map((record) => this.#fitOne(record));
  }

  #fitOne({ cells, physicalLine, fault }: Scanned): TableRecord {
    const width = this.#width;
    const extra = cells.length > width && cells.slice(width).some(isFilled);
    const broken = fault || extra ? this.#brokenBy(fault, extra, cells.length, physicalLine) : null;
    const whole = this.#kept.length === width && cells.length === width;
    const fitted = whole ? cells : this.#kept.map((column) => cells[column] ?? "");
    this.#records++;
    return {
      line: this.#records,
      physicalLine,
      cells: extra ? [...fitted, ...cells.slice(width)] : fitted,
      fault: broken,
      ...(this.#repeatsHeader(cells) ? { repeatsHeader: true } : {}),
    };
  }

  /** Quotes that went wrong are forgiven where the cells still add up; too many cells mean that some stand in wrong columns. */
  #brokenBy(fault: string | null, extra: boolean, count: number, physicalLine: number): string | null {
    const counted = `Line ${physicalLine} has ${count} cells where the ${this.#hasHeader ? "header" : "table"} has ${this.#width}.`;
    const broken = extra
      ? [fault, counted].filter(Boolean).join(" ")
      : fault && count < this.#width
        ? `${fault} ${counted}`
        : null;
    if (this.#warnings.length < mostWarnings) this.#warnings.push(broken ?? fault ?? "");
    return broken;
  }

  #repeatsHeader(cells: string[]): boolean {
    if (!this.#hasHeader || cells.length < 2) return false;
    return cells.every((cell, column) => foldHeader(cell) === this.#names[column]);
  }
}

const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== "";

const foldHeader = (cell: string): string =>
  cell
    .replace(/[\s\u00A0\u200B\uFEFF]+/g, " ")
    .trim()
    .replace(/^="(.*)"$/, "$1");

function commonWidth(records: Scanned[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
