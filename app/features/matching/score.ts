import { samePhone } from "./compare-contacts.ts";
import { type Crowds, doorstepOf } from "./crowds.ts";
import { ADDRESS, DOMAIN, EMAIL, type Levels, levelOf, NAME, PHONE, POSTCODE } from "./fields.ts";
import type { Subject } from "./subject.ts";
import type { Weights } from "./weights.ts";

const otherName = levelOf("name", "different");
const looselyAlike = levelOf("name", "loosely-alike");
const otherDomain = levelOf("domain", "different");
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
  if (!areStrangers(levels) || phone <= 0 || address <= 0) return;
  if (phone < address) bits[PHONE] = phone / 4;
  else bits[ADDRESS] = address / 4;
}

/** By their names two companies; a little in common is not enough where each has a domain of its own. */
function areStrangers(levels: Levels): boolean {
  const name = levels[NAME] ?? 0;
  return name === otherName || (name === looselyAlike && levels[DOMAIN] === otherDomain);
}

/** Two is a pair of duplicates and costs nothing; each doubling beyond costs most of a bit, but never turns the sign. */
function soften(bits: number[], field: number, crowd: number): void {
  const full = bits[field] ?? 0;
  if (crowd > 2 && full > 0) bits[field] = Math.max(Math.min(full, 0.5), full - 0.7 * Math.log2(crowd / 2));
}

/** The least crowded of the numbers two records share. */
export function crowdOnPhone(a: Subject, b: Subject, crowds: Crowds): number {
  return leastShared(a.phones, b.phones, samePhone, crowds.onPhone);
}

/** Of the numbers two records share, the one with the fewest doorsteps: how many it has. */
export function doorsOnPhone(a: Subject, b: Subject, crowds: Crowds): number {
  return leastShared(a.phones, b.phones, samePhone, crowds.doorsOnPhone);
}

export function crowdOnDomain(a: Subject, b: Subject, crowds: Crowds): number {
  return leastShared(a.domains, b.domains, equal, crowds.onDomain);
}

export function crowdOnEmail(a: Subject, b: Subject, crowds: Crowds): number {
  return leastShared(a.emails, b.emails, equal, crowds.onEmail);
}

/** 0 where nothing is shared. */
function leastShared(
  own: readonly string[],
  others: readonly string[],
  same: (one: string, other: string) => boolean,
  crowd: (value: string) => number,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const value of own) {
    if (others.some((other) => same(value, other))) least = Math.min(least, crowd(value));
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

function equal(one: string, other: string): boolean {
  return one === other;
}
