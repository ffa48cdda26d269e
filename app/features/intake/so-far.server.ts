import type { Queryable } from "#db/client.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { lookOf } from "./preview.server.ts";
import { balanceOf } from "./verdicts.ts";

/** What is known of the rows before they are compared with one another: these figures stay, the others are still being worked out. */
export async function soFar(db: Queryable, about: Pick<ImportFacts, "id" | "settings">) {
  const preview = await lookOf(db, about);
  if (!preview.ok) return null;
  const { read, blank, quarantined } = balanceOf(preview.look.inspection.rows);
  return { read, blank, quarantined };
}
