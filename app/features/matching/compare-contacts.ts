import { levelOf } from "./fields.ts";
import { editDistance, jaroWinkler } from "./similarity.ts";

const DIFFERENT = levelOf("phone", "different");
const SAME_EXCHANGE = levelOf("phone", "same-exchange");
const ONE_SLIP = levelOf("phone", "one-slip");
const SAME = levelOf("phone", "same");

/** Digits that make a number one subscriber's; what stands before is country and trunk. */
const SUBSCRIBER = 9;

export function samePhone(a: string, b: string): boolean {
  return a === b || (a.length > SUBSCRIBER && b.length > SUBSCRIBER && a.slice(-SUBSCRIBER) === b.slice(-SUBSCRIBER));
}

/** The best of all pairs of numbers, 0 where one side has none. */
export function comparePhones(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let best = DIFFERENT;
  for (const x of a) {
    for (const y of b) {
      if (samePhone(x, y)) return SAME;
      if (isOneSlip(x, y)) best = ONE_SLIP;
      else if (best < SAME_EXCHANGE && x.slice(0, -4) === y.slice(0, -4)) best = SAME_EXCHANGE;
    }
  }
  return best;
}

/** One digit other, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let first = -1;
  let slips = 0;
  for (let at = 0; at < a.length; at++) {
    if (a.charCodeAt(at) === b.charCodeAt(at)) continue;
    if (++slips > 2) return false;
    if (first < 0) first = at;
    else if (at !== first + 1 || a[at] !== b[first] || a[first] !== b[at]) return false;
  }
  return true;
}

export function compareDomains(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let best = levelOf("domain", "different");
  for (const x of a) {
    for (const y of b) {
      if (x === y) return levelOf("domain", "same");
      if (x[0] === y[0] && jaroWinkler(x, y) > 0.93) best = levelOf("domain", "alike");
    }
  }
  return best;
}

export function compareEmails(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  return levelOf("email", a.some((email) => b.includes(email)) ? "same" : "different");
}

/** People: the same words in any order; or a shared last name with initials that do not contradict. */
export function comparePeople(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a.length === b.length && a.every((word) => b.includes(word))) return levelOf("person", "same");
  const lastA = a.at(-1) ?? "";
  const lastB = b.at(-1) ?? "";
  const firstA = a[0] ?? "";
  const firstB = b[0] ?? "";
  const sameLast = editDistance(lastA, lastB, 1) <= (lastA.length > 4 ? 1 : 0);
  const first = firstA === firstB || firstA.startsWith(firstB) || firstB.startsWith(firstA);
  const oneWord = a.length === 1 || b.length === 1;
  if (oneWord ? a.some((word) => b.includes(word)) : sameLast && first) return levelOf("person", "compatible");
  if (firstA[0] !== firstB[0]) return levelOf("person", "different");
  return jaroWinkler(a.join(" "), b.join(" ")) >= 0.93
    ? levelOf("person", "compatible")
    : levelOf("person", "different");
}
