import { readCountry } from "#app/features/cleansing/country.ts";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import { parseNumber } from "#app/features/cleansing/phone-number.ts";
import { postcodes } from "./country-signs.ts";
import { firstNames, jobs } from "./names-and-jobs.ts";
import type { Table } from "./read-table.ts";

export type ContentGuess = { field: FieldName; confidence: number; reason: string; strong: boolean };

const email = /^(mailto:)?<?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}>?$/i;
const url =
  /^(https?:\/\/|www\.)\S+\.\S+|^[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|co\.uk|org|net|de|fr|nl|com\.au|io|eu|uk|org\.uk)(\/\S*)?$/i;
const linkedin = /linkedin\.com\/in\//i;
const organization =
  /\b(ltd|limited|plc|llp|llc|inc|corp|corporation|gmbh|ag|kg|ohg|ug|s\.?a\.?r?\.?l?|s\.?p\.?a|b\.?v|n\.?v|sas|sasu|eurl|bvba|sprl|s\.?l\.?u?|sp\. ?z ?o\.? ?o|s\.?r\.?o|lda|ltda|pty|pte|oyj?|ab|as|a\/s|aps|dac|cic|llp|e\.k|e\.v|co|company|group|holdings|services|solutions|associates|partners|& sons?|bros|school|hospital|hotel|ев|ооо|зао)\b\.?/i;
