import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { parseNumber } from "./phone-number.ts";

export type AreaCodeOffer = { code: string; valid: number; missing: number; text: string };
export type MissingNumber = { text: string; region: string | null };

/** So many codes are tried on every number; a list that spans a country has hundreds. */
const CODES = 5;

/** Where few area codes cover a country, its states decide which. */
const australia: Record<string, string> = {
  NSW: "02",
  ACT: "02",
  VIC: "03",
  TAS: "03",
  QLD: "07",
  SA: "08",
  NT: "08",
  WA: "08",
};

/**
 * The area codes with which numbers that lack one become valid, the likeliest first: the one of the rows' own states, then
 * the one with which most are valid, then the one most often seen in the file. It is an offer; nothing is changed here.
 */
export function missingAreaCodes(
  missing: readonly MissingNumber[],
  seen: Iterable<string>,
  country: CountryCode,
): AreaCodeOffer[] {
  const votes = new Map<string, { states: number; seen: number }>();
  const vote = (code: string, kind: "states" | "seen") => {
    const known = votes.get(code) ?? { states: 0, seen: 0 };
    known[kind]++;
    votes.set(code, known);
  };
  for (const e164 of seen) {
    const code = areaCodeOf(e164, country);
    if (code) vote(code, "seen");
  }
  if (country === "AU")
    for (const { region } of missing) {
      const code = australia[region?.trim().toUpperCase() ?? ""];
      if (code) vote(code, "states");
    }
  const likeliest = [...votes].sort(([, a], [, b]) => b.states - a.states || b.seen - a.seen).slice(0, CODES);
  return likeliest
    .map(([code, { states, seen: times }]) => {
      const valid = missing.filter(({ text }) => parseNumber(`${code} ${text}`, country).ok).length;
      return { code, valid, missing: missing.length, text: sentence(code, valid, missing.length), states, times };
    })
    .filter(({ valid }) => valid > 0)
    .sort((a, b) => b.states - a.states || b.valid - a.valid || b.times - a.times)
    .map(({ states: _, times: __, ...offer }) => offer);
}

/** As it is dialled at home: 020 of +442079460001, 02 of +61255500001. Null for mobiles and numbers without one. */
function areaCodeOf(e164: string, country: CountryCode): string | null {
  const number = parsePhoneNumberFromString(e164);
  const fixed = number?.getType()?.startsWith("FIXED_LINE");
  if (!number || !fixed || number.country !== country) return null;
  return /^\(?(\d{2,6})\)?[ -/]/.exec(number.formatNational())?.[1] ?? null;
}

function sentence(code: string, valid: number, missing: number): string {
  const lack = `${missing.toLocaleString("en-GB")} ${missing === 1 ? "number lacks" : "numbers lack"} an area code`;
  if (valid === missing) return `${lack}; with ${code} ${missing === 1 ? "it is" : "all of them are"} valid.`;
  return `${lack}; with ${code} before them, ${valid.toLocaleString("en-GB")} ${valid === 1 ? "is" : "are"} valid.`;
}
