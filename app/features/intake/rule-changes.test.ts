import fc from "fast-check";
import { expect, test } from "vitest";
import type { RuleId } from "#app/features/cleansing/rules.ts";
import { look } from "./look.ts";
import { readOnAfter } from "./read-on.ts";
import { ruleChangesFrom } from "./rule-changes.ts";
import { readSettings } from "./settings.ts";

/** Each row has up to three numbers that lack their zero, and now and then nothing at all. */
const fileOf = (rows: readonly number[]) =>
  [
    "Company,Phone,Mobile,Other phone",
    ...rows.map((numbers, n) =>
      numbers < 0 ? ",,," : `Firm ${n} Ltd,${[0, 1, 2].map((at) => (at < numbers ? "020 7946 0142" : "")).join(",")}`,
    ),
  ].join("\n");

test("the changes of a rule are read on to the last of them, each once and in the order of the file", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 9 }),
      (rows, most) => {
        const looked = look(new TextEncoder().encode(fileOf(rows)), readSettings({ country: "GB" }));
        if (!looked.ok) return;
        for (const [rule, { cells, first }] of looked.look.inspection.changes) {
          const shown = [...first];
          while (shown.length < cells) {
            const next = ruleChangesFrom(looked.look, rule, readOnAfter(shown), most);
            expect(next.length).toBeGreaterThan(0);
            shown.push(...next);
          }
          expect(shown).toHaveLength(cells);
          expect(shown).toEqual(ruleChangesFrom(looked.look, rule, { line: 0, skip: 0 }, cells));
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("a rule that did nothing has nothing to read on", () => {
  const looked = look(new TextEncoder().encode(fileOf([1, 2])), readSettings({ country: "GB" }));
  const none: RuleId = "company-case";

  expect(looked.ok && ruleChangesFrom(looked.look, none, { line: 0, skip: 0 }, 50)).toEqual([]);
});
