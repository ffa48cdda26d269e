import { type DateOrder, isAmbiguousDate, tellingOrder } from "#app/features/cleansing/dates.ts";
import { type FieldName, isDateField, isEmailField, isPhoneField } from "#app/features/cleansing/fields.ts";
import { LONGEST_WORD, type Standing, standingOfWord, wordKey } from "#app/features/companies/status-words.ts";
import { cutText } from "#app/kit/cut-text.ts";
import type { Look } from "./look.ts";
import { isAsked } from "./open-question.ts";
import type { Column } from "./recognise-columns.ts";
import type { Settings } from "./settings.ts";

export type ColumnView = {
  index: number;
  header: string;
  samples: string[];
  field: FieldName;
  sure: "sure" | "likely" | "asks";
  reason: string;
  found: string;
  /** Of a column of dates: the order they are read in, and whether the dates themselves tell it. */
  dates: { order: DateOrder; told: boolean } | null;
  /** Answers that are likely, for a column that asks. */
  picks: FieldName[];
};

const SURE = 0.9;
/** Words of a header that tell two dates apart, though they do not make it a known header. */
const hints: Partial<Record<FieldName, RegExp>> = {
  last_contacted_at: /last|spoke|contact|call/i,
  contract_end_on: /end|expir|renew|until/i,
  lost_on: /lost|clos/i,
};
const dateLike = /^\d{1,4}[/.-]\d{1,2}([/.-]\d{1,4})?$|^(\d{1,2}|end)?[ -]?[a-z]{3,9}[ -]\d{2,4}$/i;

/** Step 2: what each column holds, three of its cells, and whether a person has to say what it is. */
export function columnViews({ table, columns, inspection }: Look, settings: Settings): ColumnView[] {
  return columns.map((column) => {
    const cells = table.records.map((record) => record.cells[column.index] ?? "").filter((cell) => cell.trim() !== "");
    const asks = isAsked(column, cells.length > 0, settings);
    return {
      ...column,
      samples: [...new Set(cells.slice(0, 400).map((cell) => cell.trim().replace(/\s*\n\s*/g, " ⏎ ")))]
        .slice(0, 3)
        .map((cell) => cutText(cell, 60)),
      sure: asks ? "asks" : column.confidence >= SURE || cells.length === 0 ? "sure" : "likely",
      found: asks ? column.reason : foundIn(column, cells.length, table.records.length, inspection),
      dates: datesOf(column, cells, inspection.dateOrders.get(column.index)),
      picks: asks ? picksFor(column.header, cells, columns) : [],
    };
  });
}

function datesOf({ field }: Column, cells: string[], order: DateOrder | undefined): ColumnView["dates"] {
  if (!order || !isDateField(field) || !cells.some(isAmbiguousDate)) return null;
  return { order, told: tellingOrder(cells) !== null };
}

function foundIn(column: Column, filled: number, records: number, inspection: Look["inspection"]): string {
  const share = `${filled.toLocaleString("en-GB")} of ${records.toLocaleString("en-GB")} filled`;
  if (column.field === "ignore") return filled === 0 ? "Empty throughout" : `Left out; ${share}`;
  const counted = isPhoneField(column.field) ? inspection.phones.byColumn[column.header] : undefined;
  if (counted) return `${counted.valid.toLocaleString("en-GB")} valid of ${counted.nonblank.toLocaleString("en-GB")}`;
  if (isEmailField(column.field)) return `${share}; ${inspection.emails.valid.toLocaleString("en-GB")} valid`;
  return share;
}

/** What such cells usually are, of the fields that no other column holds yet. */
function picksFor(header: string, cells: string[], columns: Column[]): FieldName[] {
  const taken = new Set(columns.map(({ field }) => field));
  const some = cells.slice(0, 50);
  const share = (test: (cell: string) => boolean) => some.filter(test).length / some.length;
  const likely: FieldName[] =
    share((cell) => dateLike.test(cell.trim())) > 0.6
      ? ["last_contacted_at", "contract_end_on", "lost_on"]
      : share((cell) => /^\d{1,6}$/.test(cell.trim())) > 0.8
        ? ["employees"]
        : [];
  const free = likely.filter((field) => !taken.has(field));
  const hinted = free.filter((field) => hints[field]?.test(header));
  return [...(hinted.length > 0 ? hinted : free), "ignore"];
}

export type WordView = { word: string; count: number; standing: Standing };

const WORDS_SHOWN = 40;

/** The client’s own words for a status or a loss, the commonest first, and what we take them for. */
export function wordViews({ inspection }: Look, settings: Settings): WordView[] {
  const counts = new Map<string, { word: string; count: number }>();
  for (const { record } of inspection.rows) {
    for (const word of [record.oldStatus, record.lostReason]) {
      if (!word) continue;
      const known = counts.get(wordKey(word));
      if (known) known.count++;
      else counts.set(wordKey(word), { word: cutText(word, LONGEST_WORD), count: 1 });
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, WORDS_SHOWN)
    .map(({ word, count }) => ({ word, count, standing: standingOfWord(word, settings.statusWords ?? {}) }));
}
