import { expect, test } from "vitest";
import { readSteps, stepsInWords, stepsOf, withSteps } from "./saved-steps.ts";
import { readSettings } from "./settings.ts";

const decided = readSettings({
  country: "AU",
  countryConfirmed: true,
  fields: { 0: "company_name", 2: "city" },
  statusWords: { warm: "near-qualified" },
  rulesOff: ["company-case"],
  replacements: [{ column: 2, from: ["LONDON"], to: "London" }],
  areaCode: "02",
  standIn: "person",
  dateOrders: { 3: "month-first" },
});
const headers = ["Firm", "Tel", "Ort", "Renewal"];

test("what was decided for one file holds for the next, wherever its columns stand", () => {
  const steps = stepsOf(decided, headers);
  expect(stepsInWords(steps)).toBe(
    "2 columns, 1 status word, 1 rule, 1 replacement, 1 order of dates, area code 02, companies named by person, country AU",
  );
  const next = withSteps(readSettings({ country: "GB" }), steps, ["Ort", "Firm", "Fax", "Last call", "Renewal"]);
  expect(next).toMatchObject({
    country: "AU",
    fields: { 0: "city", 1: "company_name" },
    rulesOff: ["company-case"],
    replacements: [{ column: 0, from: ["LONDON"], to: "London" }],
    areaCode: "02",
    standIn: "person",
    dateOrders: { 4: "month-first" },
  });
  expect(withSteps(next, steps, ["Ort", "Firm", "Fax", "Last call", "Renewal"])).toEqual(next);
});

test("steps that were downloaded before orders of dates were among them can still be used", () => {
  const { dateOrders: _, ...before } = stepsOf(decided, headers);

  expect(readSteps(JSON.stringify(before))).toEqual({ ok: true, steps: { ...before, dateOrders: [] } });
});

test("a name that two columns share, or that is not there, takes nothing over", () => {
  const steps = stepsOf(decided, headers);
  expect(withSteps(readSettings({ country: "GB" }), steps, ["Ort", "Ort", "Company"])).toMatchObject({
    fields: {},
    replacements: [],
  });
  expect(stepsOf(decided, ["Firm", "Ort", "Ort"]).replacements).toEqual([]);
});

test("steps survive being downloaded and uploaded, and a wrong file is refused in a sentence", () => {
  const steps = stepsOf(decided, headers);
  expect(readSteps(JSON.stringify(steps))).toEqual({ ok: true, steps });
  const sentence = (text: string) => {
    const read = readSteps(text);
    return read.ok ? null : read.sentence;
  };
  expect(sentence("Company,Phone")).toMatch(/cannot be read as JSON/);
  expect(sentence("[]")).toMatch(/^This is not a file of steps\./);
  expect(sentence(JSON.stringify({ ...steps, areaCode: "abc" }))).toMatch(/“areaCode”/);
});

test("words for a status are counted over all the files of steps that were taken over", () => {
  const words = (from: number, to: number) =>
    Object.fromEntries(Array.from({ length: to - from }, (_, n) => [`word ${from + n}`, "cold" as const]));
  const steps = stepsOf(decided, headers);
  const first = withSteps(readSettings({ country: "GB" }), { ...steps, statusWords: words(0, 4_000) }, headers);

  expect(withSteps(first, { ...steps, statusWords: words(0, 5_000) }, headers).statusWords).toEqual(words(0, 5_000));
  expect(() => withSteps(first, { ...steps, statusWords: words(4_000, 5_001) }, headers)).toThrow(
    "More than 5,000 words for a status were given a meaning.",
  );
});

test("whatever may be downloaded can be taken back", () => {
  const long = "x".repeat(501);
  const settings = readSettings({
    country: "GB",
    fields: { 0: "city", 1: "notes" },
    replacements: [{ column: 0, from: ["LONDON"], to: "London" }],
  });
  const steps = stepsOf(settings, [long, "Notes"]);

  expect(steps).toMatchObject({ columns: [{ header: "Notes", field: "notes" }], replacements: [] });
  expect(readSteps(JSON.stringify(steps)).ok).toBe(true);
});

test("steps that no database keeps, or of a country that is none, are refused", () => {
  const steps = stepsOf(decided, headers);
  const city = { header: "Ort", to: "London" };
  const hostile = [
    { ...steps, country: "ZZ" },
    { ...steps, replacements: [{ ...city, from: ["LON\0DON"] }] },
    { ...steps, replacements: [{ ...city, from: ["LON\ud800DON"] }] },
    { ...steps, statusWords: { "wa\0rm": "cold" } },
    { ...steps, statusWords: Object.fromEntries(Array.from({ length: 6_000 }, (_, n) => [`word ${n}`, "cold"])) },
  ];
  for (const given of hostile) expect(readSteps(JSON.stringify(given)).ok).toBe(false);
  expect(readSteps(JSON.stringify(steps)).ok).toBe(true);
});