const zip = /^\d{4,5}(-\d{4})?$/;
const street =
  /^\d+[a-z]?,? +[\p{L}\d .'#-]+$|\b(street|st|road|rd|avenue|ave|lane|ln|drive|dr|strasse|straße|straat|rue|calle|via)\b\.?/iu;
const usState =
  /^(A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC|PR)$/;
const flag = /^(y|n|yes|no|true|false|0|1|x)$/i;

/** Postcodes that no other thing looks like; four or five bare digits are many things. */
const isPostcode = (text: string): boolean =>
  !/^\d+$/.test(text) && text.length <= 12 && postcodes.some(({ matches }) => matches.test(text));

const opening = (text: string): string => text.split(/[\s,]+/, 1)[0]?.toLowerCase() ?? "";

/** Formatting is what tells a phone number from an id: a plus, a trunk zero, brackets or separators. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  if (digits < 7 || digits > 16 || /^\d{4}-\d\d-\d\d/.test(text) || /^\d+[./]\d+[./]\d+$/.test(text)) return false;
  if (!/^[+(\d'=" \u00A0][\d\s().,/+'"=-]*(\s*(x|ext)\.?\s*\d+)?$/i.test(text) || /^-?\d+[.,]\d+$/.test(text))
    return false;
  return /^['="]*[+(0]/.test(text) || /\d[\s().-]+\d/.test(text);
}

const tests: { field: FieldName; matches: (text: string) => boolean; share: number; strong: boolean; what: string }[] =
  [
    { field: "email", matches: (text) => email.test(text), share: 0.7, strong: true, what: "email addresses" },
    {
      field: "linkedin_url",
      matches: (text) => linkedin.test(text),
      share: 0.7,
      strong: true,
      what: "LinkedIn profiles",
    },
    { field: "website", matches: (text) => url.test(text), share: 0.7, strong: true, what: "web addresses" },
    { field: "postcode", matches: isPostcode, share: 0.7, strong: true, what: "postcodes" },
    { field: "phone_main", matches: isPhone, share: 0.7, strong: true, what: "telephone numbers" },
    { field: "region", matches: (text) => usState.test(text), share: 0.9, strong: false, what: "American states" },
    {
      field: "company_name",
      matches: (text) => organization.test(text) && !/\d{3}/.test(text),
      share: 0.4,
      strong: true,
      what: "names of companies",
    },
    {
      field: "country",
      matches: (text) => text.length > 2 && readCountry(text) !== null,
      share: 0.8,
      strong: true,
      what: "countries",
    },
    { field: "job_title", matches: (text) => jobs.test(text), share: 0.6, strong: false, what: "jobs" },
    {
      field: "contact_first_name",
      matches: (text) => !/\s/.test(text) && firstNames.has(text.toLowerCase()),
      share: 0.4,
      strong: false,
      what: "first names",
    },
    {
      field: "contact_full_name",
      matches: (text) => /^\p{L}+\.?( \p{L}[\p{L}.'’-]*){1,3}$/u.test(text) && firstNames.has(opening(text)),
      share: 0.4,
      strong: false,
      what: "names of people",
    },
    {
      field: "address_line1",
      matches: (text) => street.test(text),
      share: 0.6,
      strong: false,
      what: "street addresses",
    },
  ];

/** What the cells of one column look like, from the first 300 that are not empty. */
export function guessByContent(table: Table, index: number): ContentGuess | null {
  const values: string[] = [];
  for (const record of table.records) {
    const value = (record.cells[index] ?? "").trim();
    if (value !== "" && values.push(value) >= 300) break;
  }
  if (values.length === 0 || values.every((value) => flag.test(value))) return null;
  for (const test of tests) {
    const share = values.filter(test.matches).length / values.length;
    if (share >= test.share)
      return {
        field: test.field,
        confidence: Math.round((0.5 + share * 0.4) * 100) / 100,
        strong: test.strong,
        reason: `${Math.round(share * 100)} % of the cells are ${test.what}.`,
      };
  }
  return bareNumbers(values) ?? zips(table, index, values);
}

const numbered = ["GB", "US", "AU", "IE", "FR", "NL", "ES", "IT", "BE", "PL"] as const;

/** Digits without any mark are telephone numbers where nearly all could be rung in one country, and none follows from the last. */
function bareNumbers(values: string[]): ContentGuess | null {
  if (values.filter((value) => /^\d{9,12}$/.test(value)).length < values.length * 0.9) return null;
  const some = values.slice(0, 60);
  const rising = some.filter((value, at) => at > 0 && Number(value) > Number(some[at - 1])).length;
  if (some.length < 4 || rising >= (some.length - 1) * 0.9 || new Set(some).size < some.length / 2) return null;
  const best = Math.max(
    ...numbered.map((country) => some.filter((value) => parseNumber(value, country).ok).length / some.length),
  );
  return best < 0.8
    ? null
    : {
        field: "phone_main",
        confidence: 0.8,
        strong: false,
        reason: `${Math.round(best * 100)} % of the cells would be valid telephone numbers.`,
      };
}

const date = /^\d{4}-\d\d-\d\d([T ].*)?$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/;
const contrary: { fields: RegExp; what: string; matches: (text: string) => boolean }[] = [
  {
    fields: /^(phone_(main|direct|mobile|other)|company_name|contact_.*)$/,
    what: "email addresses",
    matches: (text) => email.test(text),
  },
  {
    fields: /^(phone_(main|direct|mobile|other)|company_name|email)$/,
    what: "dates",
    matches: (text) => date.test(text),
  },
  { fields: /^(company_name|email|contact_.*)$/, what: "telephone numbers", matches: isPhone },
  {
    fields: /^(company_name|email|phone_(main|direct|mobile|other))$/,
    what: "web addresses",
    matches: (text) => /^(https?:\/\/|www\.)/i.test(text),
  },
  {
    fields: /^(email|phone_(main|direct|mobile|other))$/,
    what: "words",
    matches: (text) => /^[\p{L} .,&'’-]{2,}$/u.test(text),
  },
];

/** What the cells are instead of what the header says; null where they may well be it. */
export function contraryContent(table: Table, index: number, field: FieldName): string | null {
  const against = contrary.filter(({ fields }) => fields.test(field));
  if (against.length === 0) return null;
  const values = table.records
    .slice(0, 200)
    .map((record) => (record.cells[index] ?? "").trim())
    .filter(Boolean);
  if (values.length < 4) return null;
  return against.find(({ matches }) => values.filter(matches).length > values.length * 0.7)?.what ?? null;
}

/** Four or five digits are a postcode only beside an address, and never when they count upwards. */
function zips(table: Table, index: number, values: string[]): ContentGuess | null {
  const share = values.filter((value) => zip.test(value)).length / values.length;
  const counting = values.every((value, at) => at === 0 || Number(value) === Number(values[at - 1]) + 1);
  const besideState =
    table.records.slice(0, 50).filter((record) => usState.test((record.cells[index - 1] ?? "").trim())).length > 25;
  if (share < 0.9 || counting || !besideState) return null;
  return { field: "postcode", confidence: 0.8, strong: false, reason: "The cells are American postcodes." };
}
