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
      if (x.length === y.length && editDistance(x, y, 1) <= 1) best = ONE_SLIP;
      else if (best < SAME_EXCHANGE && x.slice(0, -4) === y.slice(0, -4)) best = SAME_EXCHANGE;
    }
  }
  return best;
}

export function compareDomains(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let best = levelOf("domain", "different");
  for (const x of a) {
    for (const y of b) {
      if (x === y) return levelOf("domain", "same");
      if (jaroWinkler(x, y) > 0.93) best = levelOf("domain", "alike");
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
  return jaroWinkler(a.join(" "), b.join(" ")) >= 0.93
    ? levelOf("person", "compatible")
    : levelOf("person", "different");
}
