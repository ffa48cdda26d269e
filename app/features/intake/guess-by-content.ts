import type { FieldName } from "#app/features/cleansing/fields.ts";
import type { Table } from "./read-table.ts";

export type ContentGuess = { field: FieldName; confidence: number; reason: string; strong: boolean };

const email = /^(mailto:)?<?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}>?$/i;
const url =
  /^(https?:\/\/|www\.)\S+\.\S+|^[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|co\.uk|org|net|de|fr|nl|com\.au|io|eu|uk|org\.uk)(\/\S*)?$/i;
const linkedin = /linkedin\.com\/in\//i;
const organization =
  /\b(ltd|limited|plc|llp|llc|inc|corp|corporation|gmbh|ag|kg|ohg|ug|s\.?a\.?r?\.?l?|s\.?p\.?a|b\.?v|n\.?v|pty|oy|ab|a\/s|aps|co|company|group|holdings|services|solutions|associates|partners|& sons?|bros|school|hospital|hotel|ев|ооо|зао)\b\.?/i;
const ukPostcode = /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i;
const zip = /^\d{4,5}(-\d{4})?$/;
const street =
  /^\d+[a-z]?,? +[\p{L}\d .'#-]+$|\b(street|st|road|rd|avenue|ave|lane|ln|drive|dr|strasse|straße|straat|rue|calle|via)\b\.?/iu;
const usState =
  /^(A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC|PR)$/;
const flag = /^(y|n|yes|no|true|false|0|1|x)$/i;

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
    { field: "postcode", matches: (text) => ukPostcode.test(text), share: 0.7, strong: true, what: "postcodes" },
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
  return zips(table, index, values);
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
