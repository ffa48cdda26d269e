import { compareDomains, compareEmails, comparePeople, comparePhones } from "./compare-contacts.ts";
import { compareNames, type WordWeight } from "./compare-names.ts";
import { comparePlaces, compareStreets } from "./compare-places.ts";
import { ADDRESS, DOMAIN, EMAIL, type Levels, levelOf, PHONE } from "./fields.ts";
import type { Subject } from "./subject.ts";

/**
 * How alike two records are, field by field. Two fields lean on each other, and are counted once:
 * an address in another postcode district is another address however equal the street line ("1 High Street"),
 * and one digit of a phone is no slip of the pen at the same address, but the neighbour on the switchboard.
 */
export function compare(a: Subject, b: Subject, weightOf: WordWeight): Levels {
  const levels = [
    compareNames(a.name, b.name, weightOf),
    comparePhones(a.phones, b.phones),
    compareStreets(a.street, b.street),
    comparePlaces(a, b),
    compareDomains(a.domains, b.domains),
    compareEmails(a.emails, b.emails),
    comparePeople(a.person, b.person),
    a.companyNumber === "" || b.companyNumber === ""
      ? 0
      : levelOf("companyNumber", a.companyNumber === b.companyNumber ? "same" : "different"),
  ];
  const near = levelOf("address", "near");
  if (
    levels[ADDRESS] === near &&
    isSmallPlace(a.postcode) &&
    a.postcode === b.postcode &&
    a.street.house === b.street.house
  ) {
    levels[ADDRESS] = levelOf("address", "nearly-same");
  }
  if (elsewhere(a, b) && (levels[ADDRESS] ?? 0) >= levelOf("address", "same-number")) {
    levels[ADDRESS] = levelOf("address", "different");
  }
  if (levels[PHONE] === levelOf("phone", "one-slip") && (levels[ADDRESS] ?? 0) >= near) {
    levels[PHONE] = levelOf("phone", "same-exchange");
  }
  // An equal mailbox has an equal domain: said once.
  if (levels[EMAIL] === levelOf("email", "same") && levels[DOMAIN] === levelOf("domain", "same")) levels[DOMAIN] = 0;
  return levels;
}

/** A full British, Dutch or Canadian postcode is a few doors; five digits are a town. */
function isSmallPlace(postcode: string): boolean {
  return postcode.length >= 5 && /[a-z]/.test(postcode) && /\d/.test(postcode);
}

/** Two postcodes of different regions: the first two characters (SW, M1, 60) already part them. */
function elsewhere(a: Subject, b: Subject): boolean {
  return a.postcode.length >= 4 && b.postcode.length >= 4 && a.postcode.slice(0, 2) !== b.postcode.slice(0, 2);
}
