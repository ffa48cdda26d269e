import { type FieldName, isEmailField, isPhoneField } from "./fields.ts";
import type { Cell } from "./record.ts";
import { isEmptyMarker } from "./text.ts";

/** The cells of one row, found by what they mean: of several with one meaning the first that holds anything. */
export class RowCells {
  readonly emails: Cell[] = [];
  /** Fax included: a number must be seen to be left out. */
  readonly phones: Cell[] = [];
  readonly #first = new Map<FieldName, Cell>();

  constructor(readonly all: readonly Cell[]) {
    for (const cell of all) {
      const known = this.#first.get(cell.field);
      if (known === undefined || (known.text === "" && cell.text !== "")) this.#first.set(cell.field, cell);
      if (isPhoneField(cell.field) || cell.field === "fax") this.phones.push(cell);
      else if (isEmailField(cell.field)) this.emails.push(cell);
    }
  }

  get(field: FieldName): Cell | null {
    return this.#first.get(field) ?? null;
  }

  /** What a cell says, or null where it says nothing. */
  text(field: FieldName): string | null {
    const value = this.#first.get(field)?.text ?? "";
    return value === "" || isEmptyMarker(value) ? null : value;
  }
}
