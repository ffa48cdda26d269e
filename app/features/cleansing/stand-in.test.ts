import { expect, test } from "vitest";
import { cleanse } from "./cleanse.ts";
import type { FieldName } from "./fields.ts";
import type { StandIn } from "./stand-ins.ts";

const row = (cells: Partial<Record<FieldName, string>>, standIn?: StandIn) =>
  cleanse(
    Object.entries(cells).map(([field, text], column) => ({ column, field: field as FieldName, text })),
    { country: "GB", standIn },
  );

const helen = { contact_first_name: "Helen", contact_last_name: "MARSH", phone_main: "020 7946 0101" };

test.each<[string, Partial<Record<FieldName, string>>, { domain: string | null; person: string | null }]>([
  [
    "the domain of its website first",
    { ...helen, email: "helen@mail.example", website: "www.pike.example/shop" },
    { domain: "pike.example", person: "Helen Marsh" },
  ],
  [
    "the domain of a mailbox, of the first that is its own",
    { ...helen, email: "helen@gmail.com; h.marsh@sub.pike.example" },
    { domain: "pike.example", person: "Helen Marsh" },
  ],
  [
    "the person where anybody may have an address there",
    { ...helen, email: "helen@hotmail.co.uk" },
    { domain: "Helen Marsh", person: "Helen Marsh" },
  ],
  ["nothing where it tells neither", { email: "info@gmail.com" }, { domain: null, person: null }],
  [
    "the person where the cell says that there is no company",
    { company_name: "n/a", ...helen },
    { domain: "Helen Marsh", person: "Helen Marsh" },
  ],
  [
    "the company that it names, whatever was said",
    { company_name: "Pike Ltd", ...helen },
    { domain: "Pike Ltd", person: "Pike Ltd" },
  ],
  [
    "nothing where the cell holds something else: the cells of such a row have slipped",
    { company_name: "020 7946 0102", ...helen },
    { domain: null, person: null },
  ],
  ["nothing for the last line of a report", { company_name: "Total: 12", ...helen }, { domain: null, person: null }],
])("a row is known by %s", (_, cells, { domain, person }) => {
  expect(row(cells, "domain").company).toBe(domain);
  expect(row(cells, "person").company).toBe(person);
});

test("what stands in is a step of the cell it was taken from, and no fault any more", () => {
  const record = row({ email: "helen@pike.example", phone_main: "020 7946 0101" }, "domain");

  expect(record.steps).toContainEqual({
    ...{ column: 0, field: "company_name", rule: "company-stand-in" },
    ...{ original: "helen@pike.example", value: "pike.example" },
  });
  expect(record.problems).toEqual([]);
  expect(record.emails).toEqual(["helen@pike.example"]);
});

test("a row names no company until somebody says what stands in", () => {
  const missing = [{ code: "company-missing", field: "company_name", text: "The company name is missing." }];

  expect(row(helen)).toMatchObject({ company: null, problems: missing });
});
