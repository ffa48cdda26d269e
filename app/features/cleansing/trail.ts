import type { FieldName } from "./fields.ts";
import type { ProblemCode } from "./problems.ts";
import type { Cell, Offer, Problem, Step } from "./record.ts";
import { canBeSwitchedOff, type RuleId } from "./rules.ts";

/** Where every change to a row is written down as it happens. A rule that is switched off leaves the value as it was. */
export class Trail {
  readonly steps: Step[] = [];
  readonly problems: Problem[] = [];
  readonly #off: ReadonlySet<RuleId>;

  constructor(off: ReadonlySet<RuleId> = new Set()) {
    this.#off = off;
  }

  isOn(rule: RuleId): boolean {
    return !this.#off.has(rule) || !canBeSwitchedOff(rule);
  }

  /** `after`, noted, if the rule is on and changes anything; else `before`. */
  change(cell: Cell, rule: RuleId, before: string, after: string): string {
    if (before === after || !this.isOn(rule)) return before;
    this.steps.push({ column: cell.column, field: cell.field, original: before, value: after, rule });
    return after;
  }

  /** What was a problem is none any more: something else stands for the value. */
  settle(codes: ReadonlySet<ProblemCode>): void {
    const rest = this.problems.filter(({ code }) => !codes.has(code));
    this.problems.splice(0, this.problems.length, ...rest);
  }

  problem(code: ProblemCode, field: FieldName | null, text: string, offer?: Offer): void {
    if (!this.problems.some((known) => known.code === code && known.text === text))
      this.problems.push(offer ? { code, field, text, offer } : { code, field, text });
  }
}
