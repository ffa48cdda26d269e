import type { Queryable } from "#db/client.server.ts";
import { cleanseStep } from "./cleanse-step.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { lookOf } from "./preview.server.ts";

/** Step 3, or null where the file cannot be read as it is now. */
export async function cleansePage(db: Queryable, about: Pick<ImportFacts, "id" | "settings">) {
  const preview = await lookOf(db, about);
  return preview.ok ? cleanseStep(preview.look, about.settings) : null;
}
