import type { CleanRecord } from "#app/features/cleansing/cleanse.ts";
import { isPhoneField } from "#app/features/cleansing/fields.ts";
import type { PhoneKind } from "#db/vocabulary.ts";
import type { Table } from "./read-table.ts";
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

/** What was found in the phone and email columns. Faxes are counted by column and nowhere else. */
export function countContacts(
  rows: readonly { record: CleanRecord }[],
  table: Table,
  columns: Column[],
): ContactCounts {
  const byColumn = new Map<number, { nonblank: number; valid: number; numbers: Set<string> }>();
  for (const column of columns) {
    if (!isPhoneField(column.field) && column.field !== "fax") continue;
    const nonblank = table.records.filter((record) => (record.cells[column.index] ?? "").trim() !== "").length;
    byColumn.set(column.index, { nonblank, valid: 0, numbers: new Set() });
  }
  const phones = { found: 0, valid: 0, numbers: new Set<string>() };
  const emails = { found: 0, valid: 0, addresses: new Set<string>() };
  const byType: Partial<Record<PhoneKind, number>> = {};
  for (const { record } of rows) {
    const counted = new Set<number>();
    for (const seen of record.seen.phones) {
      const column = byColumn.get(seen.column);
      if (seen.e164 !== null && column) {
        column.numbers.add(seen.e164);
        if (!counted.has(seen.column)) column.valid++;
        counted.add(seen.column);
      }
      if (seen.field === "fax") continue;
      phones.found++;
      if (seen.e164 === null) continue;
      phones.valid++;
      phones.numbers.add(seen.e164);
      const kind = record.phones.find((phone) => phone.e164 === seen.e164)?.kind;
      if (kind) byType[kind] = (byType[kind] ?? 0) + 1;
    }
    for (const email of record.seen.emails) {
      emails.found++;
      if (email.address === null) continue;
      emails.valid++;
      emails.addresses.add(email.address);
    }
  }
  return {
    phones: {
      found: phones.found,
      valid: phones.valid,
      distinct: phones.numbers.size,
      byType,
      byColumn: named(byColumn, columns),
    },
    emails: { found: emails.found, valid: emails.valid, distinct: emails.addresses.size },
  };
}

/** By header; a second column of the same name gets a number behind it, so that neither hides the other. */
function named(
  byColumn: Map<number, { nonblank: number; valid: number; numbers: Set<string> }>,
  columns: Column[],
): Record<string, ColumnCount> {
  const result = new Map<string, ColumnCount>();
  for (const [index, count] of byColumn) {
    const header = columns.find((column) => column.index === index)?.header ?? `Column ${index + 1}`;
    let name = header;
    for (let copy = 2; result.has(name); copy++) name = `${header} (${copy})`;
    result.set(name, { nonblank: count.nonblank, valid: count.valid, distinct: [...count.numbers].sort() });
  }
  return Object.fromEntries(result);
}
