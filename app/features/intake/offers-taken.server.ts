import type { Queryable } from "#db/client.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { offersIn } from "./offers.ts";
import { lookOf } from "./preview.server.ts";
import type { Replacement } from "./replacements.ts";

/** What would be written where offers are accepted: those of these names, found in the file again. */
export async function offersTaken(
  db: Queryable,
  about: Pick<ImportFacts, "id" | "settings">,
  keys: string[],
): Promise<Replacement[]> {
  const taken = new Set(keys);
  const preview = await lookOf(db, about);
  if (!preview.ok) return [];
  return offersIn(preview.look).flatMap(({ key, replacements }) => (taken.has(key) ? replacements : []));
}
