import { z } from "zod";
import { dateOrders } from "#app/features/cleansing/dates.ts";
import { fieldNames } from "#app/features/cleansing/fields.ts";
import { isCountry } from "#app/features/cleansing/phone-number.ts";
import { type RuleId, ruleIds } from "#app/features/cleansing/rules.ts";
import { standIns } from "#app/features/cleansing/stand-ins.ts";
import { LONGEST_WORD, standings } from "#app/features/companies/status-words.ts";
import { storable } from "#app/kit/storable.ts";
import { count } from "#app/ui/format.ts";
import { Replacement, withReplacements } from "./replacements.ts";
import { areaCodePattern, MOST_WORDS, type Settings, withStatusWords } from "./settings.ts";

/** A name that is longer is somebody's text; it takes nothing along. */
const LONGEST_HEADER = 500;
const MOST_COLUMNS = 10_001;
const headerName = z.string().max(LONGEST_HEADER);

/** What persons decided about a file, by the names of its columns, so that it can be decided once for the next file too. */
export const SavedSteps = z.object({
  rekindle: z.literal("import-steps"),
  country: z.string().refine(isCountry).optional(),
  columns: z.array(z.object({ header: headerName, field: z.enum(fieldNames) })).max(MOST_COLUMNS),
  statusWords: z
    .record(
      z
        .string()
        .max(LONGEST_WORD)
        .refine((word) => storable(word) === word),
      z.enum(standings),
    )
    .refine((words) => Object.keys(words).length <= MOST_WORDS),
  rulesOff: z.array(z.enum(ruleIds as [RuleId, ...RuleId[]])),
  replacements: z.array(Replacement.omit({ column: true }).extend({ header: headerName })).max(20_000),
  areaCode: z.string().regex(areaCodePattern).optional(),
  standIn: z.enum(standIns).optional(),
  /** What 03/04 means in a column of dates. */
  dateOrders: z
    .array(z.object({ header: headerName, order: z.enum(dateOrders) }))
    .max(MOST_COLUMNS)
    .default([]),
});
export type SavedSteps = z.output<typeof SavedSteps>;

/** The decisions of a file whose columns have these names. A name that two columns share says nothing of either. */
export function stepsOf(settings: Settings, headers: readonly string[]): SavedSteps {
  const name = (index: number) => (isOwn(headers, index) ? headers[index] : undefined);
  return {
    rekindle: "import-steps",
    ...(settings.countryConfirmed ? { country: settings.country } : {}),
    columns: Object.entries(settings.fields).flatMap(([index, field]) => {
      const header = name(Number(index));
      return header === undefined ? [] : [{ header, field }];
    }),
    statusWords: settings.statusWords ?? {},
    rulesOff: settings.rulesOff,
    replacements: settings.replacements.flatMap(({ column, ...replacement }) => {
      const header = name(column);
      return header === undefined ? [] : [{ ...replacement, header }];
    }),
    ...(settings.areaCode ? { areaCode: settings.areaCode } : {}),
    ...(settings.standIn ? { standIn: settings.standIn } : {}),
    dateOrders: Object.entries(settings.dateOrders ?? {}).flatMap(([index, order]) => {
      const header = name(Number(index));
      return header === undefined ? [] : [{ header, order }];
    }),
  };
}

/** The decisions of another file, taken over where the columns are named alike. */
export function withSteps(settings: Settings, steps: SavedSteps, headers: readonly string[]): Settings {
  const at = (header: string): number | null => {
    const index = headers.indexOf(header);
    return isOwn(headers, index) ? index : null;
  };
  const fields = steps.columns.flatMap(({ header, field }) => {
    const index = at(header);
    return index === null ? [] : [[String(index), field] as const];
  });
  const orders = steps.dateOrders.flatMap(({ header, order }) => {
    const index = at(header);
    return index === null ? [] : [[String(index), order] as const];
  });
  const replacements = steps.replacements.flatMap(({ header, ...replacement }) => {
    const column = at(header);
    return column === null ? [] : [{ ...replacement, column }];
  });
  const taken: Settings = {
    ...settings,
    ...(steps.country ? { country: steps.country as Settings["country"], countryConfirmed: true } : {}),
    ...(steps.areaCode ? { areaCode: steps.areaCode } : {}),
    ...(steps.standIn ? { standIn: steps.standIn } : {}),
    fields: { ...settings.fields, ...Object.fromEntries(fields) },
    remembered: [...new Set([...settings.remembered, ...fields.map(([index]) => Number(index))])],
    rulesOff: [...new Set([...settings.rulesOff, ...steps.rulesOff])].sort(),
    ...(orders.length > 0 ? { dateOrders: { ...settings.dateOrders, ...Object.fromEntries(orders) } } : {}),
  };
  return withReplacements(withStatusWords(taken, steps.statusWords), replacements);
}

/** Reads what was downloaded earlier, or says what is wrong with it. */
export function readSteps(text: string): { ok: true; steps: SavedSteps } | { ok: false; sentence: string } {
  const wrong = (what: string) => ({
    ok: false as const,
    sentence: `${what} Choose a file that “Download the steps” made.`,
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return wrong("This is not a file of steps: it cannot be read as JSON.");
  }
  const read = SavedSteps.safeParse(given);
  if (read.success) return { ok: true, steps: read.data };
  const ours = typeof given === "object" && given !== null && "rekindle" in given;
  const place = read.error.issues[0]?.path.join(".");
  return wrong(ours ? `The steps cannot be used: “${place}” holds something unknown.` : "This is not a file of steps.");
}

/** “14 columns, 3 rules, 12 replacements”, as far as there is anything. */
export function stepsInWords(steps: SavedSteps): string {
  const { columns, statusWords, rulesOff, replacements, dateOrders, areaCode, standIn, country } = steps;
  const some = (n: number, one: string, many?: string) => (n === 0 ? [] : [count(n, one, many)]);
  return [
    ...some(columns.length, "column"),
    ...some(Object.keys(statusWords).length, "status word"),
    ...some(rulesOff.length, "rule"),
    ...some(replacements.length, "replacement"),
    ...some(dateOrders.length, "order of dates", "orders of dates"),
    ...(areaCode ? [`area code ${areaCode}`] : []),
    ...(standIn ? [`companies named by ${standIn}`] : []),
    ...(country ? [`country ${country}`] : []),
  ].join(", ");
}

function isOwn(headers: readonly string[], index: number): boolean {
  const header = headers[index] ?? "";
  return header !== "" && header.length <= LONGEST_HEADER && headers.indexOf(header) === headers.lastIndexOf(header);
}
