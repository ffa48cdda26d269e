import type { CleanRecord } from "#app/features/cleansing/cleanse.ts";
import { isPhoneField } from "#app/features/cleansing/fields.ts";
import type { PhoneKind } from "#db/vocabulary.ts";
import type { Column } from "./recognise-columns.ts";

export type ColumnCount = { nonblank: number; valid: number; distinct: string[] };
export type ContactCounts = {
  phones: {
    found: number;
    valid: number;
    distinct: number;
    byType: Partial<Record<PhoneKind, number>>;
    byColumn: Record<string, ColumnCount>;
  };
  emails: { found: number; valid: number; distinct: number };
};

type Counting = { header: string; nonblank: number; valid: number; numbers: Set<string>; lastRow: number };

/** Counts, row by row, what is found in the phone and email columns. Faxes are counted by column and nowhere else. */
export class ContactCounter {
  readonly #columns: Map<number, Counting>;
  readonly #phones = { found: 0, valid: 0, numbers: new Set<string>() };
  readonly #emails = { found: 0, valid: 0, addresses: new Set<string>() };
  readonly #byType: Partial<Record<PhoneKind, number>> = {};
  #row = 0;

  constructor(columns: readonly Column[]) {
    this.#columns = new Map(
      columns
        .filter(({ field }) => isPhoneField(field) || field === "fax")
        .map(({ index, header }) => [index, { header, nonblank: 0, valid: 0, numbers: new Set(), lastRow: 0 }]),
    );
  }

  add(cells: readonly string[], { seen, phones }: Pick<CleanRecord, "seen" | "phones">): void {
    this.#row++;
    for (const [index, column] of this.#columns) if ((cells[index] ?? "").trim() !== "") column.nonblank++;
    for (const { column: index, e164, field } of seen.phones) {
      const column = this.#columns.get(index);
      if (e164 !== null && column) {
        column.numbers.add(e164);
        if (column.lastRow !== this.#row) column.valid++;
        column.lastRow = this.#row;
      }
      if (field === "fax") continue;
      this.#phones.found++;
      if (e164 === null) continue;
      this.#phones.valid++;
      this.#phones.numbers.add(e164);
      const kind = phones.find((phone) => phone.e164 === e164)?.kind;
      if (kind) this.#byType[kind] = (this.#byType[kind] ?? 0) + 1;
    }
    for (const { address } of seen.emails) {
      this.#emails.found++;
      if (address === null) continue;
      this.#emails.valid++;
      this.#emails.addresses.add(address);
    }
  }

  counts(): ContactCounts {
    const { found, valid, numbers } = this.#phones;
    return {
      phones: { found, valid, distinct: numbers.size, byType: this.#byType, byColumn: this.#named() },
      emails: {
        found: this.#emails.found,
        valid: this.#emails.valid,
        distinct: this.#emails.addresses.size,
      },
    };
  }

  /** By header; a second column of the same name gets a number behind it, so that neither hides the other. */
  #named(): Record<string, ColumnCount> {
    const result = new Map<string, ColumnCount>();
    for (const { header, nonblank, valid, numbers } of this.#columns.values()) {
      let name = header;
      for (let copy = 2; result.has(name); copy++) name = `${header} (${copy})`;
      result.set(name, { nonblank, valid, distinct: [...numbers].sort() });
    }
    return Object.fromEntries(result);
  }
}
