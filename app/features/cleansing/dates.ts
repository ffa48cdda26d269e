export type DateOrder = "day-first" | "month-first";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthOf = (word: string): number =>
  months.indexOf(
    word
      .slice(0, 3)
      .toLowerCase()
      .replace("mär", "mar")
      .replace("mai", "may")
      .replace("okt", "oct")
      .replace("dez", "dec"),
  ) + 1;
const numeric = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})(?:[\sT,]+\d.*)?$/;

/** Day or month first, for a whole column: one date with a day above twelve decides, else the country's habit. */
export function dateOrderOf(values: Iterable<string>, country: string): DateOrder {
  for (const value of values) {
    const found = numeric.exec(value.trim());
    if (!found) continue;
    if (Number(found[1]) > 12) return "day-first";
    if (Number(found[2]) > 12) return "month-first";
  }
  return country === "US" ? "month-first" : "day-first";
}

/** A date as ISO yyyy-mm-dd, or null. A spreadsheet's serial number counts, if it falls between 1982 and 2064. */
export function readDate(text: string, order: DateOrder): string | null {
  const plain = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (iso) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const short = numeric.exec(plain);
  if (short) {
    const [a, b, year] = [Number(short[1]), Number(short[2]), fullYear(short[3] ?? "")];
    return order === "day-first" ? (build(year, b, a) ?? null) : (build(year, a, b) ?? null);
  }
  const worded = /^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(\p{L}{3,9})\.?,?[\s-]+(\d{4}|\d{2})\b/u.exec(
    plain,
  );
  if (worded) return build(fullYear(worded[3] ?? ""), monthOf(worded[2] ?? ""), Number(worded[1]));
  const american = /^(?:\p{L}+,\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(plain);
  if (american) return build(Number(american[3]), monthOf(american[1] ?? ""), Number(american[2]));
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(plain);
  if (serial && Number(serial[1]) >= 30_000 && Number(serial[1]) <= 60_000)
    return new Date(Date.UTC(1899, 11, 30 + Number(serial[1]))).toISOString().slice(0, 10);
  return null;
}

const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) >= 70 ? 1900 : 2000);

function build(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2100) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
