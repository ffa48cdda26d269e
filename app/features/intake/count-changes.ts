import type { Step } from "#app/features/cleansing/record.ts";
import type { RuleId } from "#app/features/cleansing/rules.ts";
import { cutText } from "#app/kit/cut-text.ts";

/** A change as a page shows it. */
export type ShownChange = { line: number; column: number; was: string; is: string };
/** What one rule did to a file: how many cells it changed, and the first of its changes. */
export type RuleChanges = { cells: number; first: ShownChange[] };

const SHOWN = 50;
const LONGEST = 120;

export const shownChange = (line: number, { column, original, value }: Step): ShownChange => ({
  line,
  column,
  was: cutText(original, LONGEST),
  is: cutText(value, LONGEST),
});

/** Counts the changes row by row, so that the steps of a hundred thousand rows need not be held to be shown. */
export class ChangeCounter {
  readonly rules = new Map<RuleId, RuleChanges>();

  add(line: number, steps: readonly Step[]): void {
    for (const step of steps) {
      const changes = this.rules.get(step.rule) ?? { cells: 0, first: [] };
      this.rules.set(step.rule, changes);
      changes.cells++;
      if (changes.first.length < SHOWN) changes.first.push(shownChange(line, step));
    }
  }
}
