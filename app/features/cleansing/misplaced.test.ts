import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";
import type { FieldName } from "./fields.ts";
import type { RuleId } from "./rules.ts";

const row = (cells: Partial<Record<FieldName, string>>, rulesOff?: ReadonlySet<RuleId>) =>
  cleanse(
    Object.entries(cells).map(([field, text], column) => ({ column, field: field as FieldName, text })),
    { country: "GB", rulesOff },
  );

test.each<[string, { company?: string; phone?: string; email?: string; domain?: string }]>([
  ["Acme Ltd 020 7946 0001", { company: "Acme Ltd", phone: "+442079460001" }],
  ["Acme Ltd - Tel: 0161 496 0001", { company: "Acme Ltd", phone: "+441614960001" }],
  ["ACME WIDGETS LTD (+44 20 7946 0001)", { company: "Acme Widgets Ltd", phone: "+442079460001" }],
  ["Acme Ltd <info@acme.example>", { company: "Acme Ltd", email: "info@acme.example" }],
  ["Acme Ltd www.harbour.co.uk", { company: "Acme Ltd", domain: "harbour.co.uk" }],
])("“%s” in the company's cell is a name and what belongs elsewhere", (text, { company, phone, email, domain }) => {
  const record = row({ company_name: text });
  expect(record.company).toBe(company);
  expect(record.phones.map(({ e164 }) => e164)).toEqual(phone ? [phone] : []);
  expect(record.emails).toEqual(email ? [email] : []);
  expect(record.domain).toBe(domain ?? null);
  expect(record.steps[0]).toMatchObject({ rule: "column-swap", original: text });
  expect(record.problems.map(({ code }) => code)).toContain("columns-swapped");
});

test.each(["'+44 118 496 0090", "''+44 118 496 0090", '="0118 496 0090"', `'="0118 496 0090"`])(
  "%s in the cell of a person is the number that a spreadsheet was told to leave alone",
  (text) => {
    const record = row({ company_name: "Oakfield Dental & Sons", contact_full_name: text });
    expect(record.phones.map(({ e164 }) => e164)).toEqual(["+441184960090"]);
    expect(record.contact.full).toBeNull();
    expect(record.steps.map(({ rule }) => rule)).toContain("text-wrapper");
  },
);

test.each(["118 118 Ltd", "Studio 54", "24-7 Cabs", "Route 66 Diner 1955", "booking.example"])(
  "%s is a name and nothing else",
  (text) => {
    expect(row({ company_name: text })).toMatchObject({ company: text, phones: [], website: null, steps: [] });
  },
);

test("a number alone is no name, and is kept as a number", () => {
  const record = row({ company_name: "020 7946 0001", email: "info@example.com" });
  expect(record).toMatchObject({ company: null, phones: [{ e164: "+442079460001" }] });
  expect(record.problems.map(({ code }) => code)).toContain("company-is-phone");
});

test("a number the row holds anyway is not counted twice", () => {
  const record = row({ company_name: "Acme Ltd 020 7946 0001", phone_main: "02079460001" });
  expect(record.phones).toHaveLength(1);
  expect(record.seen.phones).toHaveLength(1);
});

test("an email beside a person's name, or in its place, is an email", () => {
  expect(row({ contact_full_name: "John Smith <john@acme.example>" })).toMatchObject({
    contact: { full: "John Smith", first: "John", last: "Smith" },
    emails: ["john@acme.example"],
  });
  expect(row({ contact_first_name: "jane@acme.example" })).toMatchObject({
    contact: { full: null },
    emails: ["jane@acme.example"],
  });
});

test("with the rule switched off everything stays where it stands", () => {
  const off = new Set<RuleId>(["column-swap"]);
  expect(row({ company_name: "Acme Ltd 020 7946 0001" }, off)).toMatchObject({
    company: "Acme Ltd 020 7946 0001",
    phones: [],
  });
  expect(row({ email: "020 7946 0001" }, off).phones).toEqual([]);
  expect(row({ phone_main: "info@example.com" }, off).emails).toEqual([]);
});
