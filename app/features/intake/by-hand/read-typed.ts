import type { CountryCode } from "libphonenumber-js/max";
import { cleanse } from "#app/features/cleansing/cleanse.ts";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import type { CleanRecord } from "#app/features/cleansing/record.ts";
import type { CompanyFacts } from "#app/features/companies/golden-record.ts";
import { type TypedPart, typedParts } from "#app/features/companies/typed-parts.ts";
import type { GoldenField } from "#db/vocabulary.ts";

const meaning: Record<TypedPart, FieldName> = {
  name: "company_name",
  line1: "address_line1",
  line2: "address_line2",
  city: "city",
  region: "region",
  postcode: "postcode",
  web: "website",
  industry: "industry",
  employees: "employees",
  number: "company_number",
};

const wanted: Record<GoldenField, string> = {
  name: "Write the company’s name.",
  address: "Write a street, a town or a postcode.",
  web: "Write a web address, like brightwell.example.",
  industry: "Write the industry.",
  employees: "Write how many work there.",
  "company-number": "Write the register number.",
};

export type TypedRead = { ok: true; facts: Partial<CompanyFacts>; record: CleanRecord } | { ok: false; text: string };

/** What somebody typed for a field of a company, as a cell of a file would be read; or why it cannot be used. */
export function readTyped(
  field: GoldenField,
  parts: Partial<Record<TypedPart, string>>,
  country: CountryCode,
): TypedRead {
  const cells = typedParts[field].map(({ part }, column) => ({
    column,
    field: meaning[part],
    text: parts[part] ?? "",
  }));
  const record = cleanse([...cells, { column: cells.length, field: "country", text: country }], { country });
  if (record.doNotCall)
    return { ok: false, text: "A wish not to be called is recorded under “Not to be called”, not here." };
  const facts = factsOf(field, record);
  if (facts) return { ok: true, facts, record };
  const about = new Set<FieldName | null>(cells.map((cell) => cell.field));
  const wrong = record.problems.find((problem) => about.has(problem.field));
  return { ok: false, text: wrong?.text ?? wanted[field] };
}

/** Null where nothing usable is left. */
function factsOf(field: GoldenField, { company, address, ...record }: CleanRecord): Partial<CompanyFacts> | null {
  const { website, domain, industry, employees, companyNumber } = record;
  switch (field) {
    case "name":
      return company ? { name: company } : null;
    case "address": {
      const { line1: addressLine1, line2: addressLine2, city, region, postcode } = address;
      return addressLine1 || city || postcode ? { addressLine1, addressLine2, city, region, postcode } : null;
    }
    case "web":
      return website || domain ? { website, domain } : null;
    case "industry":
      return industry ? { industry } : null;
    case "employees":
      return employees ? { employees } : null;
    case "company-number":
      return companyNumber ? { companyNumber } : null;
  }
}
