import {
  addressAtOnce,
  companyAtOnce,
  domainAtOnce,
  emailAtOnce,
  OPEN,
  personAtOnce,
  phoneAtOnce,
  postcodeAtOnce,
} from "./at-once.ts";
import { compareDomains, compareEmails, comparePeople, comparePhones } from "./compare-contacts.ts";
import { compareNames } from "./compare-names.ts";
import { comparePlaces, compareStreets } from "./compare-places.ts";
import { ADDRESS, COMPANY_NUMBER, DOMAIN, EMAIL, levelOf, NAME, PERSON, PHONE, POSTCODE, placed } from "./fields.ts";
import { type Sketches, WIDTH } from "./sketch.ts";
import type { Subject } from "./subject.ts";

const NEAR = levelOf("address", "near");
const NEARLY_SAME = levelOf("address", "nearly-same");
const SAME_EXCHANGE = levelOf("phone", "same-exchange");
const ONE_SLIP = levelOf("phone", "one-slip");
const SAME_DOMAIN = levelOf("domain", "same");
const SAME_EMAIL = levelOf("email", "same");

/**
 * How alike two records are, field by field, the levels packed into one number. Two fields lean on each other, and are
 * counted once: an address in another postcode district is another address however equal the street line ("1 High Street"),
 * and one digit of a phone is no slip of the pen at the same address, but the neighbour on the switchboard.
 *
 * Most pairs are strangers, and their sketches say so; the texts are asked where these leave it open.
 */
export function compare({ subjects, names, told }: Sketches, rowA: number, rowB: number): number {
  const [atA, atB] = [rowA * WIDTH, rowB * WIDTH];
  const a = subjects[rowA] as Subject;
  const b = subjects[rowB] as Subject;
  let address = addressAtOnce(told, atA, atB);
  if (address === OPEN) address = compareAddresses(a, b);
  let phone = phoneAtOnce(told, atA, atB);
  if (phone === OPEN) phone = comparePhones(a.phones, b.phones);
  if (phone === ONE_SLIP && address >= NEAR) phone = SAME_EXCHANGE;
  let email = emailAtOnce(told, atA, atB);
  if (email === OPEN) email = compareEmails(a.emails, b.emails);
  let domain = domainAtOnce(told, atA, atB);
  if (domain === OPEN) domain = compareDomains(a.domains, b.domains);
  // An equal mailbox has an equal domain: said once.
  if (email === SAME_EMAIL && domain === SAME_DOMAIN) domain = 0;
  let postcode = postcodeAtOnce(told, atA, atB);
  if (postcode === OPEN) postcode = comparePlaces(a, b);
  let person = personAtOnce(told, atA, atB);
  if (person === OPEN) person = comparePeople(a.person, b.person);
  return (
    placed(NAME, compareNames(names, rowA, rowB)) +
    placed(PHONE, phone) +
    placed(ADDRESS, address) +
    placed(POSTCODE, postcode) +
    placed(DOMAIN, domain) +
    placed(EMAIL, email) +
    placed(PERSON, person) +
    placed(COMPANY_NUMBER, companyAtOnce(told, atA, atB))
  );
}

function compareAddresses(a: Subject, b: Subject): number {
  const level = compareStreets(a.street, b.street);
  const oneDoor = level === NEAR && a.postcode === b.postcode && a.street.house === b.street.house;
  return oneDoor && isSmallPlace(a.postcode) ? NEARLY_SAME : level;
}

/** A full British, Dutch or Canadian postcode is a few doors; five digits are a town. */
function isSmallPlace(postcode: string): boolean {
  return postcode.length >= 5 && /[a-z]/.test(postcode) && /\d/.test(postcode);
}
