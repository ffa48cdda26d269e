import type { CountryCode } from "libphonenumber-js/max";
import { type CleanRecord, cleanse } from "#app/features/cleansing/cleanse.ts";
import { type DateOrder, dateOrderOf } from "#app/features/cleansing/dates.ts";
import { isDateField } from "#app/features/cleansing/fields.ts";
import type { CleanseSettings, Step } from "#app/features/cleansing/record.ts";
import type { RuleId } from "#app/features/cleansing/rules.ts";
import type { StandIn } from "#app/features/cleansing/stand-ins.ts";
import { isDialCode } from "./contact-headers.ts";
import { plainHeader } from "./header-names.ts";
import type { MendedCell, Mends } from "./mend-record.ts";
import type { TableRecord } from "./read-table.ts";
import type { Column } from "./recognise-columns.ts";
import type { Replacer } from "./replacements.ts";

export type RowSettings = {
  country: CountryCode;
  /** Somebody said whose numbers they are, whatever the rows look like. */
  countryConfirmed?: boolean;
  columns: Column[];
  /** What somebody said of a date column, by its number. */
  dateOrders?: Readonly<Record<string, DateOrder>>;
  rulesOff?: ReadonlySet<RuleId>;
  /** Put before the numbers that lack only that. */
  areaCode?: string;
  /** What a row that names no company is known by. */
  standIn?: StandIn;
  /** What persons brought together. */
  replace?: Replacer | null;
  mends?: Mends;
};

/** Cleanses the rows of one table, one after the other: what its columns mean and how its dates are written is settled once. */
export function rowCleanser(
  { columns, country, rulesOff, areaCode, standIn, replace = null }: RowSettings,
  dateOrders: ReadonlyMap<number, DateOrder>,
): (record: Pick<TableRecord, "cells" | "mended">) => CleanRecord {
  const read = columns
    .filter(({ field }) => field !== "ignore")
    .map((column) => ({ ...column, dialCode: holdsDialCodes(column) }));
  const settings: CleanseSettings = { country, rulesOff, dateOrders, areaCode, standIn };
  return ({ cells, mended = [] }) => {
    const byPersons: Step[] = mended.map((cell) => stepOf(cell, columns));
    const record = cleanse(
      read.map(({ index, field, dialCode }) => {
        const original = cells[index] ?? "";
        const text = replace ? replace(index, original) : original;
        if (text !== original) byPersons.push({ column: index, field, original, value: text, rule: "value-replaced" });
        return { column: index, field, text: dialCode ? withPlus(text) : text };
      }),
      settings,
    );
    return byPersons.length > 0 ? { ...record, steps: [...byPersons, ...record.steps] } : record;
  };
}

const stepOf = (cell: MendedCell, columns: Column[]): Step => ({
  ...cell,
  field: columns.find(({ index }) => index === cell.column)?.field ?? "ignore",
  rule: "person-mended",
});

/** A column of “44” that its header calls a country’s code, beside the number it belongs before. */
const holdsDialCodes = ({ field, header }: Column): boolean =>
  field === "phone_area_code" && (isDialCode(plainHeader(header)) || plainHeader(header) === "country code");

const withPlus = (text: string): string => text.replace(/^\s*(?=\d{1,3}\s*$)/, "+");

/** Day or month first, by the whole of each date column. */
export function dateOrdersOf(
  records: readonly TableRecord[],
  { columns, country, dateOrders: said = {} }: Pick<RowSettings, "columns" | "country" | "dateOrders">,
): Map<number, DateOrder> {
  return new Map(
    columns
      .filter(({ field }) => isDateField(field))
      .map(({ index }) => [index, said[index] ?? dateOrderOf(valuesOf(records, index), country)]),
  );
}

function* valuesOf(records: readonly TableRecord[], index: number): Generator<string> {
  for (const { cells } of records) yield cells[index] ?? "";
}
