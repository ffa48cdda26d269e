import { LOCALE } from "#app/ui/format.ts";
import type { Look } from "./look.ts";
import type { Column } from "./recognise-columns.ts";
import type { Settings } from "./settings.ts";

/** What a person has to say before a file can go on, and the step on which it is asked. */
export type OpenQuestion = { step: "file" | "columns"; sentence: string };

/** Below this we do not take a column for what we think it is, and ask. */
const LIKELY = 0.6;

const SHOWN = 3;
const and = new Intl.ListFormat(LOCALE);

/** Does a column with something in it wait for a person's word? */
export const isAsked = (
  { index, confidence }: Pick<Column, "index" | "confidence">,
  filled: boolean,
  { fields }: Pick<Settings, "fields">,
): boolean => confidence < LIKELY && filled && fields[index] === undefined;

/** The first question of a file that nobody has answered, or null. */
export function openQuestion({ table, columns, inspection, settings }: Look): OpenQuestion | null {
  if (inspection.countryQuestion) return { step: "file", sentence: "Say first whose numbers these are." };
  const asked = columns.filter((column) => {
    const filled = table.records.some(({ cells }) => (cells[column.index] ?? "").trim() !== "");
    return isAsked(column, filled, settings);
  });
  if (asked.length === 0) return null;
  const names = asked.slice(0, SHOWN).map(({ header }) => `“${header}”`);
  const more = asked.length > SHOWN ? [`${asked.length - SHOWN} more`] : [];
  return { step: "columns", sentence: `Say first what stands in ${and.format([...names, ...more])}.` };
}

const wanted = ["columns", "cleanse", "review", "commit"] as const;
/** What somebody wanted when a question stood open before it. */
export type Before = (typeof wanted)[number];

export function beforeIn({ url }: { url: string }): Before | null {
  const asked = new URL(url).searchParams.get("before");
  return wanted.find((before) => before === asked) ?? null;
}

const order = ["file", "columns", "cleanse", "review"] as const;

/** Where a person has to go before a step can be shown, or null: a question stands open on an earlier step. */
export function openBefore(look: Look, step: "columns" | "cleanse" | "review"): OpenQuestion["step"] | null {
  const open = openQuestion(look);
  return open && order.indexOf(open.step) < order.indexOf(step) ? open.step : null;
}
