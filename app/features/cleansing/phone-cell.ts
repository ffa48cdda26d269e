import type { CountryCode } from "libphonenumber-js/max";
import { isDoubted } from "./phone-doubt.ts";
import { type ParsedNumber, parseNumber } from "./phone-number.ts";
import { type Part, splitNumbers } from "./phone-split.ts";
import { digitsOf, type PartLabel, strip, withoutTrunkZero } from "./phone-strip.ts";
import type { ProblemCode } from "./problems.ts";
import type { RuleId } from "./rules.ts";

export type FoundNumber = {
  raw: string;
  ext: string | null;
  label: PartLabel;
  /** The words beside it say that it is not the right one. */
  doubted: boolean;
  parsed: ParsedNumber;
};
export type PhoneCell = {
  numbers: FoundNumber[];
  rules: RuleId[];
  problems: { code: ProblemCode; text: string }[];
  /** The cell without what a program made of it: the digits behind “4.42079460009E+11” and “…0009.0”. */
  plain: string;
  /** Words that stood around the digits. */
  words: string | null;
};

const scientific = /^[+-]?\d+(?:[.,]\d+)?\s*E\s*\+?\d+$/i;
/** Bare digits without a zero before them, as only a program writes them, and the last four gone. */
const rounded = /^[1-9]\d{4,10}0{4}$/;
const date =
  /^((?:\d{4}-|(?:19|20)\d{2}[/.])\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.](19|20)\d{2}|(?:19|20)\d{6}(?= \d\d:\d\d))([ T]\d.*)?$/;
/** An O for a zero, an l for a one, or a word spelt on the keys: the digits meant are a guess. */
const letters = /\d[A-Z]\d|^[OoIl]\d|\d[OoIl]{1,4}[\s-]?\d|[\d\s-][OoIl]{1,4}\d|[OoIl]{2}\d{2}/;
/** “0203 TAXI NOW”, “1-800-GO-FEDEX”: too few digits, and words enough to make up for them. */
const spelt = /^[+(]*\d[\d\s().-]*[A-Z]{2,}(?:[\s-]?[A-Z]+)*$/;
const freephone = /^\(?(?:0[58]0\d|1?[ -]?\(?8(?:00|33|44|55|66|77|88)\)?)[\s-]?[a-z]{3,}(?:[\s-]?[a-z]+)*$/i;

/** One number in ordinary notation and nothing else. */
const ordinary = /^(?:\+\d{1,3} ?\(0\)|\+|\()?\d(?:[ ()-]{0,2}\d){6,12}$/;

/** Most cells are one ordinary number, and need none of the care that the others do. */
function readOrdinary(text: string, country: CountryCode): PhoneCell | null {
  if (!ordinary.test(text) || rounded.test(text) || date.test(text) || text.includes(" - ")) return null;
  const parsed = parseNumber(text.includes("(0)") ? withoutTrunkZero(text) : text, country);
  if (!parsed.ok) return null;
  return {
    numbers: [{ raw: text, ext: null, label: null, doubted: false, parsed }],
    rules: [],
    problems: [],
    plain: text,
    words: null,
  };
}

/** Every number of a cell, each with its extension, label and answer, in the order written. */
export function readPhoneCell(text: string, country: CountryCode): PhoneCell {
  const simple = readOrdinary(text, country);
  if (simple) return simple;
  const cell: PhoneCell = { numbers: [], rules: [], problems: [], plain: text, words: null };
  const plain = plainForm(text, cell);
  cell.plain = plain;
  const refused = refuse(plain, text);
  if (refused) {
    cell.problems.push(refused);
    return cell;
  }
  const parts = splitNumbers(plain, country);
  if (parts.length > 1) cell.rules.push("phone-split");
  const words = parts.flatMap((part) => readPart(part, country, cell) ?? []);
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
  const count = digitsOf(plain).length;
  const word = count <= 7 && count + plain.replace(/[^A-Za-z]/g, "").length >= 9;
  if (((word && (spelt.test(plain) || freephone.test(plain))) || letters.test(plain)) && !/x\s?\d|ext/i.test(plain))
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
function readPart({ text, label, raw = text }: Part, country: CountryCode, cell: PhoneCell): string | null {
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
  const doubted = words !== null && isDoubted(words);
  if (doubted && parsed.ok)
    cell.problems.push({
      code: "phone-doubted",
      text: `Beside ${parsed.e164} stands “${words}”; it is kept, after the other numbers.`,
    });
  cell.numbers.push({ raw: raw.trim(), ext: parsed.ok ? ext : null, label: label ?? behind, doubted, parsed });
  return words;
}
