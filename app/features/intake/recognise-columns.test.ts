import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import { headed } from "#tests/given-headers.ts";
import { sharedData } from "#tests/shared.ts";
import { readTable } from "./read-table.ts";
import { recogniseColumns } from "./recognise-columns.ts";

const fields = (...headers: string[]) => recogniseColumns(headed(...headers)).map(({ field }) => field);

test("the same words mean different things beside other columns", () => {
  expect(fields("Name", "Phone")).toEqual(["company_name", "phone_main"]);
  expect(fields("Name", "Company")).toEqual(["contact_full_name", "company_name"]);
  expect(fields("Title", "Company")).toEqual(["job_title", "company_name"]);
  expect(fields("Title", "Company", "Job Title")).toEqual(["contact_salutation", "company_name", "job_title"]);
});

test("a label, a status or another body's number is no number to call", () => {
  expect(
    fields(
      "Phone 1 - Label",
      "Phone type",
      "Email Status",
      "Assistant's Phone",
      "Number of employees",
      "Operational_directorate_office_phone",
    ),
  ).toEqual(["ignore", "ignore", "ignore", "ignore", "employees", "ignore"]);
});

test("a column that forbids calls is found under each of its names", () => {
  expect(
    fields("Do Not Call", "DoNotCall", "TPS/CTPS", "Do not allow Phone Calls", "Ne pas appeler", "Werbesperre"),
  ).toEqual(new Array(6).fill("do_not_call"));
});

test("columns in other languages are recognised", () => {
  expect(fields("Firma", "Vorname", "Nachname", "Telefon", "Mobil", "E-Mail", "PLZ", "Ort")).toEqual([
    "company_name",
    "contact_first_name",
    "contact_last_name",
    "phone_main",
    "phone_mobile",
    "email",
    "postcode",
    "city",
  ]);
});

test("without a header the cells say what they are, and why we think so", () => {
  const read = readTable(
    new TextEncoder().encode("Alpha Ltd,020 7946 0271,a@example.com\nBeta Ltd,020 7946 0272,b@example.com\n"),
  );
  const columns = read.ok ? recogniseColumns(read.table) : [];
  expect(columns.map(({ field }) => field)).toEqual(["company_name", "phone_main", "email"]);
  expect(columns[1]?.reason).toBe("The column has no name; 100 % of the cells are telephone numbers.");
});

type Exporter = { id: string; columns: { header: string; field: FieldName }[] };
const file = sharedData("leads/headers/dev/headers.json");
const exporters: Exporter[] = file ? JSON.parse(readFileSync(file, "utf8")).exporters : [];
const scored = (field: string) => /^(company_name|email|do_not_call|email_opt_out|phone_.*)$/.test(field);
const mustNotBe = (field: string) => /^(company_name|email|website|phone_.*|contact_.*)$/.test(field);

describe.skipIf(!file)(
  `the columns of known exporters${file ? "" : " (skipped: the shared data are not here)"}`,
  () => {
    test.each(exporters)("$id", ({ columns }) => {
      const found = recogniseColumns(headed(...columns.map(({ header }) => header.trim())));
      const wrong = columns.flatMap(({ header, field }, index) => {
        const got = found[index]?.field ?? "ignore";
        return (scored(field) && got !== field) || (field === "ignore" && mustNotBe(got))
          ? [`${header}: ${got}, not ${field}`]
          : [];
      });
      expect(wrong).toEqual([]);
    });
  },
);
