import { compareDomains, compareEmails, comparePeople, comparePhones } from "./compare-contacts.ts";
import { compareNames, type WeighedName } from "./compare-names.ts";
import { comparePlaces, compareStreets } from "./compare-places.ts";
import { ADDRESS, COMPANY_NUMBER, DOMAIN, EMAIL, levelOf, NAME, PERSON, PHONE, POSTCODE, placed } from "./fields.ts";
import type { Subject } from "./subject.ts";

const OTHER_ADDRESS = levelOf("address", "different");
const NEAR = levelOf("address", "near");
const NEARLY_SAME = levelOf("address", "nearly-same");
const SAME_EXCHANGE = levelOf("phone", "same-exchange");
const ONE_SLIP = levelOf("phone", "one-slip");
const SAME_DOMAIN = levelOf("domain", "same");
const SAME_EMAIL = levelOf("email", "same");
const OTHER_COMPANY = levelOf("companyNumber", "different");
const SAME_COMPANY = levelOf("companyNumber", "same");

/**
 * How alike two records are, field by field, the levels packed into one number. Two fields lean on each other, and are
 * counted once: an address in another postcode district is another address however equal the street line ("1 High Street"),
 * and one digit of a phone is no slip of the pen at the same address, but the neighbour on the switchboard.
 */
export function compare(a: Subject, b: Subject, nameA: WeighedName, nameB: WeighedName): number {
  const address = compareAddresses(a, b);
  const phone = comparePhones(a.phones, b.phones);
  const domain = compareDomains(a.domains, b.domains);
  const email = compareEmails(a.emails, b.emails);
  return (
    placed(NAME, compareNames(nameA, nameB)) +
    placed(PHONE, phone === ONE_SLIP && address >= NEAR ? SAME_EXCHANGE : phone) +
    placed(ADDRESS, address) +
    placed(POSTCODE, comparePlaces(a, b)) +
    // An equal mailbox has an equal domain: said once.
    placed(DOMAIN, email === SAME_EMAIL && domain === SAME_DOMAIN ? 0 : domain) +
    placed(EMAIL, email) +
    placed(PERSON, comparePeople(a.person, b.person)) +
    placed(COMPANY_NUMBER, compareNumbers(a.companyNumber, b.companyNumber))
  );
}

function compareAddresses(a: Subject, b: Subject): number {
  // A street of the same name in another region is another street, and most candidates need no more than this.
  if (elsewhere(a.postcode, b.postcode)) return a.street.street === "" || b.street.street === "" ? 0 : OTHER_ADDRESS;
  const level = compareStreets(a.street, b.street);
  const oneDoor = level === NEAR && a.postcode === b.postcode && a.street.house === b.street.house;
  return oneDoor && isSmallPlace(a.postcode) ? NEARLY_SAME : level;
}

function compareNumbers(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  return a === b ? SAME_COMPANY : OTHER_COMPANY;
}

/** A full British, Dutch or Canadian postcode is a few doors; five digits are a town. */
function isSmallPlace(postcode: string): boolean {
  return postcode.length >= 5 && /[a-z]/.test(postcode) && /\d/.test(postcode);
}

/** Two postcodes of different regions: the first two characters (SW, M1, 60) already part them. */
function elsewhere(a: string, b: string): boolean {
  if (a.length < 4 || b.length < 4) return false;
  return a.charCodeAt(0) !== b.charCodeAt(0) || a.charCodeAt(1) !== b.charCodeAt(1);
}
