import type { CountryCode } from "libphonenumber-js/max";
import { z } from "zod";
import { type DateOrder, dateOrders } from "#app/features/cleansing/dates.ts";
import { type FieldName, fieldNames } from "#app/features/cleansing/fields.ts";
import { canBeSwitchedOff, type RuleId, ruleIds } from "#app/features/cleansing/rules.ts";
import { type StandIn, standIns } from "#app/features/cleansing/stand-ins.ts";
import {
  LONGEST_WORD,
  type Standing,
  type StatusWords,
  standings,
  wordKey,
} from "#app/features/companies/status-words.ts";
import type { ImportStatus } from "#db/vocabulary.ts";
import { LONGEST_OFFER, Replacement } from "./replacements.ts";
import { TooManyDecisions } from "./too-many-decisions.ts";

export const areaCodePattern = /^\d{1,6}$/;

/**
 * How a file is read, as far as somebody decided it. What is left out is found in the file each time, so that a better
 * reader reads an old file better.
 */
export const Settings = z.object({
  encoding: z.string().optional(),
  delimiter: z.string().max(3).optional(),
  /** Null: somebody said that there is no header. */
  headerLine: z.number().int().positive().nullable().optional(),
  /** Of a workbook: the sheet somebody chose. */
  sheet: z.string().max(255).optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** A person said whose numbers they are: what the rows look like is no longer asked about. */
  countryConfirmed: z.boolean().optional(),
  /** What a column means, by its number in the file; only where a person said so, now or in an earlier file. */
  fields: z.record(z.string(), z.enum(fieldNames)).default({}),
  /** Columns whose meaning came from an earlier file of this client. */
  remembered: z.array(z.number().int()).default([]),
  /** What the client’s own words for a status or a loss mean, where a person said so, now or in an earlier file. */
  statusWords: z.record(z.string().max(LONGEST_WORD), z.enum(standings)).optional(),
  /** Day or month first, by the number of a column; only where a person said so. */
  dateOrders: z.record(z.string(), z.enum(dateOrders)).optional(),
  rulesOff: z.array(z.enum(ruleIds as [RuleId, ...RuleId[]])).default([]),
  /** Values brought together, the earlier before the later. */
  replacements: z.array(Replacement).default([]),
  /** Offers that somebody chose not to take. */
  offersLeft: z.array(z.string().max(LONGEST_OFFER)).optional(),
  /** Put before the numbers that lack only that. */
  areaCode: z.string().regex(areaCodePattern).optional(),
  /** What a row that names no company is known by. */
  standIn: z.enum(standIns).optional(),
  /** The file whose decisions were taken over, and what they were. */
  stepsTaken: z.object({ from: z.string(), words: z.string() }).optional(),
  /** How often cells were mended: what was made of the file before is out of date. */
  edits: z.number().int().optional(),
  /** Rows without a way to reach anybody that become leads all the same, to be researched. */
  findLater: z.array(z.number().int()).optional(),
  /** Somebody in it asked to be erased, and the file went with them; its rows are kept without them. */
  fileErased: z.boolean().optional(),
  /** How the file was read when it was committed. */
  read: z
    .object({
      encoding: z.string(),
      delimiter: z.string(),
      headerLine: z.number().int().nullable(),
      sheet: z.string().nullable().default(null),
      columns: z.array(z.object({ header: z.string(), field: z.enum(fieldNames) })),
      dateOrders: z.record(z.string(), z.enum(dateOrders)).optional(),
      warnings: z.array(z.string()),
    })
    .optional(),
});
export type Settings = Omit<z.output<typeof Settings>, "country"> & { country: CountryCode };

/** Until it is queued, and again once it was stopped or failed, how a file is read can be corrected. */
export const correctable = ["ready", "cancelled", "failed"] as const satisfies readonly ImportStatus[];
export const canCorrect = (status: ImportStatus): boolean => correctable.some((one) => one === status);

