import { expect, test } from "vitest";
import { allowedBecause, moreRows, networkSays, rowSentence, type StoryRow } from "./lead-story.ts";

const row = (line: number, more: Partial<StoryRow> = {}): StoryRow => ({
  id: `row ${line}`,
  importId: "i",
  companyId: null,
  file: "calder-old-leads.csv",
  line,
  verdict: "lead",
  importedAt: "2026-11-17T10:12:00.000Z",
  cells: [],
  company: null,
  ...more,
});
const shouted = { original: "BRIGHTWELL FOODS", value: "Brightwell Foods" };

test("a row tells its file and line, what became of the name, and whom it was merged with", () => {
  expect(rowSentence(row(318, { company: shouted }), [row(412, { verdict: "merged" })], "Europe/London")).toBe(
    "Row 318 of calder-old-leads.csv, imported on 17 Nov 2026: BRIGHTWELL FOODS became Brightwell Foods; merged with row 412.",
  );
});

test("a merged row says into which, and from which file where it is another", () => {
  const other = row(12, { file: "second.csv" });
  expect(rowSentence(row(412, { verdict: "merged" }), [other], "Europe/London")).toBe(
    "Row 412 of calder-old-leads.csv, imported on 17 Nov 2026: merged into row 12 of second.csv.",
  );
});

test("a row that was clean says no more than where it stood", () => {
  expect(rowSentence(row(7), [], "Europe/London")).toBe("Row 7 of calder-old-leads.csv, imported on 17 Nov 2026.");
});

test("a name that stayed is not told; what was cleansed besides is counted, unless the name tells enough", () => {
  const original = { header: "Phone", original: "020 7946 0142" };
  const step = { ...original, field: "phone_main", value: "+442079460142", because: "digits" };
  const cell = { ...original, steps: [step, step] };
  const told = (more: Partial<StoryRow>) => rowSentence(row(7, { cells: [cell], ...more }), [], "Europe/London");
  const start = "Row 7 of calder-old-leads.csv, imported on 17 Nov 2026";

  expect(told({})).toBe(`${start}: 2 values cleansed.`);
  expect(told({ company: { original: "Brightwell", value: "Brightwell" } })).toBe(`${start}: 2 values cleansed.`);
  expect(told({ company: shouted })).toBe(`${start}: BRIGHTWELL FOODS became Brightwell Foods.`);
  expect(told({ cells: [], verdict: "merged" })).toBe(`${start}: merged into a company we knew.`);
});

test("rows that are left out are told by the file that brought them, also where two have one name", () => {
  const later = { importId: "ii", importedAt: "2026-11-20T10:12:00.000Z" };
  const told = moreRows([row(21), row(22), row(2, later), row(3, later), row(4, later)], "Europe/London");

  expect(told.map(({ first, says }) => [first.line, says])).toEqual([
    [21, "2 more rows of calder-old-leads.csv, imported on 17 Nov 2026, went into this lead."],
    [2, "3 more rows of calder-old-leads.csv, imported on 20 Nov 2026, went into this lead."],
  ]);
});

test("the network's word is its own", () => {
  expect(networkSays({ status: "completed", talkSeconds: 186, answeredBy: "human" })).toBe(
    "The call was answered by a human, 3:06.",
  );
  expect(networkSays({ status: "no-answer", talkSeconds: null, answeredBy: null })).toBe("The call was not answered.");
  // Who was heard while it rang took no call.
  expect(networkSays({ status: "busy", talkSeconds: null, answeredBy: "machine" })).toBe(
    "The call found the line engaged.",
  );
  expect(networkSays({ status: "completed", talkSeconds: 9, answeredBy: "unknown" })).toBe(
    "The call was answered, 0:09.",
  );
});

test("where a number may be in many places three are told, and of many rules the first twelve", () => {
  const zones = ["Europe/London", "Europe/Paris", "Europe/Athens", "Asia/Kathmandu"];
  const rules = Array.from({ length: 14 }, (_, at) => ({ rule: `r${at + 1}`, version: "1" }));
  const washes = [{ list: "TPS" as const, asOf: null, listed: false }];
  const grounds = { rules, washes, bases: [], consent: false };
  const told = allowedBecause({ verdict: "wait", zones, grounds }, "2026-11-17T10:12:00.000Z", (rule) => rule);

  expect(told).toMatch(/^Decided “wait”: it was 10:12 in London and 11:12 in Paris and 12:12 in Athens, within/);
  expect(told).toMatch(/screened: TPS of no day; judged by r1 \(1\), .*, r12 \(1\) and 2 more\.$/);
});

test("why a call was allowed is told as it was decided, with the reason that was given", () => {
  const placed = "2026-11-17T10:12:00.000Z";
  const titleOf = (rule: string) => (rule === "gb-hours" ? "calling hours" : rule);
  expect(allowedBecause({ verdict: "allow", reasons: [], zones: ["Europe/London"] }, placed, titleOf)).toBe(
    "Allowed: it was 10:12 in London, within the hours; no list, cap or suppression stood against it.",
  );
  const grounds = {
    rules: [
      { rule: "gb-hours", version: "2026-11" },
      { rule: "gone", version: "2026-10" },
    ],
    washes: [{ list: "TPS" as const, asOf: "2026-11-16T00:00:00.000Z", listed: false }],
    bases: ["DE"],
    consent: true,
  };
  expect(allowedBecause({ verdict: "allow", reasons: [], zones: ["Europe/London"], grounds }, placed, titleOf)).toBe(
    "Allowed: it was 10:12 in London, within the hours; no list, cap or suppression stood against it; screened: TPS of 16 Nov 2026; " +
      "a basis was recorded for DE; their consent was on record; judged by calling hours (2026-11), gone (2026-10).",
  );
  expect(
    allowedBecause(
      {
        verdict: "allow",
        zones: ["Europe/Paris"],
        reasons: [{ rule: "r", version: "FR 2026-11", text: "Not screened" }],
        givenReason: "an old customer",
      },
      placed,
      titleOf,
    ),
  ).toBe(
    "Allowed: it was 11:12 in Paris, within the hours; with a warning: Not screened (FR 2026-11); the reason given: an old customer.",
  );
});
