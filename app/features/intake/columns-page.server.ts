import type { Queryable } from "#db/client.server.ts";
import { columnWarnings } from "./column-warnings.ts";
import { columnViews, wordViews } from "./columns-step.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { openBefore, openQuestion } from "./open-question.ts";
import { lookOf } from "./preview.server.ts";

/** Step 2, or the step where something stands open before it. */
export async function columnsPage(db: Queryable, about: Pick<ImportFacts, "id" | "settings">) {
  const preview = await lookOf(db, about);
  if (!preview.ok) return { ok: false as const, at: "file" as const };
  const { look } = preview;
  const at = openBefore(look, "columns");
  if (at) return { ok: false as const, at };
  const open = openQuestion(look);
  return {
    ok: true as const,
    open: open?.sentence ?? null,
    rows: look.table.records.length,
    warnings: columnWarnings(look.columns, about.settings),
    columns: columnViews(look, about.settings),
    words: wordViews(look, about.settings),
  };
}
