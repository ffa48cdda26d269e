import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { kindOfLine } from "#app/kit/kind-of-line.ts";
import { theCountry } from "#app/kit/the-country.ts";
import type { PhoneKind } from "#db/vocabulary.ts";
import { isWrittenWithZero, type PlannedNumber, readByPlan } from "./number-plan.ts";
import type { ProblemCode } from "./problems.ts";

export type ParsedNumber =
  | { ok: true; e164: string; kind: PhoneKind; premium: boolean; restored: "phone-plus" | "phone-leading-zero" | null }
  | { ok: false; code: ProblemCode; text: string };

/** What is no number at first sight is dear to explain, and is asked again while a cell is taken apart: 20,000 answers are remembered. */
const answers = new Map<string, ParsedNumber>();
const remembered = 20_000;

/** One number and nothing else: digits, and marks between them. The country says what a number without + means. */
export function parseNumber(text: string, country: CountryCode): ParsedNumber {
  const digits = text.replace(/\D/g, "");
  const planned = readByPlan(text, digits, country);
  if (planned && planned !== "unsure" && !isPlaceholder(digits)) return accept(text, digits, planned);
  const key = `${country} ${text}`;
  const known = answers.get(key);
  if (known) return known;
  const answer = parse(text, digits, country);
  if (answers.size >= remembered) answers.clear();
  answers.set(key, answer);
  return answer;
}

function parse(text: string, digits: string, country: CountryCode): ParsedNumber {
  if (isPlaceholder(digits))
    return { ok: false, code: "phone-placeholder", text: `“${text}” is a placeholder, not a number.` };
  if (isShortCode(digits, country) && !text.startsWith("+"))
    return {
      ok: false,
      code: "phone-short-code",
      text: `“${text}” is an emergency or short number and cannot be a lead's.`,
    };
  const found = read(text, country) ?? readForeignPrefix(text, country) ?? readOldStyle(text, country);
  return found ? accept(text, digits, found) : refuse(text, digits, country);
}

function accept(text: string, digits: string, found: PlannedNumber): ParsedNumber {
  const kind = kindOfLine[found.type];
  return {
    ok: true,
    e164: `+${found.callingCode}${found.national}`,
    kind,
    // Personal numbers (070 in Britain) cost as much.
    premium: kind === "premium" || found.type === "PERSONAL_NUMBER",
    restored: restored(text, digits, found),
  };
}

/** In the full number plan a number is valid exactly where it has a type; asking for both walks the plan twice. */
function read(text: string, country: CountryCode): PlannedNumber | null {
  const planned = readByPlan(text, text.replace(/\D/g, ""), country);
  if (planned !== "unsure") return planned;
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  const type = number?.getType();
  return number && type
    ? { callingCode: number.countryCallingCode, national: number.nationalNumber, country: number.country ?? null, type }
    : null;
}

/** “00” and, from America, “011” are ways out of a country, and stand in lists of those too where they are not. */
function readForeignPrefix(text: string, country: CountryCode): PlannedNumber | null {
  const outward = /^\(?0(?:0|11)\)?[\s-]*([1-9][\d\s().-]{6,})$/.exec(text);
  return outward?.[1] ? read(`+${outward[1]}`, country) : null;
}

/** Italy's zero is part of the number, and a spreadsheet drops it all the same; Mexico and Poland dialled other digits before theirs until some years ago. */
function readOldStyle(text: string, country: CountryCode): PlannedNumber | null {
  if (country === "IT") return /^[1-9]/.test(text) ? read(`0${text}`, country) : null;
  if (country === "PL") return /^0[\s-]?[1-9]/.test(text) ? read(text.slice(1).replace(/^[\s-]+/, ""), country) : null;
  if (country !== "MX") return null;
  const old = /^(?:(?:\+|00)\s?52[\s-]?1|01|04[45])[\s-]?([\d\s()-]{10,})$/.exec(text);
  return old?.[1] ? read(old[1], country) : null;
}

function restored(text: string, digits: string, found: PlannedNumber): "phone-plus" | "phone-leading-zero" | null {
  if (digits.startsWith("0") || /^\s*\+/.test(text)) return null;
  if (digits.startsWith(found.callingCode) && digits.length > found.national.length && found.callingCode !== "1")
    return "phone-plus";
  if (found.national === `0${digits}`) return "phone-leading-zero";
  return digits === found.national && isWrittenWithZero(digits, found.country) ? "phone-leading-zero" : null;
}

function isPlaceholder(digits: string): boolean {
  if (digits.length < 6) return false;
  if (/^(\d)\1+$/.test(digits) || /^0?(\d)\1{8,}$/.test(digits)) return true;
  return "01234567890123".startsWith(digits) || "1234567890123".startsWith(digits) || "9876543210".startsWith(digits);
}

function isShortCode(digits: string, country: CountryCode): boolean {
  if (/^(112|911|999|000|100|101|105|111|119|123|195)$/.test(digits)) return true;
  return country === "GB" && /^(116\d{3}|118\d{3}|1[0-9]{2})$/.test(digits);
}

/** Why it is no number. One digit more or less that would make it valid tells too short from too long. */
function refuse(text: string, digits: string, country: CountryCode): ParsedNumber {
  const explicit = text.startsWith("+") || digits.startsWith("0");
  if (!explicit && digits.length >= 6 && digits.length <= 8)
    return { ok: false, code: "phone-no-area-code", text: `“${text}” has no area code, so it cannot be dialled.` };
  if (digits.length < 7)
    return { ok: false, code: "phone-too-short", text: `“${text}” is too short for a telephone number.` };
  const valid = (candidate: string) => read(candidate, country) !== null;
  const lead = text.startsWith("+") ? "+" : "";
  if (digits.length > 15 || valid(lead + digits.slice(0, -1)))
    return { ok: false, code: "phone-too-long", text: `“${text}” has too many digits for a telephone number.` };
  if (valid(`${lead}${digits}0`) || valid(`${lead}${digits}5`))
    return { ok: false, code: "phone-too-short", text: `“${text}” is too short: a digit is missing.` };
  return {
    ok: false,
    code: "phone-invalid",
    text: `“${text}” is not a number that can exist in ${theCountry(countryName(country))}.`,
  };
}

const names = new Intl.DisplayNames(["en"], { type: "region" });
/** The library also knows numbers of no country, under codes that are none. */
const countryName = (country: CountryCode): string =>
  (/^[A-Z]{2}$/.test(country) ? names.of(country) : null) ?? "this plan";

export const isCountry = (code: string): code is CountryCode => isSupportedCountry(code);
