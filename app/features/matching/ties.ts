import type { Crowding } from "./crowding.ts";
import { ADDRESS, COMPANY_NUMBER, DOMAIN, EMAIL, type Levels, levelOf, PHONE, POSTCODE } from "./fields.ts";

/** A number, domain, mailbox or switchboard on more companies or doors than this is nobody's own. */
export const CROWDED = 4;

const samePhone = levelOf("phone", "same");
const sameEmail = levelOf("email", "same");
const sameDomain = levelOf("domain", "same");
const sameStreet = levelOf("address", "same-street");
const nearlySameAddress = levelOf("address", "nearly-same");
const otherPostcode = levelOf("postcode", "different");
const sameCompanyNumber = levelOf("companyNumber", "same");

/** What two records share, and what of it is theirs and not a crowd's. */
export type Ties = {
  shared: { phone: boolean; email: boolean; domain: boolean; address: boolean };
  own: { phone: boolean; email: boolean; domain: boolean };
  registered: boolean;
  /** The same address, and no postcode that speaks against it. */
  sameDoor: boolean;
  /** How many independent things tie them: number, mailbox or domain, address, entry in the register. */
  count: number;
};

export function tiesOf(levels: Levels, crowding: Crowding): Ties {
  const shared = {
    phone: levels[PHONE] === samePhone,
    email: levels[EMAIL] === sameEmail,
    domain: levels[DOMAIN] === sameDomain,
    address: (levels[ADDRESS] ?? 0) >= nearlySameAddress,
  };
  const own = {
    phone: shared.phone && crowding.phone <= CROWDED,
    email: shared.email && crowding.email <= CROWDED,
    domain: shared.domain && crowding.domain <= CROWDED,
  };
  const registered = levels[COMPANY_NUMBER] === sameCompanyNumber;
  const count = [own.phone, own.email || own.domain, shared.address, registered].filter(Boolean).length;
  return { shared, own, registered, sameDoor: shared.address && levels[POSTCODE] !== otherPostcode, count };
}

/** Another address and another number: both must be told, for a missing one is no sign. */
export function isElsewhere(levels: Levels): boolean {
  const phone = levels[PHONE] ?? 0;
  return isOtherPlace(levels) && phone > 0 && phone < samePhone;
}

export function isOtherPlace(levels: Levels): boolean {
  const address = levels[ADDRESS] ?? 0;
  return address > 0 ? address <= sameStreet : levels[POSTCODE] === otherPostcode;
}
