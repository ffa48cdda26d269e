import { and, desc, eq, ne } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { lookOf } from "./preview.server.ts";
import { readSteps, type SavedSteps, stepsInWords, stepsOf, withSteps } from "./saved-steps.ts";
import { readSettings, type Settings } from "./settings.ts";
import { orTooMany, TooManyDecisions } from "./too-many-decisions.ts";

export type OfferedSteps = { id: string; fileName: string; words: string };
type About = Pick<ImportFacts, "id" | "clientId" | "settings">;

/** What was decided for this client's last files and is not yet said of this one: offered, not done. */
export async function offeredSteps(
  db: Queryable,
  about: About,
  headers: readonly string[],
): Promise<OfferedSteps | null> {
  const earlier = await db
    .select({ id: imports.id, fileName: imports.fileName, settings: imports.settings })
    .from(imports)
    .where(and(eq(imports.clientId, about.clientId), eq(imports.status, "committed"), ne(imports.id, about.id)))
    .orderBy(desc(imports.committedAt))
    .limit(5);
  for (const { id, fileName, settings } of earlier) {
    const steps = stepsFor(readSettings(settings), headers);
    const taken = orTooMany(() => withSteps(about.settings, steps, headers));
    if (!(taken instanceof TooManyDecisions) && said(taken) !== said(about.settings))
      return { id, fileName, words: stepsInWords(steps) };
  }
  return null;
}

/** The steps of an earlier file of the same client, as far as they can be used for these columns; null where it is none. */
export async function earlierSteps(
  db: Queryable,
  about: About,
  fromId: string,
): Promise<{ fileName: string; steps: SavedSteps; headers: string[] } | null> {
  const headers = await headersIn(db, about);
  const [from] = await db
    .select({ fileName: imports.fileName, settings: imports.settings })
    .from(imports)
    .where(and(eq(imports.id, fromId), eq(imports.clientId, about.clientId), eq(imports.status, "committed")));
  if (!from || !headers) return null;
  return { fileName: from.fileName, steps: stepsFor(readSettings(from.settings), headers), headers };
}

/** What was decided for one file, to be downloaded. */
export async function savedSteps(db: Queryable, about: Pick<About, "id" | "settings">): Promise<SavedSteps | null> {
  const headers = await headersIn(db, about);
  return headers && stepsOf(about.settings, headers);
}

/** Steps that were downloaded earlier, and the columns of the file they are to be used for. */
export async function uploadedSteps(db: Queryable, about: Pick<About, "id" | "settings">, bytes: Uint8Array) {
  return { read: readSteps(new TextDecoder().decode(bytes)), headers: (await headersIn(db, about)) ?? [] };
}

/** The names of a file's columns; of a committed one as they were read then. */
export async function headersIn(db: Queryable, about: Pick<About, "id" | "settings">): Promise<string[] | null> {
  const { read } = about.settings;
  if (read) return read.columns.map(({ header }) => header);
  const preview = await lookOf(db, about);
  return preview.ok ? preview.look.table.headers : null;
}

function stepsFor(settings: Settings, headers: readonly string[]): SavedSteps {
  const steps = stepsOf(settings, settings.read?.columns.map(({ header }) => header) ?? []);
  const here = ({ header }: { header: string }) => headers.includes(header);
  const { columns, replacements, dateOrders } = steps;
  return {
    ...steps,
    columns: columns.filter(here),
    replacements: replacements.filter(here),
    dateOrders: dateOrders.filter(here),
  };
}

/** The decisions in one order, since a stored one has lost that of its keys. */
function said(settings: Settings): string {
  const { country, countryConfirmed, areaCode, standIn, rulesOff, replacements } = settings;
  const told = replacements.map(({ column, from, to }) => [column, from, to]);
  const { fields, statusWords = {}, dateOrders = {} } = settings;
  const sorted = [fields, statusWords, dateOrders].map((said) => Object.entries(said).sort());
  return JSON.stringify([country, countryConfirmed, areaCode, standIn, sorted, rulesOff, told]);
}
