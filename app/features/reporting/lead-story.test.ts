import { expect, test } from "vitest";
import { allowedBecause, networkSays, rowSentence, type StoryRow } from "./lead-story.ts";

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

test("the network's word is its own", () => {
  expect(networkSays({ status: "completed", talkSeconds: 186, answeredBy: "human" })).toBe(
    "The call was answered by a human, 3:06.",
  );
  expect(networkSays({ status: "no-answer", talkSeconds: null, answeredBy: null })).toBe("The call was not answered.");
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
