import type { NumberFormat } from "./number-formats.ts";
import { plainText } from "./read-xml.ts";

export type Book = { strings: string[]; formats: NumberFormat[]; from1904: boolean };

const DAY = 86_400_000;
/** The last of December 9999; a number beyond it is no date, whatever its format says. */
const lastSerial = 2_958_466;

/** A cell as the text a person would have typed: dates as ISO, numbers with all the digits the cell holds. */
export function cellText(type: string | undefined, style: number, value: string, book: Book): string {
  if (type === "s") return book.strings[Number(value)] ?? "";
  if (type === "str" || type === "inlineStr") return plainText(value);
  if (type === "b") return value.trim() === "1" ? "TRUE" : value === "" ? "" : "FALSE";
  if (type === "e") return value;
  if (type === "d") return value.replace(/T00:00:00(\.0+)?Z?$/, "").replace("T", " ");
  return value === "" ? "" : numberText(value, book.formats[style] ?? null, book.from1904);
}

function numberText(value: string, format: NumberFormat, from1904: boolean): string {
  // A spreadsheet knows fifteen digits; what the file writes beyond them is the noise of binary fractions.
  const number = Number(Number(value).toPrecision(15));
  if (!Number.isFinite(number)) return value;
  if ((format?.kind === "date" || format?.kind === "time") && number >= 0 && number < lastSerial)
    return dateText(number, format.kind, from1904);
  if (!Number.isInteger(number)) return String(number);
  const digits = BigInt(number).toString();
  if (format?.kind !== "digits" || number < 0) return digits;
  return (format.plus ? "+" : "") + digits.padStart(format.least, "0");
}

function dateText(serial: number, kind: "date" | "time", from1904: boolean): string {
  const seconds = Math.round((serial % 1) * 86_400);
  const time = new Date(seconds * 1000).toISOString().slice(11, seconds % 60 === 0 ? 16 : 19);
  if (kind === "time" && serial < 1) return time;
  const days = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  // The older system counts a 29 February 1900 that never was: before it, every day is one too low.
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(start + days * DAY).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? date : `${date} ${time}`;
}
