import type { Queryable } from "#db/client.server.ts";
import { cleanseStep } from "./cleanse-step.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { openBefore } from "./open-question.ts";
import { lookOf } from "./preview.server.ts";

/** Step 3, or the step where something stands open before it. */
export async function cleansePage(db: Queryable, about: Pick<ImportFacts, "id" | "settings">) {
  const preview = await lookOf(db, about);
  if (!preview.ok) return { ok: false as const, at: "file" as const };
  const at = openBefore(preview.look, "cleanse");
  return at ? { ok: false as const, at } : { ok: true as const, ...cleanseStep(preview.look, about.settings) };
}
