import {
  type CountryCode,
  isSupportedCountry,
  type NumberType,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import type { PhoneKind } from "#db/vocabulary.ts";
import type { ProblemCode } from "./problems.ts";

export type ParsedNumber =
  | { ok: true; e164: string; kind: PhoneKind; premium: boolean; restored: "phone-plus" | "phone-leading-zero" | null }
  | { ok: false; code: ProblemCode; text: string };

const kinds: Record<Exclude<NumberType, undefined>, PhoneKind> = {
  FIXED_LINE: "fixed",
  MOBILE: "mobile",
  FIXED_LINE_OR_MOBILE: "fixed-or-mobile",
  TOLL_FREE: "toll-free",
  SHARED_COST: "shared-cost",
  UAN: "uan",
  VOIP: "voip",
  PREMIUM_RATE: "premium",
  PERSONAL_NUMBER: "unknown",
  PAGER: "unknown",
  VOICEMAIL: "unknown",
};

/** Lists repeat their numbers (switchboards), and parsing is the dear part of an import: 50,000 answers are remembered. */
const answers = new Map<string, ParsedNumber>();
const remembered = 50_000;

/** One number and nothing else: digits, and marks between them. The country says what a number without + means. */
export function parseNumber(text: string, country: CountryCode): ParsedNumber {
  const key = `${country} ${text}`;
  const known = answers.get(key);
  if (known) return known;
  const answer = parse(text, country);
  if (answers.size >= remembered) answers.clear();
  answers.set(key, answer);
  return answer;
}

function parse(text: string, country: CountryCode): ParsedNumber {
  const digits = text.replace(/\D/g, "");
  if (isPlaceholder(digits))
    return { ok: false, code: "phone-placeholder", text: `“${text}” is a placeholder, not a number.` };
  if (isShortCode(digits, country) && !text.startsWith("+"))
    return {
      ok: false,
      code: "phone-short-code",
      text: `“${text}” is an emergency or short number and cannot be a lead's.`,
    };
  const found = withType(read(text, country)) ?? withType(readForeignPrefix(text, country));
  if (found) {
    const { number, type } = found;
    const kind = kinds[type];
    return {
      ok: true,
      e164: number.number,
      kind,
      premium: kind === "premium",
      restored: restored(text, digits, number),
    };
  }
  return refuse(text, digits, country);
}

/** In the full number plan a number is valid exactly where it has a type; asking for both walks the plan twice. */
function withType(
  number: PhoneNumber | undefined,
): { number: PhoneNumber; type: Exclude<NumberType, undefined> } | null {
  const type = number?.getType();
  return number && type ? { number, type } : null;
}

function read(text: string, country: CountryCode): PhoneNumber | undefined {
  return parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
}

/** “00” and, from America, “011” are ways out of a country, and stand in lists of those too where they are not. */
function readForeignPrefix(text: string, country: CountryCode): PhoneNumber | undefined {
  const outward = /^\(?0(?:0|11)\)?[\s-]*([1-9][\d\s().-]{6,})$/.exec(text);
  return outward?.[1] ? read(`+${outward[1]}`, country) : undefined;
}

function restored(text: string, digits: string, found: PhoneNumber): "phone-plus" | "phone-leading-zero" | null {
  if (/^\s*(\+|\(?00)/.test(text)) return null;
  if (
    digits.startsWith(found.countryCallingCode) &&
    digits.length > found.nationalNumber.length &&
    !digits.startsWith("0") &&
    found.countryCallingCode !== "1"
  )
    return "phone-plus";
  if (digits === found.nationalNumber && found.formatNational().replace(/\D/g, "") === `0${digits}`)
    return "phone-leading-zero";
  return null;
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
  const valid = (candidate: string) => withType(read(candidate, country)) !== null;
  const lead = text.startsWith("+") ? "+" : "";
  if (digits.length > 15 || valid(lead + digits.slice(0, -1)))
    return { ok: false, code: "phone-too-long", text: `“${text}” has too many digits for a telephone number.` };
  if (valid(`${lead}${digits}0`) || valid(`${lead}${digits}5`))
    return { ok: false, code: "phone-too-short", text: `“${text}” is too short: a digit is missing.` };
  return {
    ok: false,
    code: "phone-invalid",
    text: `“${text}” is not a number that can exist in ${countryName(country)}.`,
  };
}

const names = new Intl.DisplayNames(["en"], { type: "region" });
const countryName = (country: CountryCode): string => names.of(country) ?? country;

export const isCountry = (code: string): code is CountryCode => isSupportedCountry(code);
