import { levelOf } from "./fields.ts";
import { jaroWinkler, withinOneSlip } from "./similarity.ts";

const DIFFERENT = levelOf("phone", "different");
const SAME_EXCHANGE = levelOf("phone", "same-exchange");
const ONE_SLIP = levelOf("phone", "one-slip");
const SAME = levelOf("phone", "same");
const OTHER_DOMAIN = levelOf("domain", "different");
const ALIKE_DOMAIN = levelOf("domain", "alike");
const SAME_DOMAIN = levelOf("domain", "same");
const OTHER_EMAIL = levelOf("email", "different");
const SAME_EMAIL = levelOf("email", "same");
const OTHER_PERSON = levelOf("person", "different");
const COMPATIBLE = levelOf("person", "compatible");
const SAME_PERSON = levelOf("person", "same");

/** Digits that make a number one subscriber's; what stands before is country and trunk. */
const SUBSCRIBER = 9;

export function samePhone(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.charCodeAt(a.length - 1) !== b.charCodeAt(b.length - 1)) return false;
  if (a.length <= SUBSCRIBER || b.length <= SUBSCRIBER) return false;
  for (let back = 1; back <= SUBSCRIBER; back++) {
    if (a.charCodeAt(a.length - back) !== b.charCodeAt(b.length - back)) return false;
  }
  return true;
}

/** The best of all pairs of numbers, 0 where one side has none. */
export function comparePhones(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let best = DIFFERENT;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as string;
    for (let j = 0; j < b.length; j++) {
      const y = b[j] as string;
      if (samePhone(x, y)) return SAME;
      if (x.length === y.length && withinOneSlip(x, y)) best = ONE_SLIP;
      else if (best < SAME_EXCHANGE && sameExchange(x, y)) best = SAME_EXCHANGE;
    }
  }
  return best;
}

/** All but the last four digits are equal; told from the back, for the front is the country's. */
function sameExchange(a: string, b: string): boolean {
  const end = Math.max(0, a.length - 4);
  if (end !== Math.max(0, b.length - 4)) return false;
  for (let at = end - 1; at >= 0; at--) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false;
  return true;
}

/** Domains and people spelled less alike than this are others. */
export const ALIKE = 0.93;

export function compareDomains(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let best = OTHER_DOMAIN;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as string;
    for (let j = 0; j < b.length; j++) {
      const y = b[j] as string;
      if (x === y) return SAME_DOMAIN;
      if (x.charCodeAt(0) === y.charCodeAt(0) && jaroWinkler(x, y, ALIKE) > ALIKE) best = ALIKE_DOMAIN;
    }
  }
  return best;
}

export function compareEmails(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  for (let i = 0; i < a.length; i++) if (b.includes(a[i] as string)) return SAME_EMAIL;
  return OTHER_EMAIL;
}

/** People: the same words in any order; or a shared last name with initials that do not contradict. */
export function comparePeople(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a.length === b.length && a.every((word) => b.includes(word))) return SAME_PERSON;
  const oneWord = a.length === 1 || b.length === 1;
  if (oneWord ? a.some((word) => b.includes(word)) : firstAgrees(a, b) && lastAgrees(a, b)) return COMPATIBLE;
  if (a[0]?.[0] !== b[0]?.[0]) return OTHER_PERSON;
  return jaroWinkler(a.join(" "), b.join(" "), ALIKE) >= ALIKE ? COMPATIBLE : OTHER_PERSON;
}

function firstAgrees([a = ""]: readonly string[], [b = ""]: readonly string[]): boolean {
  return a === b || a.startsWith(b) || b.startsWith(a);
}

function lastAgrees(peopleA: readonly string[], peopleB: readonly string[]): boolean {
  const a = peopleA.at(-1) ?? "";
  const b = peopleB.at(-1) ?? "";
  return a === b || (a.length > 4 && withinOneSlip(a, b));
}
