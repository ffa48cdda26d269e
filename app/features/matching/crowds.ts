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
  const heads = subjects.map(({ name }) => headOf(name.words, wordWeight));

  // One kind of value after the other: of a million records each is a large map while it is counted, and a small one after.
  const phones = count(subjects, ({ phones }, add, row) => {
    for (const phone of phones) add(subscriberOf(phone), heads[row] as string);
  });
  const doors = count(subjects, ({ phones, street }, add) => {
    const doorstep = doorstepOf(street);
    if (doorstep !== "") for (const phone of phones) add(subscriberOf(phone), doorstep);
  });
  const domains = count(subjects, ({ domains }, add, row) => {
    for (const domain of domains) add(domain, heads[row] as string);
  });
  const emails = count(subjects, ({ emails }, add, row) => {
    for (const email of emails) add(email, heads[row] as string);
  });
  const doorsteps = count(subjects, ({ street }, add, row) => {
    const doorstep = doorstepOf(street);
    if (doorstep !== "") add(doorstep, heads[row] as string);
  });
  const sites = count(subjects, ({ name, street, postcode, phones }, add) => {
    const site = postcode || doorstepOf(street) || phones[0] || "";
    if (site !== "") add(name.text, site);
  });
  return {
    wordWeight,
    named: (name) => names.get(name) ?? 0,
    sites: (name) => sites.get(name) ?? 1,
    onPhone: (phone) => phones.get(subscriberOf(phone)) ?? 1,
    doorsOnPhone: (phone) => doors.get(subscriberOf(phone)) ?? 1,
    onDomain: (domain) => domains.get(domain) ?? 1,
    onEmail: (email) => emails.get(email) ?? 1,
    onDoorstep: (doorstep) => doorsteps.get(doorstep) ?? 1,
  };
}

function subscriberOf(phone: string): string {
  return phone.slice(-9);
}

/** The word that tells a company best: ten spellings of one company share it, ten companies do not. */
function headOf(words: string[], weightOf: (word: string) => number): string {
  let head = "";
  for (const word of words) if (head === "" || weightOf(word) > weightOf(head)) head = word;
  return head;
}

/** Most values are one company's own: they keep its name, and only a second name makes a set. */
type Names = string | Set<string>;
type Add = (value: string, name: string) => void;

/** How many different names each value has; those that have one are left out. */
function count(
  subjects: readonly Subject[],
  addOf: (subject: Subject, add: Add, row: number) => void,
): Map<string, number> {
  const names = new Map<string, Names>();
  const add: Add = (value, name) => {
    const there = names.get(value);
    if (there === undefined) names.set(value, name);
    else if (typeof there !== "string") there.add(name);
    else if (there !== name) names.set(value, new Set([there, name]));
  };
  for (let row = 0; row < subjects.length; row++) addOf(subjects[row] as Subject, add, row);
  const several = new Map<string, number>();
  for (const [value, all] of names) if (typeof all !== "string") several.set(value, all.size);
  return several;
}
