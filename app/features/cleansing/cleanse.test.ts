import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";
import type { FieldName } from "./fields.ts";
import { rules } from "./rules.ts";

const row = (cells: Partial<Record<FieldName, string>>, rulesOff?: Parameters<typeof cleanse>[1]["rulesOff"]) =>
  cleanse(
    Object.entries(cells).map(([field, text], column) => ({ column, field: field as FieldName, text })),
    { country: "GB", rulesOff },
  );

test("a row is cleansed, and every change is a step with the rule that made it", () => {
  const record = row({
    company_name: "SMITH &amp; SONS LTD",
    contact_full_name: "SMITH, JOHN",
    phone_main: "2079460001",
    email: "mailto:JOHN@Example.com",
  });
  expect(record).toMatchObject({
    company: "Smith & Sons Ltd",
    contact: { full: "John Smith", first: "John", last: "Smith" },
    phones: [{ e164: "+442079460001", label: "main", kind: "fixed" }],
    emails: ["john@example.com"],
    problems: [],
  });
  expect(record.steps.map(({ rule }) => rule).sort()).toEqual([
    "company-case",
    "email-lower",
    "email-unwrap",
    "person-case",
    "person-order",
    "phone-leading-zero",
    "text-entities",
  ]);
  expect(record.steps.every(({ rule }) => rule in rules)).toBe(true);
});

test("a rule that is switched off leaves the value as it was", () => {
  expect(row({ company_name: "SMITH LTD" }, new Set(["company-case"])).company).toBe("SMITH LTD");
});

test("a rule that keeps us lawful cannot be switched off", () => {
  expect(row({ company_name: "Smith Ltd", do_not_call: "Yes" }, new Set(["flag-read"])).doNotCall).toBe(true);
});

test.each<[string, Partial<Record<FieldName, string>>]>([
  ["behind the company's name", { company_name: "Pi Ltd - DO NOT CALL" }],
  ["in the notes", { notes: "TPS registered - do not phone" }],
  ["beside the number", { phone_main: "020 7946 0001 (do not call)" }],
  ["in the old status", { status: "Do Not Contact" }],
  ["in a column nobody can read", { do_not_call: "since 2019" }],
])("a wish not to be called is kept %s", (_, cells) => {
  expect(row({ company_name: "Pi Ltd", phone_main: "020 7946 0001", ...cells }).doNotCall).toBe(true);
});

test.each(["DNC Ltd", "DNC Limited", "DNC Group Ltd."])("“%s” is a company’s name and no wish", (name) => {
  expect(row({ company_name: name, phone_main: "020 7946 0001" })).toMatchObject({ company: name, doNotCall: false });
});

test.each([
  ...["DNC - Pike Ltd", "DNC Pike Ltd", "Pike Ltd (DNC)", "DO NOT CALL Ltd"],
  ...["SAS - DNC", "SAS UK Ltd - DNC", "The Group (DNC)", "DNC - Ltd", "AG - no calls", "SAS - DO NOT  CALL"],
])("“%s” says not to call", (name) => {
  expect(row({ company_name: name, phone_main: "020 7946 0001" }).doNotCall).toBe(true);
});

test.each(["Do not call before 10am", "TPS checked, clear", "not on TPS", "No calls made yet", "Call back in May"])(
  "“%s” forbids no call",
  (notes) => {
    expect(row({ company_name: "Pi Ltd", notes }).doNotCall).toBe(false);
  },
);

test("an email in the phone column and a number in the email column change places", () => {
  const record = row({ company_name: "Omicron Ltd", phone_main: "info@example.com", email: "020 7946 0017" });
  expect(record.phones.map(({ e164 }) => e164)).toEqual(["+442079460017"]);
  expect(record.emails).toEqual(["info@example.com"]);
  expect(record.problems.map(({ code }) => code)).toEqual(["columns-swapped", "columns-swapped"]);
});

test("the country a row names decides how its number is read", () => {
  const number = { phone_main: "(202) 555-0145", company_name: "Psi Inc" };
  expect(row(number).phones).toEqual([]);
  expect(row({ ...number, country: "United States" }).phones.map(({ e164 }) => e164)).toEqual(["+12025550145"]);
});

test("an area code kept in its own column is put before the number, even where half a number would be valid", () => {
  const record = cleanse(
    [
      { column: 0, field: "phone_area_code", text: "0211" },
      { column: 1, field: "phone_main", text: "8922111" },
    ],
    { country: "DE" },
  );
  expect(record.phones.map(({ e164 }) => e164)).toEqual(["+492118922111"]);
});

test("a premium-rate number is kept, flagged and said", () => {
  const record = row({ company_name: "Chi Ltd", phone_main: "0909 879 0038" });
  expect(record.phones).toMatchObject([{ e164: "+449098790038", kind: "premium", premium: true }]);
  expect(record.problems.map(({ code }) => code)).toEqual(["phone-premium"]);
});

test("a personal number costs as much as a premium-rate one", () => {
  expect(row({ company_name: "Chi Ltd", phone_main: "070 1234 5678" })).toMatchObject({
    phones: [{ kind: "unknown", premium: true }],
    problems: [{ code: "phone-premium" }],
  });
});

test("a number said to be wrong comes after all others of its row", () => {
  const record = row({ phone_main: "020 7946 0001 (wrong number)", phone_other: "0161 496 0002" });
  expect(record.phones.map(({ e164 }) => e164)).toEqual(["+441614960002", "+442079460001"]);
});

test("a fax number is never among the numbers of a row", () => {
  expect(row({ company_name: "Chi Ltd", fax: "020 7946 0001" }).phones).toEqual([]);
});

test("accents broken on the way are repaired only where the bytes prove it", () => {
  expect(row({ company_name: "CafÃ© Tau" }).company).toBe("Café Tau");
  expect(row({ company_name: "São Paulo Ãnglo" }).company).toBe("São Paulo Ãnglo");
});

test.each([
  ["+49", "030 23125001", "+493023125001"],
  ["0049", "30 23125001", "+493023125001"],
  ["+44", "020 7946 0001", "+442079460001"],
  ["+44", "+1 212 555 0100", "+12125550100"],
])("a country’s code of its own, %s, goes before %s", (code, phone, e164) => {
  const { phones } = row({ company_name: "Pi Ltd", phone_area_code: code, phone_main: phone });
  expect(phones.map((found) => found.e164)).toEqual([e164]);
});
