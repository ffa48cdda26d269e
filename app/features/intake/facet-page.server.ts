import type { Queryable } from "#db/client.server.ts";
import { type Facet, type FacetQuestion, facetOf } from "./facet.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { lookOf } from "./preview.server.ts";

/** The values of one column of a file that is not committed yet, or null where there is no such column. */
export async function facetPage(
  db: Queryable,
  about: Pick<ImportFacts, "id" | "settings">,
  question: FacetQuestion,
): Promise<Facet | null> {
  const preview = await lookOf(db, about);
  return preview.ok ? facetOf(preview.look, question) : null;
}
