import type { FieldName } from "#app/features/cleansing/fields.ts";
import { guessByContent } from "./guess-by-content.ts";
import { fieldOfHeader } from "./header-table.ts";
import type { Table } from "./read-table.ts";

type Guess = { field: FieldName; confidence: number; reason: string };

const titles = /^(mr|mrs|ms|miss|mx|dr|prof|sir|lady|rev|herr|frau|m\.?|mme|mlle|sr|sra)\.?$/i;

/** Headers that mean different things in different files; the columns beside them and the cells under them decide. */
export function weakHeader(words: string, plain: string[], index: number, table: Table): Guess {
  const has = (field: FieldName) => plain.some((other, at) => at !== index && fieldOfHeader.get(other) === field);
  const pick = (field: FieldName, confidence: number, reason: string): Guess => ({ field, confidence, reason });
  const ignore = pick("ignore", 0.6, "Other columns already say this better.");
  switch (words) {
    case "name":
      if (has("company_name"))
        return pick("contact_full_name", 0.9, "The company has its own column, so this is the person.");
      if (has("contact_full_name") || has("contact_first_name") || has("contact_last_name"))
        return pick("company_name", 0.85, "The person has columns of their own, so this is the company.");
      return pick("company_name", 0.75, "No other column names the company.");
    case "title": {
      const values = sample(table, index);
      const share = values.filter((value) => titles.test(value)).length / Math.max(1, values.length);
      if (plain.includes("job title") || (values.length > 0 && share > 0.5))
        return pick("contact_salutation", 0.9, "The job has its own column, or the cells are Mr, Ms and the like.");
      return pick("job_title", 0.9, "The cells are jobs, not Mr or Ms.");
    }
    case "account":
    case "client":
    case "customer":
    case "client name":
    case "customer name":
    case "vendor":
      if (has("company_name")) return ignore;
      if (has("contact_first_name") || has("contact_full_name"))
        return pick("company_name", 0.8, "The person has columns of their own, so this is the company.");
      return pick("company_name", 0.75, "No other column names the company.");
    case "address":
      if (has("address_line1") || has("address_full")) return ignore;
      return has("city") || has("address_line2")
        ? pick("address_line1", 0.85, "Town or further lines have their own columns.")
        : pick("address_full", 0.85, "The whole address stands in this column.");
    case "url":
    case "link": {
      const values = sample(table, index);
      if (values.filter((value) => /linkedin\.com/i.test(value)).length > values.length / 2 && values.length > 0)
        return pick("linkedin_url", 0.9, "The cells lead to LinkedIn.");
      if (plain.includes("connected on")) return pick("linkedin_url", 0.9, "This is LinkedIn's own export.");
      return has("website") ? ignore : pick("website", 0.7, "The cells are addresses of web pages.");
    }
    case "county":
      return pick("region", 0.9, "The county.");
    default: {
      const guess = guessByContent(table, index);
      if (words === "number" && guess?.field === "phone_main") return pick("phone_main", 0.7, guess.reason);
      return pick("ignore", 0.5, "The name alone does not say what this is.");
    }
  }
}

const sample = (table: Table, index: number): string[] =>
  table.records
    .slice(0, 200)
    .map((record) => (record.cells[index] ?? "").trim())
    .filter(Boolean);
