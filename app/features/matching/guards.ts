import { toldApart } from "./compare-names.ts";
import type { Crowds } from "./crowds.ts";
import {
  ADDRESS,
  COMPANY_NUMBER,
  DOMAIN,
  EMAIL,
  type Levels,
  levelOf,
  NAME,
  PERSON,
  PHONE,
  POSTCODE,
} from "./fields.ts";
import { isOtherKind, isOtherPart } from "./kind-words.ts";
import { crowdOnDomain, crowdOnEmail, crowdOnPhone, doorsOnPhone } from "./score.ts";
import type { Subject } from "./subject.ts";

export type GuardRule =
  | "other-company-number"
  | "branch"
  | "namesakes"
  | "names-differ"
  | "other-kind"
  | "part-of"
  | "name-alone"
  | "weak-ground"
  | "two-addresses"
  | "identical";

/**
 * What no weight may overrule. `floor` and `cap` are the least and the most bits the pair may end with;
 * `merges` says whether it may merge without anybody being asked.
 */
export type Guard = { rule: GuardRule | null; floor: number; cap: number; merges: boolean };

/** Bits from which a pair merges itself: odds of 128 to 1. */
export const CERTAIN = 7;
const FORBIDDEN = -20;
export const NOT_ASKED = -3;
const ASKED_AT_MOST = -1;
const ASKED_FIRST = 2;

/** More sites than this under one name, with nothing else in common, are namesakes ("St Mary's Hospital"), not branches. */
const NAMESAKES = 3;
/** A number, domain or mailbox on more companies than this is nobody's own. */
const CROWDED = 4;

const nearlySameName = levelOf("name", "nearly-same");
const sameName = levelOf("name", "same");
const contained = levelOf("name", "contained");
const samePhone = levelOf("phone", "same");
const sameEmail = levelOf("email", "same");
const sameDomain = levelOf("domain", "same");
const partly = levelOf("name", "partly-alike");
const sameExchange = levelOf("phone", "same-exchange");
const samePostcode = levelOf("postcode", "same");
const sameStreet = levelOf("address", "same-street");
const nearlySameAddress = levelOf("address", "nearly-same");

const open: Guard = { rule: null, floor: Number.NEGATIVE_INFINITY, cap: Number.POSITIVE_INFINITY, merges: true };

export function guard(levels: Levels, a: Subject, b: Subject, crowds: Crowds): Guard {
  const at = (field: number) => levels[field] ?? 0;
  if (at(COMPANY_NUMBER) === 1) return held("other-company-number", FORBIDDEN);

  const shared = {
    phone: at(PHONE) === samePhone,
    email: at(EMAIL) === sameEmail,
    domain: at(DOMAIN) === sameDomain,
    address: at(ADDRESS) >= nearlySameAddress,
  };
  const own = {
    phone: shared.phone && crowdOnPhone(a, b, crowds) <= CROWDED,
    email: shared.email && crowdOnEmail(a, b, crowds) <= CROWDED,
    domain: shared.domain && crowdOnDomain(a, b, crowds) <= CROWDED,
  };
  const oneBrand = at(NAME) >= nearlySameName || (own.domain && at(NAME) >= contained);
  if (oneBrand && isElsewhere(levels) && !shared.email) {
    const otherDomain = at(DOMAIN) > 0 && !shared.domain;
    const namesakes = otherDomain || (!own.domain && crowds.sites(a.name.text) > NAMESAKES);
    return held(namesakes ? "namesakes" : "branch", NOT_ASKED);
  }
  if (at(NAME) === 1) {
    const renamed = own.email && (own.phone || shared.address);
    return held("names-differ", renamed ? ASKED_FIRST : ASKED_AT_MOST);
  }
  const anyShared = shared.phone || shared.email || shared.domain || shared.address;
  if (anyShared && isOtherKind(a.name.kinds, b.name.kinds)) return held("other-kind", ASKED_AT_MOST);

  const ties = [own.phone, own.email || own.domain, shared.address, at(COMPANY_NUMBER) > 1].filter(Boolean).length;
  const movedDown = at(NAME) === sameName && own.phone && at(ADDRESS) === sameStreet;
  if (isOtherPlace(levels) && ties === 1 && !movedDown) {
    const central = shared.phone && doorsOnPhone(a, b, crowds) > CROWDED;
    return held("two-addresses", central ? NOT_ASKED : Number.POSITIVE_INFINITY);
  }
  const sameDoor = shared.address && at(POSTCODE) !== 1;
  if (at(NAME) === sameName && (own.phone || own.email || (sameDoor && at(PHONE) !== 1))) {
    return { ...open, rule: "identical", floor: CERTAIN };
  }
  if (ties > 0 && isOtherPart(a.name.kinds, b.name.kinds)) return held("part-of", ASKED_AT_MOST);
  if (at(NAME) >= nearlySameName && ties > 0) return open;
  if (at(NAME) >= contained && (ties > 1 || (own.phone && at(POSTCODE) === samePostcode))) return open;
  const noOtherPhone = at(PHONE) === 0 || at(PHONE) === sameExchange;
  if (at(NAME) >= contained && sameDoor && noOtherPhone) return open;
  if (at(NAME) >= partly && own.phone && sameDoor && !toldApart(a.name, b.name)) return open;
  const anything =
    ties > 0 || shared.phone || shared.domain || at(POSTCODE) > 1 || at(PERSON) > 1 || at(ADDRESS) > sameStreet;
  if (anything) return held("weak-ground", Number.POSITIVE_INFINITY);
  return held("name-alone", crowds.sites(a.name.text) > NAMESAKES ? NOT_ASKED : ASKED_FIRST);
}

function held(rule: GuardRule, cap: number): Guard {
  return { rule, floor: Number.NEGATIVE_INFINITY, cap, merges: false };
}

/** Another address and another number: both must be told, for a missing one is no sign. */
function isElsewhere(levels: Levels): boolean {
  const phone = levels[PHONE] ?? 0;
  return isOtherPlace(levels) && phone > 0 && phone < samePhone;
}

function isOtherPlace(levels: Levels): boolean {
  const address = levels[ADDRESS] ?? 0;
  return address > 0 ? address <= sameStreet : levels[POSTCODE] === 1;
}
