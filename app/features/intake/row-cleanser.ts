import type { CountryCode } from "libphonenumber-js/max";
import { type CleanRecord, cleanse } from "#app/features/cleansing/cleanse.ts";
import { type DateOrder, dateOrderOf } from "#app/features/cleansing/dates.ts";
import { isDateField } from "#app/features/cleansing/fields.ts";
import type { CleanseSettings } from "#app/features/cleansing/record.ts";
import type { RuleId } from "#app/features/cleansing/rules.ts";
import type { TableRecord } from "./read-table.ts";
import type { Column } from "./recognise-columns.ts";

export type RowSettings = { country: CountryCode; columns: Column[]; rulesOff?: ReadonlySet<RuleId> };

/** Cleanses the rows of one table, one after the other: what its columns mean and how its dates are written is settled once. */
export function rowCleanser(
  { columns, country, rulesOff }: RowSettings,
  dateOrders: ReadonlyMap<number, DateOrder>,
): (record: Pick<TableRecord, "cells">) => CleanRecord {
  const read = columns.filter(({ field }) => field !== "ignore");
  const settings: CleanseSettings = { country, rulesOff, dateOrders };
  return ({ cells }) =>
    cleanse(
      read.map(({ index, field }) => ({ column: index, field, text: cells[index] ?? "" })),
      settings,
    );
}

/** Day or month first, by the whole of each date column. */
export function dateOrdersOf(
  records: readonly TableRecord[],
  { columns, country }: Pick<RowSettings, "columns" | "country">,
): Map<number, DateOrder> {
  return new Map(
    columns
      .filter(({ field }) => isDateField(field))
      .map(({ index }) => [index, dateOrderOf(valuesOf(records, index), country)]),
  );
}

function* valuesOf(records: readonly TableRecord[], index: number): Generator<string> {
  for (const { cells } of records) yield cells[index] ?? "";
}
