import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** What stands between the digits of a number that a person wrote. */
const between = "[\\s().\\-/\\u2010-\\u2015·•_,:'’\\u200b\\u00ad]{0,3}";
/** The last digits of a number by themselves, as a local caller dials it; fewer may be anything. */
const LEAST = 6;

const spaced = (digits: string): string => [...digits].join(between);

/** A number in any writing: with the code of its country or a leading zero, or its last digits where nothing stands before them. */
export function numberPatterns(e164: string): string[] {
  const { code, national } = partsOf(e164);
  const abroad = `(?:\\+${between}|0{2}${between}|011${between})?${spaced(code)}${between}(?:0${between})?`;
  const whole = `(?<!\\d)\\(?(?:${abroad}|0${between})?${spaced(national)}(?!\\d)`;
  const tails: string[] = [];
  for (let length = national.length - 1; length >= LEAST; length--) tails.push(spaced(national.slice(-length)));
  if (tails.length === 0) return [whole];
  return [whole, `(?<!\\d${between})0?(?:${tails.join("|")})(?!\\d)`];
}

/** A spreadsheet writes a long number as 4.42079460142E+11. */
export const scientific = /\d(?:[.,]\d+)?e\+?\d{1,2}(?![\p{L}\d])/gu;

export function isNumber(written: string, e164: string): boolean {
  const value = Number(written.replace(",", "."));
  if (!Number.isSafeInteger(value)) return false;
  const { code, national } = partsOf(e164);
  return [code + national, national].includes(String(value));
}

function partsOf(e164: string): { code: string; national: string } {
  const number = parsePhoneNumberFromString(e164);
  if (number) return { code: number.countryCallingCode, national: number.nationalNumber };
  return { code: "", national: e164.replace(/\D/g, "") };
}

/** However a number is written in a row, these digits of it stand there: without the code of the country, and of a long one the last. */
export const lastDigits = (e164: string): string => partsOf(e164).national.slice(-LAST_DIGITS);
const LAST_DIGITS = 9;

/** As few of its digits as may stand for it. */
export const leastDigits = (e164: string): string => partsOf(e164).national.slice(-LEAST);
