import type { Queryable } from "#db/client.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { type MissingRows, missingFromPreview, missingFromStored } from "./missing-rows.server.ts";
import { previewReadOn } from "./preview.server.ts";

/** More of the rows that earlier editions had and this file has not, before or after its commit. */
export async function missingPage(db: Queryable, about: ImportFacts, from: number): Promise<MissingRows | null> {
  if (about.status === "committed") return missingFromStored(db, about, from);
  const preview = await previewReadOn(db, about);
  if (!preview.ok) return null;
  const { look, settled } = preview;
  return missingFromPreview(db, about, { settled, rows: look.inspection.rows, from });
}
