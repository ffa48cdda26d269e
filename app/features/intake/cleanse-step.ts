import { canBeSwitchedOff, type RuleId, ruleIds, rules } from "#app/features/cleansing/rules.ts";
import type { Look } from "./look.ts";
import type { Settings } from "./settings.ts";

export type RuleView = {
  rule: RuleId;
  label: string;
  because: string;
  on: boolean;
  fixed: boolean;
  cells: number;
  /** A few of its changes: where it stood, what it was, what it became. */
  changes: { line: number; header: string; was: string; is: string }[];
};
export type LostView = { code: string; cells: number; example: { line: number; text: string } };

/** Values that are lost, whatever rule is on: digits that a spreadsheet rounded away, cells that hold no number. */
const lost = new Set([
  "phone-precision-lost",
  "phone-unreadable",
  "phone-invalid",
  "phone-too-short",
  "phone-too-long",
  "phone-placeholder",
  "phone-no-area-code",
  "email-invalid",
  "email-placeholder",
  "website-invalid",
  "postcode-invalid",
  "date-unreadable",
]);

/** Step 3: each rule with its cells, what it changed, and whether it is on; and what no rule could make usable. */
export function cleanseStep(
  { columns, inspection }: Look,
  settings: Settings,
): { rules: RuleView[]; lost: LostView[] } {
  const headers = new Map(columns.map(({ index, header }) => [index, header]));
  const views = new Map<RuleId, RuleView>();
  for (const rule of ruleIds) {
    const { label, because } = rules[rule];
    views.set(rule, {
      rule,
      label,
      because,
      on: !settings.rulesOff.includes(rule),
      fixed: !canBeSwitchedOff(rule),
      cells: 0,
      changes: [],
    });
  }
  const failures = new Map<string, LostView>();
  for (const [rule, { cells, first }] of inspection.changes) {
    const view = views.get(rule);
    if (!view) continue;
    view.cells = cells;
    view.changes = first.map(({ column, ...change }) => ({ ...change, header: headers.get(column) ?? "" }));
  }
  for (const { line, verdict, record } of inspection.rows) {
    if (verdict === "blank") continue;
    for (const { code, text } of record.problems) {
      if (!lost.has(code)) continue;
      const known = failures.get(code);
      if (known) known.cells++;
      else failures.set(code, { code, cells: 1, example: { line, text } });
    }
  }
  return {
    rules: [...views.values()].filter((view) => view.cells > 0 || !view.on).sort((a, b) => b.cells - a.cells),
    lost: [...failures.values()].sort((a, b) => b.cells - a.cells),
  };
}
