import { and, desc, eq } from "drizzle-orm";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import type { StatusWords } from "#app/features/companies/status-words.ts";
import type { Queryable } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";
import { readSettings } from "./settings.ts";

const settingsOf = (db: Queryable, clientId: string) =>
  db
    .select({ settings: imports.settings })
    .from(imports)
    .where(and(eq(imports.clientId, clientId), eq(imports.status, "committed")))
    .orderBy(desc(imports.committedAt))
    .limit(20);

/** What this client's own words for a status meant when a person last said so. */
export async function rememberedWords(db: Queryable, clientId: string): Promise<StatusWords> {
  const earlier = await settingsOf(db, clientId);
  return Object.assign({}, ...earlier.reverse().map(({ settings }) => readSettings(settings).statusWords));
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
