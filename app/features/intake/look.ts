import type { Step } from "#app/features/cleansing/record.ts";
import type { Source } from "./grid.ts";
import { type Cleansed, cleanseTable, compareRows, type InspectedRow, type Inspection } from "./inspect.ts";
import type { CellEdits } from "./mend-record.ts";
import { readTable, type Table } from "./read-table.ts";
import { type Column, recogniseColumns } from "./recognise-columns.ts";
import { type Replacer, replacerOf } from "./replacements.ts";
import { type RowSettings, rowCleanser } from "./row-cleanser.ts";
import type { Settings } from "./settings.ts";
import { withStorableCells } from "./storable.ts";

/** A file as we read it under its settings; nothing of the database in it, so it can be kept for as long as the settings stand. */
export type Look = { table: Table; columns: Column[]; inspection: Cleansed; settings: Settings; edits: CellEdits };
/** A look whose rows were compared with one another as well. */
export type Compared = Look & { inspection: Inspection };

/** Reads, maps and cleanses a file, or says in a sentence why not. */
export function look(
  source: Source,
  settings: Settings,
  edits: CellEdits = new Map(),
): { ok: true; look: Look } | { ok: false; sentence: string } {
  const { encoding, delimiter, headerLine } = settings;
  const read = readTable(source, { encoding, delimiter, headerLine });
  if (!read.ok) return read;
  const table = withStorableCells(read.table);
  const columns = columnsOf(table, settings);
  return { ok: true, look: lookAgain({ table, columns }, settings, edits) };
}

/** The same table under the same columns, after somebody has mended cells of it. */
export function lookAgain(
  { table, columns }: Pick<Look, "table" | "columns">,
  settings: Settings,
  edits: CellEdits,
): Look {
  const inspection = cleanseTable(table, rowSettings(columns, settings, edits));
  return { table, columns, inspection, settings, edits };
}

const comparisons = new WeakMap<Look, Compared>();

/** Compares the rows of a file with one another, once: the longest part of a long one, for which no step before the review has to wait. */
export function compared(look: Look): Compared {
  const known = comparisons.get(look);
  if (known) return known;
  const now = { ...look, inspection: compareRows(look.inspection) };
  comparisons.set(look, now);
  return now;
}

/** What we make of each column, where a person has not said it better. */
function columnsOf(table: Table, settings: Pick<Settings, "fields" | "remembered">): Column[] {
  return recogniseColumns(table).map((column) => {
    const field = settings.fields[column.index];
    if (field === undefined) return column;
    const reason = settings.remembered.includes(column.index)
      ? "Matched so in an earlier file of this client."
      : "Chosen by a person.";
    return { ...column, field, confidence: 1, reason };
  });
}

/** The steps of a row, made again: held for every row, they would be most of what a file weighs. */
export function stepsIn({
  columns,
  inspection,
  settings,
  edits,
}: Pick<Look, "columns" | "settings" | "edits"> & { inspection: Pick<Cleansed, "dateOrders"> }): (
  row: Pick<InspectedRow, "cells" | "mended">,
) => Step[] {
  const clean = rowCleanser(rowSettings(columns, settings, edits), inspection.dateOrders);
  return (row) => clean(row).steps;
}

/** What its cells become by what was brought together; null where nothing was. */
export const replacerIn = ({ columns, settings }: Pick<Look, "columns" | "settings">): Replacer | null =>
  settings.rulesOff.includes("value-replaced") ? null : replacerOf(settings.replacements, columns);

export const rowSettings = (columns: Column[], settings: Settings, cells: CellEdits): RowSettings => ({
  country: settings.country,
  countryConfirmed: settings.countryConfirmed,
  dateOrders: settings.dateOrders,
  areaCode: settings.areaCode,
  standIn: settings.standIn,
  columns,
  rulesOff: new Set(settings.rulesOff),
  replace: replacerIn({ columns, settings }),
  ...mendsOf(settings.findLater ?? [], cells),
});

const mendsOf = (findLater: number[], cells: CellEdits): Pick<RowSettings, "mends"> =>
  cells.size + findLater.length > 0 ? { mends: { cells, findLater: new Set(findLater) } } : {};
