import { expect, test } from "vitest";
import { CampaignForm, StatusForm, termsOf } from "./campaign-form.ts";

const terms = {
  clientId: "01900000-0000-7000-8000-000000000001",
  name: "Calder backlog",
  country: "gb",
  startsOn: "2026-09-01",
  endsOn: "2027-02-28",
};
const wrong = (form: object) => CampaignForm.safeParse(form).error?.issues.map(({ path }) => path.join("."));

test("the least a campaign needs is a client, a name, a country and its days", () => {
  const form = CampaignForm.parse(terms);
  expect(termsOf(form)).toMatchObject({
    country: "GB",
    acceptWithinDays: 5,
    reportWithinDays: 30,
    baseline: null,
    feePerLeadMinor: null,
    callerId: null,
    criteria: [],
  });
});

test("a baseline has all three figures or none", () => {
  expect(wrong({ ...terms, baselineLeads: "2150", baselineWon: "645" })).toEqual(["baselineMonths"]);
  expect(wrong({ ...terms, baselineMonths: "12" })).toEqual(["baselineLeads"]);
  expect(wrong({ ...terms, baselineLeads: "10", baselineWon: "11", baselineMonths: "12" })).toEqual(["baselineWon"]);
  const whole = CampaignForm.parse({ ...terms, baselineLeads: "2150", baselineWon: "645", baselineMonths: "12" });
  expect(termsOf(whole).baseline).toEqual({ leads: 2_150, won: 645, months: 12 });
});

test("a figure the database cannot keep is asked again", () => {
  expect(wrong({ ...terms, fee: "1e300" })).toEqual(["fee"]);
  expect(wrong({ ...terms, baselineLeads: "3000000000", baselineWon: "1", baselineMonths: "1" })).toEqual([
    "baselineLeads",
  ]);
});

test("a question with choices has at least two", () => {
  const ask = (choices: string) => ({ ...terms, questions: [{ question: "Tracking today", kind: "choice", choices }] });
  expect(wrong(ask("None"))).toEqual(["questions.0.choices"]);
  expect(termsOf(CampaignForm.parse(ask("None, Fleetmark,, Other"))).criteria[0]?.choices).toEqual([
    "None",
    "Fleetmark",
    "Other",
  ]);
});

test("a campaign does not end before it begins, and a fee is kept in pence", () => {
  expect(wrong({ ...terms, endsOn: "2026-08-31" })).toEqual(["endsOn"]);
  expect(termsOf(CampaignForm.parse({ ...terms, fee: "149.99" })).feePerLeadMinor).toBe(14_999);
});

test("a caller ID is written internationally", () => {
  expect(wrong({ ...terms, callerId: "020 7946 0300" })).toEqual(["callerId"]);
  expect(wrong({ ...terms, callerId: "+442079460300" })).toBeUndefined();
});

test("a pause needs its day and its reason", () => {
  const missing = (form: object) => StatusForm.safeParse(form).error?.issues.map(({ path }) => path.join("."));
  expect(missing({ to: "paused", pausedBecause: "season" })).toEqual(["pausedUntil"]);
  expect(missing({ to: "paused", pausedUntil: "2026-12-01" })).toEqual(["pausedBecause"]);
  expect(missing({ to: "paused", pausedUntil: "2026-12-01", pausedBecause: "season" })).toBeUndefined();
  expect(StatusForm.safeParse({ to: "live" }).success).toBe(true);
});
