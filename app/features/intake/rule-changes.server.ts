import type { RuleId } from "#app/features/cleansing/rules.ts";
import type { Queryable } from "#db/client.server.ts";
import type { ShownChange } from "./count-changes.ts";
import type { ImportFacts } from "./import-page.server.ts";
import { lookOf } from "./preview.server.ts";
import type { ReadOn } from "./read-on.ts";
import { ruleChangesFrom } from "./rule-changes.ts";

const AT_A_TIME = 200;

export type MoreChanges = { rule: RuleId; from: ReadOn; changes: ShownChange[] };

/** More of what a rule changed in a file that is not committed yet. */
export async function ruleChanges(
  db: Queryable,
  about: Pick<ImportFacts, "id" | "settings">,
  { rule, ...from }: ReadOn & { rule: RuleId },
): Promise<MoreChanges | null> {
  const preview = await lookOf(db, about);
  return preview.ok ? { rule, from, changes: ruleChangesFrom(preview.look, rule, from, AT_A_TIME) } : null;
}
