import type { CountryCode } from "libphonenumber-js/max";
import { type ParsedNumber, parseNumber } from "./phone-number.ts";
import { splitNumbers } from "./phone-split.ts";
import { digitsOf, type PartLabel, strip } from "./phone-strip.ts";
import type { ProblemCode } from "./problems.ts";
import type { RuleId } from "./rules.ts";

export type FoundNumber = { raw: string; ext: string | null; label: PartLabel; parsed: ParsedNumber };
export type PhoneCell = {
  numbers: FoundNumber[];
  rules: RuleId[];
  problems: { code: ProblemCode; text: string }[];
  /** Words that stood around the digits. */
  words: string | null;
};

const scientific = /^[+-]?\d+(?:[.,]\d+)?\s*E\s*\+?\d+$/i;
/** Bare digits without a zero before them, as only a program writes them, and the last four gone. */
const rounded = /^[1-9]\d{4,10}0{4}$/;
const date =
  /^((?:\d{4}-|(?:19|20)\d{2}[/.])\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.](19|20)\d{2}|(?:19|20)\d{6}(?= \d\d:\d\d))([ T]\d.*)?$/;
/** An O for a zero, an l for a one, or a word spelt on the keys: the digits meant are a guess. */
const letters = /\d[A-Z]\d|^[OoIl]\d|\d[OoIl]{1,2}\d|[OoIl]{2}\d{2}/;

/** One number in ordinary notation and nothing else. */
const ordinary = /^(?:\+\d{1,3} ?\(0\)|\+|\()?\d(?:[ ()-]{0,2}\d){6,12}$/;

/** Most cells are one ordinary number, and need none of the care that the others do. */
function readOrdinary(text: string, country: CountryCode): PhoneCell | null {
  if (!ordinary.test(text) || rounded.test(text) || date.test(text) || text.includes(" - ")) return null;
  const parsed = parseNumber(text.startsWith("+") ? text.replace("(0)", " ") : text.replace("(0)", "0"), country);
  if (!parsed.ok) return null;
  return { numbers: [{ raw: text, ext: null, label: null, parsed }], rules: [], problems: [], words: null };
}

/** Every number of a cell, each with its extension, label and answer, in the order written. */
export function readPhoneCell(text: string, country: CountryCode): PhoneCell {
  const simple = readOrdinary(text, country);
  if (simple) return simple;
  const cell: PhoneCell = { numbers: [], rules: [], problems: [], words: null };
  const plain = plainForm(text, cell);
  const refused = refuse(plain, text);
  if (refused) {
    cell.problems.push(refused);
    return cell;
  }
  const parts = splitNumbers(plain, country);
  if (parts.length > 1) cell.rules.push("phone-split");
  const words = parts.flatMap((part) => readPart(part.text, part.label, country, cell) ?? []);
  if (words.length > 0) cell.words = words.join("; ");
  if (rounded.test(plain) && cell.numbers.every(({ parsed }) => parsed.ok))
    cell.problems.push({
      code: "phone-rounded",
      text: `“${text}” ends in zeros, as if a spreadsheet had rounded it; check it before calling.`,
    });
  if (cell.numbers.length === 0 && cell.problems.length === 0)
    cell.problems.push({ code: "phone-unreadable", text: `“${text}” holds no telephone number.` });
  return cell;
}

function refuse(plain: string, text: string): PhoneCell["problems"][number] | null {
  if (scientific.test(plain))
    return {
      code: "phone-precision-lost",
      text: `“${text}”: a spreadsheet has rounded this number and the digits are gone. Ask for the list with the column as text.`,
    };
  if (date.test(plain)) return { code: "phone-unreadable", text: `“${text}” is a date, not a telephone number.` };
  const spelt = digitsOf(plain).length <= 7 && /\d{3,}[- ]?[A-Z]{3,}$/.test(plain);
  if ((spelt || letters.test(plain)) && !/x\s?\d|ext/i.test(plain))
    return { code: "phone-letters", text: `“${text}” has letters among its digits, so the number is not certain.` };
  return null;
}

/** The cell with ordinary digits and without what programs put around a number. */
function plainForm(text: string, cell: PhoneCell): string {
  const exact = exactScientific(text);
  if (exact) cell.rules.push("phone-scientific");
  const plain = plainDigits(exact ?? text)
    .trim()
    .replace(/^(tel|callto|phone|sip):\/?\/?/i, "")
    .replace(/^\+{2,}/, "+");
  const decimal = /^(\+?\d{6,})[.,]0{1,2}$/.exec(plain);
  if (!decimal?.[1]) return plain;
  cell.rules.push("phone-decimal");
  return decimal[1];
}

/** `4.42079460009E+11` still has all its digits and may be written out; `4.42E+11` has lost some, and none are invented. */
function exactScientific(text: string): string | null {
  const found = /^\+?(\d)[.,](\d+)\s*E\s*\+?(\d+)$/i.exec(text);
  const [, first, rest, exponent] = found ?? [];
  return first && rest && rest.length === Number(exponent) && rest.length >= 8 ? first + rest : null;
}

/** Arabic-Indic, full-width and other decimal digits as the ten we dial with. */
function plainDigits(text: string): string {
  if (!/\P{ASCII}/u.test(text)) return text;
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      if (code < 128) return digit;
      // Blocks of decimal digits are ten long and start at zero.
      let zero = code;
      while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
      return String(code - zero);
    })
    .replace(/（/g, "(")
    .replace(/）/g, ")")
    .replace(/＋/g, "+")
    .replace(/[\u2010-\u2015\u2212－]/g, "-");
}

/** Reads one part into the cell and returns the words around its number. */
function readPart(text: string, label: PartLabel, country: CountryCode, cell: PhoneCell): string | null {
  const { digits, ext, words, label: behind } = strip(text);
  if (!/\d/.test(digits)) return /\p{L}{2}/u.test(text) ? text.trim() : null;
  let parsed = parseNumber(digits, country);
  // Behind “/-” stands another line of the same company, even where all the digits together could be a number.
  const another = /^(.*\d)\s?\/\s?-\d{1,4}$/.exec(digits);
  if (!parsed.ok || another) {
    const range = another ?? /^(.*?\d{3,})(?:\s?[-–/]\s?\d{1,4})+$/.exec(digits);
    const first = range?.[1] ? parseNumber(range[1], country) : null;
    if (first?.ok) {
      parsed = first;
      cell.rules.push("phone-range");
    }
  }
  if (words) cell.rules.push("phone-text");
  if (!parsed.ok) cell.problems.push({ code: parsed.code, text: parsed.text });
  cell.numbers.push({ raw: text.trim(), ext: parsed.ok ? ext : null, label: label ?? behind, parsed });
  return words;
}
