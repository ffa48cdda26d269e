import { formatFor, inPlaces, type NumberFormat } from "./number-formats.ts";
import { plainText } from "./read-xml.ts";
import { Refusal, sentences } from "./refusal.ts";

export type Book = { strings: string[]; formats: NumberFormat[]; from1904: boolean };

const DAY = 86_400_000;
/** The last of December 9999; a number beyond it is no date, whatever its format says. */
const lastSerial = 2_958_466;

/** A cell as the text a person would have typed: dates as ISO, numbers with all the digits the cell holds. */
export function cellText(type: string | undefined, style: number, value: string, book: Book): string {
  if (type === "s") return sharedText(value, book.strings);
  if (type === "str" || type === "inlineStr") return plainText(value);
  if (type === "b") return /^\s*(1|true)\s*$/i.test(value) ? "TRUE" : value.trim() === "" ? "" : "FALSE";
  if (type === "e") return value;
  if (type === "d") return isoText(value.trim());
  return value === "" ? "" : numberText(value.trim(), book.formats[style] ?? null, book.from1904);
}

/** A text that is referred to and is not there is lost, and a list with holes in it is worse than none. */
function sharedText(value: string, strings: string[]): string {
  const text = strings[Number(value)];
  if (text === undefined && value.trim() !== "") throw new Refusal(sentences.damaged);
  return text ?? "";
}

const isoText = (value: string): string =>
  value
    .replace(/T00:00(:00(\.0+)?)?Z?$/, "")
    .replace(/^T?(\d\d:\d\d(?::\d\d)?)(\.\d+)?Z?$/, "$1")
    .replace(/T(\d\d:\d\d)(?::00|(:\d\d))?(\.\d+)?Z?$/, " $1$2");

const plainDigits = /^\d{1,15}$/;

function numberText(value: string, ofCell: NumberFormat, from1904: boolean): string {
  if (ofCell === null && plainDigits.test(value)) return value;
  // A spreadsheet knows fifteen digits; what the file writes beyond them is the noise of binary fractions.
  const number = Number(Number(value).toPrecision(15));
  if (!Number.isFinite(number) || value === "") return value;
  const format = formatFor(ofCell, number);
  const kind = format?.kind;
  if ((kind === "date" || kind === "time") && number >= 0 && number < lastSerial)
    return dateText(number, kind, from1904);
  if (kind === "elapsed" && number >= 0 && number < lastSerial) return elapsedText(number);
  if (kind === "percent") return `${Number((number * 100).toPrecision(15))}%`;
  if (!Number.isInteger(number)) return String(number);
  if (Math.abs(number) >= 1e15) return longText(value, number);
  const digits = number.toFixed(0);
  return format?.kind === "digits" && number >= 0 ? inPlaces(digits, format.pieces, format.places) : digits;
}

/** Longer than a spreadsheet can count: the digits that are written, or the short form, which says itself that digits are gone. */
const longText = (value: string, number: number): string =>
  /^-?\d+$/.test(value) ? value : number.toExponential().toUpperCase();

function dateText(serial: number, kind: "date" | "time", from1904: boolean): string {
  const seconds = Math.round((serial % 1) * 86_400);
  const time = clock(seconds);
  if (kind === "time" && serial < 1) return time;
  const days = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  // The older system counts a 29 February 1900 that never was: before it, every day is one too low.
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(start + days * DAY).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? date : `${date} ${time}`;
}

const clock = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(11, seconds % 60 === 0 ? 16 : 19);

/** A span of time goes on counting its hours beyond a day. */
function elapsedText(days: number): string {
  const seconds = Math.round(days * 86_400);
  return `${String(Math.floor(seconds / 3600)).padStart(2, "0")}${clock(seconds % 3600).slice(2)}`;
}
