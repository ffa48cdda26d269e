import type { CountryCode } from "libphonenumber-js/max";
import { cleanse } from "#app/features/cleansing/cleanse.ts";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import type { InspectedRow } from "../inspect.ts";
import { firstVerdict } from "../verdicts.ts";

/** What somebody types of a company, each in words of their own. */
export type HandFields = Partial<Record<(typeof handFields)[number], string>>;
export const handFields = [
  "company",
  "person",
  "jobTitle",
  "phone",
  "email",
  "website",
  "address",
  "city",
  "postcode",
] as const;

const meaning: Record<(typeof handFields)[number], FieldName> = {
  company: "company_name",
  person: "contact_full_name",
  jobTitle: "job_title",
  phone: "phone_main",
  email: "email",
  website: "website",
  address: "address_line1",
  city: "city",
  postcode: "postcode",
};

/** A company that is typed goes the way of a row: cleansed by the same rules, compared in the same way. */
export function handRow(fields: HandFields, country: CountryCode): InspectedRow {
  const cells = handFields.map((field) => fields[field] ?? "");
  const clean = cleanse(
    handFields.map((field, column) => ({ column, field: meaning[field], text: cells[column] ?? "" })),
    { country },
  );
  const { steps: _steps, seen: _seen, ...record } = clean;
  // A company without a number, an address or a site is looked up first; that is no fault of what was typed.
  return { ...firstVerdict({ line: 1, physicalLine: 1, cells, findLater: true }, record), cluster: 1 };
}
