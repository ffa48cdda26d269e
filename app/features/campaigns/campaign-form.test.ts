import { expect, test } from "vitest";
import { CampaignForm, ClientForm, StatusForm, TermsForm, termsOf } from "./campaign-form.ts";

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
    sector: "general",
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

test("a campaign does not ask the same in the same words twice", () => {
  const ask = (...questions: string[]) => ({ ...terms, questions: questions.map((question) => ({ question })) });
  expect(wrong(ask("Who signs?", "Vans?", "who  signs?"))).toEqual(["questions.2.question"]);
  expect(wrong(ask("Who signs?", "Who pays?"))).toBeUndefined();
});

test("a campaign does not end before it begins, and a fee is kept in pence", () => {
  expect(wrong({ ...terms, endsOn: "2026-08-31" })).toEqual(["endsOn"]);
  expect(termsOf(CampaignForm.parse({ ...terms, fee: "149.99" })).feePerLeadMinor).toBe(14_999);
});

test("a caller ID is written internationally", () => {
  expect(wrong({ ...terms, callerId: "020 7946 0300" })).toEqual(["callerId"]);
  expect(wrong({ ...terms, callerId: "+442079460300" })).toBeUndefined();
});

test("what a campaign calls about is a word of the trade, and no change of terms forgets it", () => {
  expect(termsOf(CampaignForm.parse({ ...terms, sector: "pensions" })).sector).toBe("pensions");
  expect(wrong({ ...terms, sector: "timeshares" })).toEqual(["sector"]);
  expect(TermsForm.safeParse({ endsOn: "2027-02-28" }).error?.issues.map(({ message }) => message)).toEqual([
    "Choose what the campaign calls about.",
  ]);
});

test("a pause needs its day and its reason", () => {
  const missing = (form: object) => StatusForm.safeParse(form).error?.issues.map(({ path }) => path.join("."));
  expect(missing({ to: "paused", pausedBecause: "season" })).toEqual(["pausedUntil"]);
  expect(missing({ to: "paused", pausedUntil: "2026-12-01" })).toEqual(["pausedBecause"]);
  expect(missing({ to: "paused", pausedUntil: "2026-12-01", pausedBecause: "season" })).toBeUndefined();
  expect(StatusForm.safeParse({ to: "live" }).success).toBe(true);
});

test("a text that is too long is told how long it may be, where it stands", () => {
  const said = (form: object, schema: typeof CampaignForm | typeof ClientForm = CampaignForm) =>
    schema.safeParse(form).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const long = (letters: number) => "a".repeat(letters);
  const question = { question: long(301), kind: "text", hint: long(301) };

  expect(said({ ...terms, name: long(121) })).toEqual(["name: That is too long. Keep it to 120 letters."]);
  expect(said({ ...terms, name: long(120) })).toBeUndefined();
  expect(said({ ...terms, questions: [question] })).toEqual([
    "questions.0.question: That is too long. Keep it to 300 letters.",
    "questions.0.hint: That is too long. Keep it to 300 letters.",
  ]);
  expect(said({ ...terms, lines: [{ tab: long(41), text: long(2_001) }] })).toEqual([
    "lines.0.tab: That is too long. Keep it to 40 letters.",
    "lines.0.text: That is too long. Keep it to 2,000 letters.",
  ]);
  expect(said({ ...terms, lines: Array.from({ length: 31 }, () => ({ tab: "Opener", text: "Hello." })) })).toEqual([
    "lines: At most 30 lines: more than that nobody finds on a call.",
  ]);
  const client = { name: long(121), legalName: long(201), country: "GB", timeZone: "Europe/London", currency: "GBP" };
  expect(said(client, ClientForm)).toEqual([
    "name: That is too long. Keep it to 120 letters.",
    "legalName: That is too long. Keep it to 200 letters.",
  ]);
});
