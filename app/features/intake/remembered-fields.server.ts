import { and, desc, eq } from "drizzle-orm";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import type { Standing, StatusWords } from "#app/features/companies/status-words.ts";
import type { Queryable } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";
import { MOST_WORDS, readSettings } from "./settings.ts";

const settingsOf = (db: Queryable, clientId: string) =>
  db
    .select({ settings: imports.settings })
    .from(imports)
    .where(and(eq(imports.clientId, clientId), eq(imports.status, "committed")))
    .orderBy(desc(imports.committedAt))
    .limit(20);

/** What this client's own words for a status meant when a person last said so; of too many, the last. */
export async function rememberedWords(db: Queryable, clientId: string): Promise<StatusWords> {
  const earlier = await settingsOf(db, clientId);
  const said = earlier.reverse().flatMap(({ settings }) => Object.entries(readSettings(settings).statusWords ?? {}));
  // Said again, a word is as new as its last meaning.
  const words = new Map<string, Standing>();
  for (const [word, standing] of said) {
    words.delete(word);
    words.set(word, standing);
  }
  return Object.fromEntries([...words].slice(-MOST_WORDS));
}

/** What this client's columns meant when a person last said so: a header is a habit of whoever exports the file. */
export async function rememberedFields(
  db: Queryable,
  { clientId, headers }: { clientId: string; headers: string[] },
): Promise<Record<string, FieldName>> {
  const earlier = await settingsOf(db, clientId);
  const meant = new Map<string, FieldName>();
  for (const { settings } of earlier) {
    const { fields, read } = readSettings(settings);
    for (const [index, field] of Object.entries(fields)) {
      const header = read?.columns[Number(index)]?.header;
      if (header && !meant.has(header)) meant.set(header, field);
    }
  }
  return Object.fromEntries(
    headers.flatMap((header, index) => {
      const field = meant.get(header);
      return field && headers.indexOf(header) === index ? [[index, field]] : [];
    }),
  );
}
