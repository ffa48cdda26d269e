import type { FieldName } from "#app/features/cleansing/fields.ts";
import { guessByContent } from "./guess-by-content.ts";
import { fieldOfHeader } from "./header-table.ts";
import type { Table } from "./read-table.ts";

type Guess = { field: FieldName; confidence: number; reason: string };
type Beside = {
  has: (...fields: FieldName[]) => boolean;
  plain: string[];
  cells: () => string[];
  table: Table;
  index: number;
};

const pick = (field: FieldName, confidence: number, reason: string): Guess => ({ field, confidence, reason });
const unsaid = "The name alone does not say what this is.";
const better = pick("ignore", 0.6, "Other columns already say this better.");
const customers = ["account", "accounts", "client", "client name", "customer", "customer name", "vendor"];
const mrAndMs = /^(mr|mrs|ms|miss|mx|dr|prof|sir|lady|rev|herr|frau|m\.?|mme|mlle|sr|sra)\.?$/i;

const deciders: Record<string, (beside: Beside) => Guess> = {
  name: whoseName,
  "display name": whoseName,
  title: jobOrMr,
  titre: jobOrMr,
  titel: jobOrMr,
  titulo: jobOrMr,
  "contact title": jobOrMr,
  "country code": countryOrDial,
  work: ({ has }) =>
    has("phone_main") ? pick("ignore", 0.5, unsaid) : pick("phone_direct", 0.8, "A phone at work, beside a mobile."),
  address: wholeOrLine,
  url: whosePage,
  link: whosePage,
  county: () => pick("region", 0.9, "The county."),
  number: ({ table, index }) =>
    guessByContent(table, index)?.field === "phone_main"
      ? pick("phone_main", 0.7, "The cells are telephone numbers.")
      : pick("ignore", 0.5, "The name alone does not say what is numbered."),
  ...Object.fromEntries(customers.map((name) => [name, whichCustomer])),
};

/** Headers that mean different things in different files: “Title” is Mr in one and Director in another. */
export const weak: ReadonlySet<string> = new Set([
  ...Object.keys(deciders),
  "key",
  "code",
  "type",
  "date",
  "id number",
]);

/** The columns beside such a header and the cells under it decide. */
export function weakHeader(words: string, plain: string[], index: number, table: Table): Guess {
  const has = (...fields: FieldName[]) =>
    plain.some((other, at) => at !== index && fields.includes(fieldOfHeader.get(other) ?? "ignore"));
  const cells = () =>
    table.records
      .slice(0, 200)
      .map((record) => (record.cells[index] ?? "").trim())
      .filter(Boolean);
  const decide = deciders[words];
  return decide
    ? decide({ has, plain, cells, table, index })
    : pick("ignore", 0.5, "The name alone does not say what this is.");
}

function whoseName({ has, plain }: Beside): Guess {
  if (has("company_name") || customers.some((name) => plain.includes(name)))
    return pick("contact_full_name", 0.9, "The company has its own column, so this is the person.");
  if (has("contact_full_name", "contact_first_name", "contact_last_name"))
    return pick("company_name", 0.85, "The person has columns of their own, so this is the company.");
  return pick("company_name", 0.75, "No other column names the company.");
}

function whichCustomer({ has }: Beside): Guess {
  if (has("company_name")) return better;
  return pick(
    "company_name",
    has("contact_first_name", "contact_full_name") ? 0.8 : 0.75,
    "No other column names the company.",
  );
}

/** “GB” or “+44”. */
function countryOrDial({ has, cells }: Beside): Guess {
  const values = cells();
  const dialled = values.filter((value) => /^(\+|00)?\d{1,4}$/.test(value)).length;
  if (values.length > 0 && dialled > values.length / 2)
    return pick("phone_area_code", 0.9, "The cells are dialling codes of countries.");
  return has("country") ? better : pick("country", 0.85, "The cells are countries.");
}

function jobOrMr({ has, plain, cells, index }: Beside): Guess {
  const values = cells();
  const share = values.filter((value) => mrAndMs.test(value)).length / Math.max(1, values.length);
  if (has("job_title") || share > 0.5)
    return pick("contact_salutation", 0.9, "The job has its own column, or the cells are Mr, Ms and the like.");
  if (values.length === 0 && plain[index + 1] === "first name")
    return pick("contact_salutation", 0.8, "It stands before the first name, where Mr and Ms stand.");
  const person =
    has("company_name", "contact_full_name", "contact_first_name", "contact_last_name") || plain.includes("name");
  if (!person) return pick("company_name", 0.6, "Nothing else names anybody; this is the heading of a business.");
  return pick("job_title", 0.9, "The cells are jobs, not Mr or Ms.");
}

function wholeOrLine({ has }: Beside): Guess {
  if (has("address_line1", "address_full")) return better;
  return has("city", "address_line2")
    ? pick("address_line1", 0.85, "Town or further lines have their own columns.")
    : pick("address_full", 0.85, "The whole address stands in this column.");
}

function whosePage({ has, plain, cells }: Beside): Guess {
  const values = cells();
  const profiles = values.filter((value) => /linkedin\.com/i.test(value)).length;
  if (values.length > 0 && profiles > values.length / 2)
    return pick("linkedin_url", 0.9, "The cells lead to LinkedIn.");
  if (plain.includes("connected on")) return pick("linkedin_url", 0.9, "This is LinkedIn's own export.");
  return has("website") ? better : pick("website", 0.7, "The cells are addresses of web pages.");
}
