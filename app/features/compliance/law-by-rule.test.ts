import { expect, test } from "vitest";
import { tuesday8am, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { builtInBook } from "./built-in-rules.ts";
import { type ForeseenLead, lawByRule } from "./law-by-rule.ts";

let lines = 0;
const lead = (law: Partial<ForeseenLead>): ForeseenLead => ({
  ...{ may: "now", rule: null, from: null, e164: "+442079460011", text: "As it was told.", listed: [] },
  ...{ line: ++lines, company: "Harrow & Pike Ltd" },
  ...law,
});
const told = (...leads: ForeseenLead[]) => lawByRule(leads, builtInBook, "c1");
const later = (from: Date) => lead({ may: "later", rule: "us-hours", from });

test("who may be called comes first, then by the rule that stands against most, and each lead is counted once", () => {
  const law = told(
    lead({ may: "never", rule: "no-number" }),
    lead({ may: "mended", rule: "fr-basis" }),
    lead({ may: "mended", rule: "de-basis" }),
    lead({ may: "mended", rule: "de-basis" }),
    later(tuesday10am),
    lead({}),
  );

  expect(law.map(({ may, rule, leads }) => [may, rule, leads])).toEqual([
    ["now", null, 1],
    ["later", "us-hours", 1],
    ["mended", "de-basis", 2],
    ["mended", "fr-basis", 1],
    ["never", "no-number", 1],
  ]);
});

test("one rule is told apart by what may be done, and by who stands on its list", () => {
  const law = told(
    lead({ may: "mended", rule: "gb-tps", listed: ["TPS"] }),
    lead({ may: "mended", rule: "gb-tps" }),
    lead({ may: "mended", rule: "gb-tps", listed: ["CTPS"] }),
    lead({ may: "now", rule: "gb-tps" }),
  );

  expect(law.map(({ may, leads, says, mend }) => [may, leads, says, mend?.to ?? null])).toEqual([
    ["now", 1, "With a reason that the agent writes down (TPS for United Kingdom).", null],
    [
      ...[
        "mended",
        2,
        "Not clear of TPS for United Kingdom: load a newer list; whoever is on it needs another number.",
      ],
      "/admin/screenings/new?list=TPS",
    ],
    [
      ...["mended", 1, "On the list (TPS for United Kingdom): only with their consent, or on another number."],
      "/may-call",
    ],
  ]);
});

test("of those who may be called later the first and the last moment are told, and five of them are shown", () => {
  const [law] = told(
    later(wednesday10am),
    later(tuesday8am),
    later(tuesday10am),
    ...[1, 2, 3].map(() => later(tuesday10am)),
  );

  expect(law).toMatchObject({ leads: 6, from: tuesday8am, last: wednesday10am, mend: null });
  expect(law?.sample).toHaveLength(5);
  expect(told(lead({}))[0]).toMatchObject({ from: null, last: null });
});

test("each thing that somebody can mend says on which page", () => {
  const mend = (rule: string) => told(lead({ may: "mended", rule }))[0]?.mend?.to;

  expect(mend("de-basis")).toBe("/admin/bases/new?campaign=c1&country=DE");
  expect(mend("gb-pensions")).toBe("/may-call");
  expect(mend("caller-id")).toBe("/campaigns/c1/terms");
  expect(mend("campaign-paused")).toBe("/campaigns/c1/status");
  expect(mend("unknown-zone")).toBe("/admin/rules");
  expect(told(lead({ may: "never", rule: "suppressed" }))[0]?.mend).toBeNull();
});