/** What a person may choose instead of what was found. */
export const delimiters: Record<string, string> = {
  ",": "Comma",
  ";": "Semicolon",
  "\t": "Tab",
  "|": "Bar",
  "¬": "Not sign (¬)",
  "^": "Caret (^)",
  "¦": "Broken bar (¦)",
  "~": "Tilde (~)",
  "\u0001": "Control code 1",
  "\u001F": "Control code 31",
  "•": "Bullet (•)",
  "§": "Section sign (§)",
};

export const readSettings = (stored: unknown): Settings => Settings.parse(stored) as Settings;

/** Switched on or off by a person; a rule that is the price of reading a cell at all cannot be. */
export function withRule(settings: Settings, { rule, on }: { rule: RuleId; on: boolean }): Settings {
  if (!canBeSwitchedOff(rule)) return settings;
  const rest = settings.rulesOff.filter((other) => other !== rule);
  return { ...settings, rulesOff: on ? rest : [...rest, rule].sort() };
}

export function withField(settings: Settings, { column, field }: { column: number; field: FieldName }): Settings {
  return {
    ...settings,
    fields: { ...settings.fields, [column]: field },
    remembered: settings.remembered.filter((other) => other !== column),
  };
}

/** Null takes it back. */
export function withAreaCode(settings: Settings, areaCode: string | null): Settings {
  const { areaCode: _, ...rest } = settings;
  return areaCode === null ? rest : { ...rest, areaCode };
}

/** Null takes it back. */
export function withStandIn(settings: Settings, standIn: StandIn | null): Settings {
  const { standIn: _, ...rest } = settings;
  return standIn === null ? rest : { ...rest, standIn };
}

/** So many of a client's words for a status are kept; a column with more of them holds no status. */
export const MOST_WORDS = 5_000;

/** What a client's words mean, the later word over the earlier. */
export function withStatusWords(settings: Settings, said: StatusWords): Settings {
  const statusWords = { ...settings.statusWords, ...said };
  if (Object.keys(statusWords).length > MOST_WORDS) {
    throw new TooManyDecisions(MOST_WORDS, "words for a status were given a meaning");
  }
  return { ...settings, statusWords };
}

export const withStatusWord = (
  settings: Settings,
  { word, standing }: { word: string; standing: Standing },
): Settings => withStatusWords(settings, { [wordKey(word)]: standing });

export const withDateOrder = (
  settings: Settings,
  { column, order }: { column: number; order: DateOrder },
): Settings => ({ ...settings, dateOrders: { ...settings.dateOrders, [column]: order } });

/** What lines and columns are counted by. */
export const shapeOf = ({ delimiter, headerLine, sheet }: Settings): string =>
  JSON.stringify([delimiter, headerLine, sheet]);

/** Another header line, delimiter or sheet makes other columns: what was said of the old ones no longer holds. */
export function withReading(
  settings: Settings,
  reading: Pick<Settings, "encoding" | "delimiter" | "headerLine" | "sheet">,
): Settings {
  const given = Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined));
  const reshaped = "delimiter" in given || "headerLine" in given || "sheet" in given;
  const { headerLine: _, ...elsewhere } = settings;
  // The header line of one sheet says nothing of another.
  return {
    ...("sheet" in given ? elsewhere : settings),
    ...given,
    ...(reshaped ? { fields: {}, remembered: [], dateOrders: {}, replacements: [], findLater: [] } : {}),
    // Counted on and never anew: the same number must not stand for other edits.
    ...(reshaped && settings.edits ? { edits: settings.edits + 1 } : {}),
  };
}

export function withFindLater(settings: Settings, said: readonly { line: number; on: boolean }[]): Settings {
  const lines = new Set(settings.findLater);
  for (const { line, on } of said) on ? lines.add(line) : lines.delete(line);
  return { ...settings, findLater: [...lines].sort((a, b) => a - b) };
}

export const withCountry = (settings: Settings, country: string): Settings => ({
  ...settings,
  country: country as CountryCode,
  countryConfirmed: true,
});

/** Offers that are not taken are no longer shown; asking for them again shows them all. */
export const withOffersLeft = (settings: Settings, left: string[] | null): Settings => ({
  ...settings,
  offersLeft: left === null ? [] : [...new Set([...(settings.offersLeft ?? []), ...left])].slice(-2_000),
});
