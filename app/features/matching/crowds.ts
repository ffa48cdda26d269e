import { countSharing, type Share } from "./count-sharing.ts";
import { isEverydayWord } from "./everyday-words.ts";
import { hashText } from "./hash-text.ts";
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
  /** … and spoken for by one person. */
  onPerson: (person: readonly string[]) => number;
};

/** A small file cannot tell rare words from common ones: it is read as if this many other companies stood beside it. */
const BYSTANDERS = 200;
/** … of which this many carry each everyday word. */
const EVERYDAY = 20;

/** Every town has a 1 High Street: a doorstep is one of its postcode, or of its town. */
export function doorstepOf({ street: { house, street }, postcode, city }: Subject): string {
  return house === "" || street === "" ? "" : `${house} ${street} ${postcode || city}`;
}

export function countCrowds(subjects: readonly Subject[]): Crowds {
  const wordWeight = weighWords(subjects);
  const heads = new Float64Array(subjects.length);
  const doors = new Float64Array(subjects.length);
  subjects.forEach((subject, row) => {
    const doorstep = doorstepOf(subject);
    heads[row] = short(hashText(headOf(subject.name.words, wordWeight)));
    doors[row] = doorstep === "" ? NOWHERE : hashText(doorstep);
  });
  const each = (look: (subject: Subject, share: Share, row: number) => void) =>
    countSharing((share) => {
      for (let row = 0; row < subjects.length; row++) look(subjects[row] as Subject, share, row);
    });
  const headOn = (valuesOf: (subject: Subject) => readonly string[], hash: (value: string) => number) =>
    each((subject, share, row) => {
      for (const value of valuesOf(subject)) share(hash(value), heads[row] as number);
    });

  const names = each(({ name }, share, row) => share(hashText(name.text), row));
  const phones = headOn(({ phones }) => phones, hashSubscriber);
  const domains = headOn(({ domains }) => domains, hashText);
  const emails = headOn(({ emails }) => emails, hashText);
  const people = headOn(personOf, hashText);
  const doorsOnPhone = each(({ phones }, share, row) => {
    const door = doors[row] as number;
    if (door !== NOWHERE) for (const phone of phones) share(hashSubscriber(phone), short(door));
  });
  const doorsteps = each((_, share, row) => {
    const door = doors[row] as number;
    if (door !== NOWHERE) share(door, heads[row] as number);
  });
  const sites = each(({ name, postcode, phones: [phone] }, share, row) => {
    const site = postcode
      ? hashText(postcode)
      : doors[row] !== NOWHERE || !phone
        ? (doors[row] as number)
        : hashText(phone);
    if (site !== NOWHERE) share(hashText(name.text), short(site));
  });
  return {
    wordWeight,
    named: (name) => names(hashText(name)),
    sites: (name) => sites(hashText(name)),
    onPhone: (phone) => phones(hashSubscriber(phone)),
    doorsOnPhone: (phone) => doorsOnPhone(hashSubscriber(phone)),
    onDomain: (domain) => domains(hashText(domain)),
    onEmail: (email) => emails(hashText(email)),
    onDoorstep: (doorstep) => doorsteps(hashText(doorstep)),
    onPerson: (person) => people(hashText(person.join(" "))),
  };
}

function personOf({ person }: Subject): readonly string[] {
  return person.length === 0 ? [] : [person.join(" ")];
}

const NOWHERE = -1;

/** Enough of a hash to tell those apart who share one value. */
function short(hash: number): number {
  return hash % 2 ** 32;
}

/** Without the country and its trunk zero. */
function hashSubscriber(phone: string): number {
  return hashText(phone, Math.max(0, phone.length - 9));
}

function weighWords(subjects: readonly Subject[]): (word: string) => number {
  const words = new Map<string, number>();
  for (const { name } of subjects) {
    const own = name.words;
    own.forEach((word, at) => {
      if (own.indexOf(word) === at) words.set(word, (words.get(word) ?? 0) + 1);
    });
  }
  const all = subjects.length + BYSTANDERS;
  const weights = new Map<string, number>();
  for (const [word, count] of words) weights.set(word, Math.log(all / (count + (isEverydayWord(word) ? EVERYDAY : 1))));
  return (word) => weights.get(word) ?? 1;
}

/** The word that tells a company best: ten spellings of one company share it, ten companies do not. */
function headOf(words: string[], weightOf: (word: string) => number): string {
  let head = "";
  for (const word of words) if (head === "" || weightOf(word) > weightOf(head)) head = word;
  return head;
}
