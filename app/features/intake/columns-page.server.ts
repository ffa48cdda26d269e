import type { Queryable } from "#db/client.server.ts";
import { columnViews, wordViews } from "./columns-step.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { lookOf } from "./preview.server.ts";

/** Step 2, or null where the file cannot be read as it is now. */
export async function columnsPage(db: Queryable, about: Pick<ImportFacts, "id" | "settings">) {
  const preview = await lookOf(db, about);
  if (!preview.ok) return null;
  const { look } = preview;
  return {
    rows: look.table.records.length,
    columns: columnViews(look, about.settings),
    words: wordViews(look, about.settings),
  };
}
