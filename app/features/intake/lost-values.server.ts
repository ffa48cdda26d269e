import type { ProblemCode } from "#app/features/cleansing/problems.ts";
import type { Queryable } from "#db/client.server.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { type LostRow, lostFrom } from "./lost-values.ts";
import { lookOf } from "./preview.server.ts";

const AT_A_TIME = 200;

export type MoreLost = { from: number; rows: LostRow[] };

/** More of the values that no rule could make usable, in a file that is not committed yet. */
export async function moreLost(
  db: Queryable,
  about: Pick<ImportFacts, "id" | "settings">,
  { code, from }: { code: ProblemCode; from: number },
): Promise<MoreLost | null> {
  const preview = await lookOf(db, about);
  return preview.ok ? { from, rows: lostFrom(preview.look.inspection.rows, code, from, AT_A_TIME) } : null;
}
