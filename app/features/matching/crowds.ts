import { isEverydayWord } from "./everyday-words.ts";
import type { Street } from "./normalise-address.ts";
import type { Subject } from "./subject.ts";

/**
 * How common each value is among these records. A number that ten companies share is a switchboard or a call centre,
 * a domain that fifty share is a group's: equal ones then say little.
 */
export type Crowds = {
  /** How much a word of a name tells: the rarer the more. */
  wordWeight: (word: string) => number;
  /** Records whose name has this word. */
  withWord: (word: string) => number;
  /** Records with this name. */
  named: (name: string) => number;
  /** Different places at which this name is found. */
  sites: (name: string) => number;
  /** Differently named companies on this number, domain, mailbox or doorstep. */
  onPhone: (phone: string) => number;
  /** Different doorsteps that have this number. */
  doorsOnPhone: (phone: string) => number;
  onDomain: (domain: string) => number;
  onEmail: (email: string) => number;
  onDoorstep: (doorstep: string) => number;
};

/** A small file cannot tell rare words from common ones: it is read as if this many other companies stood beside it. */
const BYSTANDERS = 200;
/** … of which this many carry each everyday word. */
const EVERYDAY = 20;

export function doorstepOf({ house, street }: Street): string {
  return house === "" || street === "" ? "" : `${house} ${street}`;
}

export function countCrowds(subjects: readonly Subject[]): Crowds {
  const words = new Map<string, number>();
  const names = new Map<string, number>();
  const sites = new Map<string, Names>();
  const phones = new Map<string, Names>();
  const doors = new Map<string, Names>();
  const domains = new Map<string, Names>();
  const emails = new Map<string, Names>();
  const doorsteps = new Map<string, Names>();
  for (const { name } of subjects) {
    const own = name.words;
    own.forEach((word, at) => {
      if (own.indexOf(word) === at) words.set(word, (words.get(word) ?? 0) + 1);
    });
    names.set(name.text, (names.get(name.text) ?? 0) + 1);
  }
  const all = subjects.length + BYSTANDERS;
  const weights = new Map<string, number>();
  for (const [word, count] of words) weights.set(word, Math.log(all / (count + (isEverydayWord(word) ? EVERYDAY : 1))));
  const wordWeight = (word: string) => weights.get(word) ?? 1;

  for (const { name, phones: numbers, domains: own, emails: boxes, street, postcode } of subjects) {
    const head = headOf(name.words, wordWeight);
    const doorstep = doorstepOf(street);
    for (const phone of numbers) {
      const subscriber = phone.slice(-9);
      gather(phones, subscriber, head);
      if (doorstep !== "") gather(doors, subscriber, doorstep);
    }
    for (const domain of own) gather(domains, domain, head);
    for (const email of boxes) gather(emails, email, head);
    if (doorstep !== "") gather(doorsteps, doorstep, head);
    const site = postcode || doorstep || numbers[0] || "";
    if (site !== "") gather(sites, name.text, site);
  }
  return {
    wordWeight,
    withWord: (word) => words.get(word) ?? 0,
    named: (name) => names.get(name) ?? 0,
    sites: (name) => countIn(sites.get(name)),
    onPhone: (phone) => countIn(phones.get(phone.slice(-9))),
    doorsOnPhone: (phone) => countIn(doors.get(phone.slice(-9))),
    onDomain: (domain) => countIn(domains.get(domain)),
    onEmail: (email) => countIn(emails.get(email)),
    onDoorstep: (doorstep) => countIn(doorsteps.get(doorstep)),
  };
}

/** The word that tells a company best: ten spellings of one company share it, ten companies do not. */
function headOf(words: string[], weightOf: (word: string) => number): string {
  let head = "";
  for (const word of words) if (head === "" || weightOf(word) > weightOf(head)) head = word;
  return head;
}

/** Most values are one company's own: they keep its name, and only a second name makes a set. */
type Names = string | Set<string>;

function gather(into: Map<string, Names>, key: string, name: string): void {
  const there = into.get(key);
  if (there === undefined) into.set(key, name);
  else if (typeof there !== "string") there.add(name);
  else if (there !== name) into.set(key, new Set([there, name]));
}

function countIn(names: Names | undefined): number {
  if (names === undefined) return 0;
  return typeof names === "string" ? 1 : names.size;
}
