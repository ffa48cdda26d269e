import type { RuleId } from "#app/features/cleansing/rules.ts";
import { type ShownChange, shownChange } from "./count-changes.ts";
import { type Look, stepsIn } from "./look.ts";
import type { ReadOn } from "./read-on.ts";

/** The next changes that a rule made, in whole rows. The rows are cleansed once more, since their steps are not kept. */
export function ruleChangesFrom(look: Look, rule: RuleId, { line, skip }: ReadOn, most: number): ShownChange[] {
  const stepsOf = stepsIn(look);
  const found: ShownChange[] = [];
  for (const row of look.inspection.rows) {
    if (row.line < line || row.verdict === "blank") continue;
    const changes = stepsOf(row).flatMap((step) => (step.rule === rule ? [shownChange(row.line, step)] : []));
    found.push(...(row.line === line ? changes.slice(skip) : changes));
    if (found.length >= most) break;
  }
  return found;
}
