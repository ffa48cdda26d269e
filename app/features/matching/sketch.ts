import { type NameTable, tableOfNames, type WordWeight } from "./name-table.ts";
import { lettersIn } from "./similarity.ts";
import type { Subject } from "./subject.ts";

/**
 * A list made ready for comparing. Of each record sixteen numbers answer most questions, in one line of the processor's
 * cache: equal ones mean equal texts, 0 that nothing is known, `MANY` that there are several and the subject must be asked.
 */
export type Sketches = {
  subjects: readonly Subject[];
  names: NameTable;
  told: Int32Array;
  kinds: readonly (readonly string[])[];
};

export const WIDTH = 16;
const MANY = -1;

/** A phone without its last four digits, and these. */
export const EXCHANGE = 0;
export const LINE = 1;
export const OWN_DOMAIN = 2;
/** How a domain begins, and in the last eight bits how long it is. */
export const DOMAIN_START = 3;
export const DOMAIN_LETTERS = 4;
export const MAILBOX = 5;
export const STREET_START = 6;
export const HOUSE = 7;
/** The first two characters of a postcode: SW, M1, 60. */
export const REGION = 8;
/** A postcode; the last seven bits are its last character. */
export const PLACE = 9;
export const TOWN = 10;
export const CONTACT = 11;
/** The first letters of a person's words as bits. */
export const INITIALS = 12;
/** The first letter of all, and in the last eight bits how many words there are. */
export const CONTACT_START = 13;
export const REGISTERED = 14;
/** What the name says of a trade: a place in `kinds`. */
export const TRADE = 15;

export function sketch(subjects: readonly Subject[], wordWeight: WordWeight): Sketches {
  const told = new Int32Array(subjects.length * WIDTH);
  fill(subjects, told, sketchPhone());
  fill(subjects, told, sketchMail());
  fill(subjects, told, sketchPlace());
  fill(subjects, told, sketchContact());
  const kinds: (readonly string[])[] = [[]];
  fill(subjects, told, sketchTrade(kinds));
  const names = tableOfNames(
    subjects.map(({ name }) => name),
    wordWeight,
  );
  return { subjects, names, told, kinds };
}

type Fill = (subject: Subject, told: Int32Array, from: number) => void;

/** One kind of field after the other: the numbers of its texts are forgotten before the next. */
function fill(subjects: readonly Subject[], told: Int32Array, one: Fill): void {
  for (let row = 0; row < subjects.length; row++) one(subjects[row] as Subject, told, row * WIDTH);
}

function sketchPhone(): Fill {
  const exchanges = numbering();
  return ({ phones }, told, from) => {
    const [phone = ""] = phones;
    const line = lastCharacters(phone, 4);
    const several = phones.length > 1 || line === MANY;
    told[from + EXCHANGE] = several ? MANY : phones.length === 0 ? 0 : exchanges(` ${phone.slice(0, -4)}`);
    told[from + LINE] = line;
  };
}

function sketchMail(): Fill {
  const domains = numbering();
  const mailboxes = numbering();
  return ({ domains: own, emails }, told, from) => {
    const [domain = ""] = own;
    told[from + OWN_DOMAIN] = own.length > 1 ? MANY : domains(domain);
    told[from + DOMAIN_START] = startAndLength(domain, domain.length);
    told[from + DOMAIN_LETTERS] = lettersIn(domain);
    told[from + MAILBOX] = emails.length > 1 ? MANY : mailboxes(emails[0] ?? "");
  };
}

function sketchPlace(): Fill {
  const houses = numbering();
  const postcodes = numbering();
  const towns = numbering();
  return ({ street, postcode, city }, told, from) => {
    told[from + STREET_START] = street.street === "" ? 0 : street.street.charCodeAt(0);
    told[from + HOUSE] = houses(street.house);
    told[from + REGION] = postcode.length < 4 ? 0 : (postcode.charCodeAt(0) << 16) | postcode.charCodeAt(1);
    told[from + PLACE] = (postcodes(postcode) << 7) | (postcode.charCodeAt(postcode.length - 1) & 127);
    told[from + TOWN] = towns(city);
  };
}

function sketchContact(): Fill {
  const people = numbering();
  const registered = numbering();
  return ({ person, companyNumber }, told, from) => {
    told[from + CONTACT] = people(person.join(" "));
    let initials = 0;
    for (const word of person) initials |= 1 << (word.charCodeAt(0) & 31);
    told[from + INITIALS] = initials;
    told[from + CONTACT_START] = startAndLength(person[0] ?? "", person.length);
    told[from + REGISTERED] = registered(companyNumber);
  };
}

function sketchTrade(kinds: (readonly string[])[]): Fill {
  const trades = numbering();
  return ({ name }, told, from) => {
    const trade = name.kinds.length === 0 ? 0 : trades(name.kinds.join(" "));
    if (trade === kinds.length) kinds.push(name.kinds);
    told[from + TRADE] = trade;
  };
}

/** Gives each text a number, and the same text the same; 0 is no text. */
function numbering(): (text: string) => number {
  const known = new Map<string, number>([["", 0]]);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const number = known.size;
    known.set(text, number);
    return number;
  };
}

/** The first character and a length below 256. */
function startAndLength(text: string, length: number): number {
  return text === "" ? 0 : (text.charCodeAt(0) << 8) | Math.min(length, 255);
}

/** The last characters as one number, seven bits each; `MANY` where one of them is beyond ASCII. */
function lastCharacters(text: string, count: number): number {
  let packed = 1;
  for (let at = Math.max(0, text.length - count); at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return MANY;
    packed = (packed << 7) | code;
  }
  return packed;
}
