import { samePhone } from "./compare-contacts.ts";
import { type Crowds, doorstepOf } from "./crowds.ts";
import { ADDRESS, DOMAIN, EMAIL, type Levels, levelOf, NAME, PHONE } from "./fields.ts";
import type { Subject } from "./subject.ts";

const sameName = levelOf("name", "same");
const samePhoneLevel = levelOf("phone", "same");
const nearlySameAddress = levelOf("address", "nearly-same");
const sameDomain = levelOf("domain", "same");
const sameEmail = levelOf("email", "same");

/** How many have what the two of a pair share, of several the least crowded; 0 where they do not share it. */
export type Crowding = { name: number; phone: number; address: number; domain: number; email: number };

/** Looked up once for a pair: the weights, the guards and the words all lean on it. */
export function crowdingOf(levels: Levels, a: Subject, b: Subject, crowds: Crowds): Crowding {
  return {
    name: levels[NAME] === sameName ? crowds.named(a.name.text) : 0,
    phone: levels[PHONE] === samePhoneLevel ? leastShared(a.phones, b.phones, samePhone, crowds.onPhone) : 0,
    address: (levels[ADDRESS] ?? 0) >= nearlySameAddress ? crowdAtDoor(a, b, crowds) : 0,
    domain: levels[DOMAIN] === sameDomain ? leastShared(a.domains, b.domains, equal, crowds.onDomain) : 0,
    email: levels[EMAIL] === sameEmail ? leastShared(a.emails, b.emails, equal, crowds.onEmail) : 0,
  };
}

/** Of the numbers two records share, the one with the fewest doorsteps: how many it has. */
export function doorsOnPhone(a: Subject, b: Subject, crowds: Crowds): number {
  return leastShared(a.phones, b.phones, samePhone, crowds.doorsOnPhone);
}

function crowdAtDoor(a: Subject, b: Subject, crowds: Crowds): number {
  const [own, other] = [doorstepOf(a), doorstepOf(b)];
  return own === other ? crowds.onDoorstep(own) : Math.max(crowds.onDoorstep(own), crowds.onDoorstep(other));
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
