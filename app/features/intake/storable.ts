import { storable, unstorable } from "#app/kit/storable.ts";
import type { Table, TableRecord } from "./read-table.ts";

/** Takes out of records what no database can keep, and remembers where that was. */
export class StorableCells {
  #cells = 0;
  #firstLine = 0;

  of(record: TableRecord): TableRecord {
    if (!record.cells.some((cell) => cell.search(unstorable) >= 0)) return record;
    const cells = record.cells.map((cell) => {
      const clean = storable(cell);
      if (clean === cell) return cell;
      this.#cells++;
      this.#firstLine ||= record.physicalLine;
      return clean;
    });
    return { ...record, cells };
  }

  /** A sentence for the import's page; none where nothing had to go. */
  told(): string[] {
    if (this.#cells === 0) return [];
    return [
      this.#cells === 1
        ? `One cell, on line ${this.#firstLine}, held a character that is no text. It was removed.`
        : `${this.#cells} cells, the first on line ${this.#firstLine}, held characters that are no text. They were removed.`,
    ];
  }
}

/** The same table without what no database can keep, and a sentence that says so where there was any. */
export function withStorableCells(table: Table): Table {
  const cells = new StorableCells();
  const records = table.records.map((record) => cells.of(record));
  return { ...table, headers: table.headers.map(storable), records, warnings: [...table.warnings, ...cells.told()] };
}
