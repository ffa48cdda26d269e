import { ALIKE } from "./compare-contacts.ts";
import { levelOf } from "./fields.ts";
import { mayReach } from "./similarity.ts";
import {
  CONTACT,
  CONTACT_START,
  DOMAIN_LETTERS,
  DOMAIN_START,
  EXCHANGE,
  HOUSE,
  INITIALS,
  LINE,
  MAILBOX,
  OWN_DOMAIN,
  PLACE,
  REGION,
  REGISTERED,
  STREET_START,
  TOWN,
} from "./sketch.ts";

/** The sketches leave it open: the texts must be compared. */
export const OPEN = -1;

const OTHER_PHONE = levelOf("phone", "different");
const SAME_EXCHANGE = levelOf("phone", "same-exchange");
const ONE_SLIP = levelOf("phone", "one-slip");
const SAME_PHONE = levelOf("phone", "same");
const OTHER_ADDRESS = levelOf("address", "different");
const SAME_NUMBER = levelOf("address", "same-number");
const OTHER_PLACE = levelOf("postcode", "different");
const SAME_TOWN = levelOf("postcode", "same-town");
const SAME_PLACE = levelOf("postcode", "same");
const OTHER_DOMAIN = levelOf("domain", "different");
const SAME_DOMAIN = levelOf("domain", "same");
const OTHER_EMAIL = levelOf("email", "different");
const SAME_EMAIL = levelOf("email", "same");
const OTHER_PERSON = levelOf("person", "different");
const SAME_PERSON = levelOf("person", "same");
const OTHER_COMPANY = levelOf("companyNumber", "different");
const SAME_COMPANY = levelOf("companyNumber", "same");

/** The digits of a line stand in a sketch with seven bits each. */
const BITS = 7;
const DIGIT = (1 << BITS) - 1;
const TWO_DIGITS = (1 << (2 * BITS)) - 1;
const LAST_THREE = (1 << (3 * BITS)) - 1;
/** The end of a number of at least four digits. */
const FOUR = 1 << (4 * BITS);

/** Two numbers that differ before their last four digits are nothing to each other unless the last three are the same. */
export function phoneAtOnce(told: Int32Array, a: number, b: number): number {
  const exchange = told[a + EXCHANGE] as number;
  const other = told[b + EXCHANGE] as number;
  if (exchange === 0 || other === 0) return 0;
  if (exchange < 0 || other < 0) return OPEN;
  const line = told[a + LINE] as number;
  const otherLine = told[b + LINE] as number;
  if (exchange !== other) return ((line ^ otherLine) & LAST_THREE) === 0 ? OPEN : OTHER_PHONE;
  if (line === otherLine) return SAME_PHONE;
  return line >= FOUR && otherLine >= FOUR ? lineAtOnce(line, otherLine) : OPEN;
}

/** Of four digits that differ somewhere: one of them, two neighbours that are swapped, or more than a slip. */
function lineAtOnce(line: number, other: number): number {
  const apart = line ^ other;
  let last = 0;
  while (((apart >> last) & DIGIT) === 0) last += BITS;
  const rest = apart >> last;
  if (rest <= DIGIT) return ONE_SLIP;
  if (rest > TWO_DIGITS) return SAME_EXCHANGE;
  const [digits, others] = [(line >> last) & TWO_DIGITS, (other >> last) & TWO_DIGITS];
  return digits >> BITS === (others & DIGIT) && others >> BITS === (digits & DIGIT) ? ONE_SLIP : SAME_EXCHANGE;
}

/** A street of the same name in another region is another street, and most candidates need no more than this. */
export function addressAtOnce(told: Int32Array, a: number, b: number): number {
  const start = told[a + STREET_START] as number;
  const other = told[b + STREET_START] as number;
  if (start === 0 || other === 0) return 0;
  if (areElsewhere(told, a, b)) return OTHER_ADDRESS;
  if (start === other) return OPEN;
  const house = told[a + HOUSE] as number;
  return house !== 0 && house === told[b + HOUSE] ? SAME_NUMBER : OTHER_ADDRESS;
}

function areElsewhere(told: Int32Array, a: number, b: number): boolean {
  const region = told[a + REGION] as number;
  const other = told[b + REGION] as number;
  return region !== 0 && other !== 0 && region !== other;
}

export function postcodeAtOnce(told: Int32Array, a: number, b: number): number {
  const place = told[a + PLACE] as number;
  const other = told[b + PLACE] as number;
  if (place === 0 || other === 0) {
    const town = told[a + TOWN] as number;
    return town !== 0 && town === told[b + TOWN] ? SAME_TOWN : 0;
  }
  if (place === other) return SAME_PLACE;
  // One slip at the start leaves the end as it is.
  return areElsewhere(told, a, b) && ((place ^ other) & 127) !== 0 ? OTHER_PLACE : OPEN;
}

export function domainAtOnce(told: Int32Array, a: number, b: number): number {
  const domain = told[a + OWN_DOMAIN] as number;
  const other = told[b + OWN_DOMAIN] as number;
  if (domain === 0 || other === 0) return 0;
  if (domain < 0 || other < 0) return OPEN;
  if (domain === other) return SAME_DOMAIN;
  const start = told[a + DOMAIN_START] as number;
  const otherStart = told[b + DOMAIN_START] as number;
  if (start >> 8 !== otherStart >> 8) return OTHER_DOMAIN;
  const [letters, otherLetters] = [told[a + DOMAIN_LETTERS] as number, told[b + DOMAIN_LETTERS] as number];
  return mayReach(ALIKE, true, start & 255, letters, otherStart & 255, otherLetters) ? OPEN : OTHER_DOMAIN;
}

export function emailAtOnce(told: Int32Array, a: number, b: number): number {
  const mailbox = told[a + MAILBOX] as number;
  const other = told[b + MAILBOX] as number;
  if (mailbox === 0 || other === 0) return 0;
  if (mailbox < 0 || other < 0) return OPEN;
  return mailbox === other ? SAME_EMAIL : OTHER_EMAIL;
}

/**
 * Where the first letters differ, only the same words in another order, or the one word of a side among the other's,
 * could still be one person.
 */
export function personAtOnce(told: Int32Array, a: number, b: number): number {
  const person = told[a + CONTACT] as number;
  const other = told[b + CONTACT] as number;
  if (person === 0 || other === 0) return 0;
  if (person === other) return SAME_PERSON;
  const start = told[a + CONTACT_START] as number;
  const otherStart = told[b + CONTACT_START] as number;
  if (start >> 8 === otherStart >> 8) return OPEN;
  const words = start & 255;
  const otherWords = otherStart & 255;
  const initials = told[a + INITIALS] as number;
  const otherInitials = told[b + INITIALS] as number;
  if (words === otherWords && (initials & ~otherInitials) === 0) return OPEN;
  if ((words === 1 || otherWords === 1) && (initials & otherInitials) !== 0) return OPEN;
  return OTHER_PERSON;
}

export function companyAtOnce(told: Int32Array, a: number, b: number): number {
  const number = told[a + REGISTERED] as number;
  const other = told[b + REGISTERED] as number;
  if (number === 0 || other === 0) return 0;
  return number === other ? SAME_COMPANY : OTHER_COMPANY;
}
