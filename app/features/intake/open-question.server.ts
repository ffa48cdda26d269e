import type { Queryable } from "#db/client.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { type OpenQuestion, openQuestion } from "./open-question.ts";
import { lookOf } from "./preview.server.ts";

/** What has to be said before a file can be committed: an answer that is open, or that it cannot be read as it is now. */
export async function beforeCommit(
  db: Queryable,
  about: Pick<ImportFacts, "id" | "settings">,
): Promise<OpenQuestion | null> {
  const preview = await lookOf(db, about);
  return preview.ok ? openQuestion(preview.look) : { step: "file", sentence: preview.sentence };
}
