import type { CountryCode, NumberType } from "libphonenumber-js/max";
import metadata from "libphonenumber-js/max/metadata";

/** A valid number, in its parts. */
export type PlannedNumber = {
  callingCode: string;
  national: string;
  /** Null for numbers that belong to no country, such as +800. */
  country: CountryCode | null;
  type: Exclude<NumberType, undefined>;
};

type Kind = { type: PlannedNumber["type"]; pattern: RegExp; lengths: number[] };
type Plan = {
  callingCode: string;
  wayOut: RegExp;
  national: RegExp;
  lengths: number[];
  trunk: RegExp | null;
  leading: RegExp | null;
  kinds: Kind[];
  fixed: Kind | null;
  /** No kind of its own: every fixed number may be a mobile. */
  mobile: Kind | null;
  formats: { pattern: RegExp; leading: RegExp | null; template: string }[];
};

/** Where the plan keeps each kind, in the order in which the number plan is asked. */
const kindsInOrder: [PlannedNumber["type"], number][] = [
  ["MOBILE", 1],
  ["PREMIUM_RATE", 3],
  ["TOLL_FREE", 2],
  ["SHARED_COST", 9],
  ["VOIP", 8],
  ["PERSONAL_NUMBER", 4],
  ["PAGER", 7],
  ["UAN", 6],
  ["VOICEMAIL", 5],
];

const plans = new Map<CountryCode, Plan>();

function planOf(country: CountryCode): Plan {
  const known = plans.get(country);
  if (known) return known;
  const plan = compile(country);
  plans.set(country, plan);
  return plan;
}

/** The library builds each pattern anew for each number; here they are built once for each country that is met. */
function compile(country: CountryCode): Plan {
  const [callingCode, wayOut, national, lengths, formats, prefix, prefixRule, trunk, , , leading, kinds] =
    metadata.countries[country] ?? [];
  const main = metadata.countries[metadata.country_calling_codes[callingCode]?.[0] ?? country] ?? [];
  const kind = (type: PlannedNumber["type"], at: number): Kind | null => {
    const [pattern, ownLengths] = kinds?.[at] || [];
    return pattern ? { type, pattern: whole(pattern), lengths: ownLengths || lengths } : null;
  };
  return {
    callingCode,
    wayOut: new RegExp(`^(?:${wayOut})`),
    national: whole(national),
    lengths,
    trunk: trunk || prefix ? new RegExp(`^(?:${trunk || prefix})`) : null,
    leading: leading ? new RegExp(`^(?:${leading})`) : null,
    kinds: kindsInOrder.flatMap(([type, at]) => kind(type, at) ?? []),
    fixed: kind("FIXED_LINE", 0),
    mobile: kind("MOBILE", 1),
    formats: (formats || main[4] || []).map(
      ([pattern, template, leadings, rule]: [string, string, string[], string]) => ({
        pattern: whole(pattern),
        leading: leadings?.length ? new RegExp(`^(?:${leadings.at(-1)})`) : null,
        template: template.replace(/\$\d/, () => rule || prefixRule || main[6] || "$1"),
      }),
    ),
  };
}

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

const plainDigits = /^\+?\(?\d[\d ().-]*$/;

/**
 * A number in ordinary notation, read as the library reads it: its parts, or null where it is surely none. “unsure” is a notation
 * with more than one reading, for which the library must be asked.
 */
export function readByPlan(text: string, digits: string, country: CountryCode): PlannedNumber | null | "unsure" {
  if (digits.length < 7 || text.length > 40 || !plainDigits.test(text)) return "unsure";
  const international = text.startsWith("+");
  const countries = international ? countriesOf(digits) : metadata.country_calling_codes[planOf(country).callingCode];
  const at = international ? countries?.[0] : country;
  if (!countries || !at) return "unsure";
  const plan = planOf(at);
  if (!international && (digits.startsWith(plan.callingCode) || plan.wayOut.test(digits))) return "unsure";
  const dialled = international ? digits.slice(plan.callingCode.length) : digits;
  const trunk = plan.trunk?.exec(dialled);
  if (trunk && trunk.length > 1 && trunk.at(-1)) return "unsure";
  const national = trunk ? dialled.slice(trunk[0].length) : dialled;
  const found = place(national, countries);
  if (!found) return national === dialled || !place(dialled, countries) ? null : "unsure";
  const sure = plan.national.test(national) && planOf(found.country).lengths.includes(national.length);
  return sure ? { callingCode: plan.callingCode, national, ...found } : "unsure";
}

function countriesOf(digits: string): CountryCode[] | undefined {
  const codes = metadata.country_calling_codes;
  return codes[digits.slice(0, 1)] ?? codes[digits.slice(0, 2)] ?? codes[digits.slice(0, 3)];
}

/** Of the countries that share a calling code the first whose plan knows the number. */
function place(
  national: string,
  countries: CountryCode[],
): { country: CountryCode; type: PlannedNumber["type"] } | null {
  for (const country of countries) {
    const plan = planOf(country);
    if (plan.leading && countries.length > 1 && !plan.leading.test(national)) continue;
    const type = typeOf(national, plan);
    if (type) return { country, type };
    if (plan.leading) return null;
  }
  return null;
}

function typeOf(national: string, plan: Plan): PlannedNumber["type"] | null {
  if (!plan.national.test(national)) return null;
  if (plan.fixed && is(national, plan.fixed))
    return !plan.mobile || is(national, plan.mobile) ? "FIXED_LINE_OR_MOBILE" : "FIXED_LINE";
  for (const kind of plan.kinds) if (is(national, kind)) return kind.type;
  return null;
}

const is = (national: string, kind: Kind): boolean =>
  kind.lengths.includes(national.length) && kind.pattern.test(national);

/** Would somebody at home write these digits with a 0 before them? */
export function isWrittenWithZero(national: string, country: CountryCode | null): boolean {
  if (country === null) return false;
  const format = planOf(country).formats.find(
    ({ leading, pattern }) => (!leading || leading.test(national)) && pattern.test(national),
  );
  return (
    format !== undefined && national.replace(format.pattern, format.template).replace(/\D/g, "") === `0${national}`
  );
}
