import { samePhone } from "./compare-contacts.ts";
import { type Crowds, doorstepOf } from "./crowds.ts";
import { ADDRESS, DOMAIN, EMAIL, type Levels, levelOf, NAME, PHONE, POSTCODE } from "./fields.ts";
import type { Subject } from "./subject.ts";
import type { Weights } from "./weights.ts";

const sameName = levelOf("name", "same");
const samePhoneLevel = levelOf("phone", "same");
const nearlySameAddress = levelOf("address", "nearly-same");
const sameDomain = levelOf("domain", "same");
const sameEmail = levelOf("email", "same");

/** The bits each field adds, in the order of the fields; what many share is worth less. */
export function weigh(levels: Levels, a: Subject, b: Subject, weights: Weights, crowds: Crowds): number[] {
  const bits = levels.map((level, field) => weights.byField[field]?.[level] ?? 0);
  if (levels[NAME] === sameName) soften(bits, NAME, crowds.named(a.name.text));
  if (levels[PHONE] === samePhoneLevel) soften(bits, PHONE, crowdOnPhone(a, b, crowds));
  if ((levels[ADDRESS] ?? 0) >= nearlySameAddress) soften(bits, ADDRESS, crowds.onDoorstep(doorstepOf(a.street)));
  if (levels[DOMAIN] === sameDomain) soften(bits, DOMAIN, crowdOnDomain(a, b, crowds));
  if (levels[EMAIL] === sameEmail) soften(bits, EMAIL, crowdOnEmail(a, b, crowds));
  countPremisesOnce(levels, bits);
  return bits;
}

/**
 * An equal doorstep has an equal postcode, and companies at one doorstep often have one switchboard. Where the names
 * clearly differ, number and address say the same thing twice: these two share premises.
 */
function countPremisesOnce(levels: Levels, bits: number[]): void {
  const [phone = 0, address = 0, postcode = 0] = [bits[PHONE], bits[ADDRESS], bits[POSTCODE]];
  if ((levels[ADDRESS] ?? 0) >= nearlySameAddress) bits[POSTCODE] = Math.min(postcode, 0.5);
  if (levels[NAME] !== 1 || phone <= 0 || address <= 0) return;
  if (phone < address) bits[PHONE] = phone / 4;
  else bits[ADDRESS] = address / 4;
}

/** Two is a pair of duplicates and costs nothing; each doubling beyond costs most of a bit, but never turns the sign. */
function soften(bits: number[], field: number, crowd: number): void {
  const full = bits[field] ?? 0;
  if (crowd > 2 && full > 0) bits[field] = Math.max(Math.min(full, 0.5), full - 0.7 * Math.log2(crowd / 2));
}

/** The least crowded of the numbers two records share. */
export function crowdOnPhone(a: Subject, b: Subject, crowds: Crowds): number {
  let least = Number.POSITIVE_INFINITY;
  for (const phone of a.phones) {
    if (b.phones.some((other) => samePhone(phone, other))) least = Math.min(least, crowds.onPhone(phone));
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

export function crowdOnDomain(a: Subject, b: Subject, crowds: Crowds): number {
  const shared = a.domains.filter((domain) => b.domains.includes(domain));
  return shared.length === 0 ? 0 : Math.min(...shared.map(crowds.onDomain));
}

export function crowdOnEmail(a: Subject, b: Subject, crowds: Crowds): number {
  const shared = a.emails.filter((email) => b.emails.includes(email));
  return shared.length === 0 ? 0 : Math.min(...shared.map(crowds.onEmail));
}
