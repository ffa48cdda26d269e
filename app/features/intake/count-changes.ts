import type { Step } from "#app/features/cleansing/record.ts";
import type { RuleId } from "#app/features/cleansing/rules.ts";
import { cutText } from "#app/kit/cut-text.ts";

/** What one rule did to a file: how many cells it changed, and the first of its changes. */
export type RuleChanges = { cells: number; first: { line: number; column: number; was: string; is: string }[] };

const SHOWN = 50;
const LONGEST = 120;

/** Counts the changes row by row, so that the steps of a hundred thousand rows need not be held to be shown. */
export class ChangeCounter {
  readonly rules = new Map<RuleId, RuleChanges>();

  add(line: number, steps: readonly Step[]): void {
    for (const { rule, column, original, value } of steps) {
      const changes = this.rules.get(rule) ?? { cells: 0, first: [] };
      this.rules.set(rule, changes);
      changes.cells++;
      if (changes.first.length < SHOWN)
        changes.first.push({ line, column, was: cutText(original, LONGEST), is: cutText(value, LONGEST) });
    }
  }
}
