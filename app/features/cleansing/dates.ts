export const dateOrders = ["day-first", "month-first"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** The beginnings of month names in the languages of our clients' files, January first. */
const monthNames = [
  "jan gen ene sty led",
  "feb fév fev fév úno lut",
  "mar mär mrz maa mrt bře",
  "apr avr abr kwi dub",
  "may mai mag maj mei",
  "jun juin giu cze",
  "jul juil lug lip",
  "aug aoû aou ago sie srp",
  "sep set wrz",
  "oct okt ott out paź paz",
  "nov lis",
  "dec dez déc dic gru pro",
].map((names) => names.split(" "));
const monthOf = (word: string): number => {
  const lower = word.toLowerCase();
  const four = monthNames.findIndex((names) => names.includes(lower.slice(0, 4)));
  return (four >= 0 ? four : monthNames.findIndex((names) => names.includes(lower.slice(0, 3)))) + 1;
};
const numeric = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})(?:[\sT,]+\d.*)?$/;

/** Day or month first, for a whole column: dates with a day above twelve decide, the more of them, else the country's habit. */
export function dateOrderOf(values: Iterable<string>, country: string): DateOrder {
  return tellingOrder(values) ?? (country === "US" ? "month-first" : "day-first");
}

/** The order that the dates themselves tell; null where each of them could be read either way. */
export function tellingOrder(values: Iterable<string>): DateOrder | null {
  let [dayFirst, monthFirst] = [0, 0];
  for (const value of values) {
    const found = numeric.exec(value.trim());
    if (!found) continue;
    if (Number(found[1]) > 12) dayFirst++;
    else if (Number(found[2]) > 12) monthFirst++;
  }
  if (dayFirst === monthFirst) return null;
  return dayFirst > monthFirst ? "day-first" : "month-first";
}

/** Can be read as a day of one month or of another. */
export function isAmbiguousDate(text: string): boolean {
  const found = numeric.exec(text.trim());
  return found !== null && Number(found[1]) <= 12 && Number(found[2]) <= 12 && found[1] !== found[2];
}

/**
 * A date as ISO yyyy-mm-dd, or null. A month or a quarter alone counts from its first day. A spreadsheet's serial number counts, if it falls between 1982 and 2064, and so do
 * the seconds or milliseconds that programs count from 1970.
 */
export function readDate(text: string, order: DateOrder): string | null {
  const plain = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (iso) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const short = numeric.exec(plain);
  if (short) {
    const [a, b, year] = [Number(short[1]), Number(short[2]), fullYear(short[3] ?? "")];
    return order === "day-first" ? (build(year, b, a) ?? null) : (build(year, a, b) ?? null);
  }
  const worded =
    /^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(\p{L}{3,10})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})\b/u.exec(
      plain,
    );
  if (worded) return build(fullYear(worded[3] ?? ""), monthOf(worded[2] ?? ""), Number(worded[1]));
  const american = /^(?:\p{L}+,\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(plain);
  if (american) return build(Number(american[3]), monthOf(american[1] ?? ""), Number(american[2]));
  const month = /^(\p{L}{3,10})\.?[\s\-/,]+(\d{4})$/u.exec(plain);
  if (month) return build(Number(month[2]), monthOf(month[1] ?? ""), 1);
  const monthYear = /^(\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (monthYear) return build(Number(monthYear[2]), Number(monthYear[1]), 1);
  const yearMonth = /^(\d{4})[-/](\d{1,2})$/.exec(plain);
  if (yearMonth) return build(Number(yearMonth[1]), Number(yearMonth[2]), 1);
  const quarter = /^Q([1-4])[\s/,-]*(\d{4})$/i.exec(plain) ?? /^(\d{4})[\s/,-]*Q([1-4])$/i.exec(plain);
  if (quarter) {
    const yearFirst = quarter[1]?.length === 4;
    return build(Number(quarter[yearFirst ? 1 : 2]), Number(quarter[yearFirst ? 2 : 1]) * 3 - 2, 1);
  }
  const unix = /^(\d{10})(\d{3})?$/.exec(plain);
  if (unix) return new Date(Number(unix[1]) * 1000).toISOString().slice(0, 10);
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(plain);
  if (serial && Number(serial[1]) >= 30_000 && Number(serial[1]) <= 60_000)
    return new Date(Date.UTC(1899, 11, 30 + Number(serial[1]))).toISOString().slice(0, 10);
  return null;
}

const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) >= 70 ? 1900 : 2000);

function build(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2100) return null;
  if (day > 28 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null;
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

/** True where a date names no day and its first one was taken. */
export const namesNoDay = (text: string): boolean =>
  /^(?:\p{L}{3,10}\.?[\s\-/,]+\d{4}|\d{1,2}[/.-]\d{4}|\d{4}[-/]\d{1,2}|Q[1-4][\s/,-]*\d{4}|\d{4}[\s/,-]*Q[1-4])$/iu.test(
    text.trim(),
  );

/** A length of time in whole months: “24”, “2 years”, “18m”, “1.5 yrs”, “24 Monate”; null where it is none. */
export function readMonths(text: string): number | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*[- ]?\s*(\p{L}*)/u.exec(text.trim());
  if (!found) return null;
  const unit = /^(?:y|yr|yrs|years?|jahre?n?|ans?|années?|años?|anni|anno|jaar|lat|rok|roky)$/i.test(found[3] ?? "")
    ? 12
    : 1;
  if (
    unit === 1 &&
    !/^(?:m|mo|mos|mths?|months?|monate?n?|mois|mes|meses|mesi|mese|maanden|maand|mies\w*)?$/i.test(found[3] ?? "")
  )
    return null;
  const length = Number(`${found[1]}.${found[2] ?? "0"}`) * unit;
  return length > 0 && length <= 600 && Number.isInteger(length) ? length : null;
}
