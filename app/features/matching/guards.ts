import { toldApart } from "./compare-names.ts";
import { type Crowding, doorsOnPhone } from "./crowding.ts";
import type { Crowds } from "./crowds.ts";
import { ADDRESS, COMPANY_NUMBER, DOMAIN, type Levels, levelOf, NAME, PERSON, PHONE, POSTCODE } from "./fields.ts";
import { isOtherKind, isOtherPart } from "./kind-words.ts";
import type { Subject } from "./subject.ts";
import { CROWDED, isElsewhere, isOtherPlace, type Ties, tiesOf } from "./ties.ts";

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
const NO_CAP = Number.POSITIVE_INFINITY;

/** More sites than this under one name, with nothing else in common, are namesakes ("St Mary's Hospital"), not branches. */
const NAMESAKES = 3;

const otherName = levelOf("name", "different");
const partly = levelOf("name", "partly-alike");
const contained = levelOf("name", "contained");
const nearlySameName = levelOf("name", "nearly-same");
const sameName = levelOf("name", "same");
const otherPhone = levelOf("phone", "different");
const sameExchange = levelOf("phone", "same-exchange");
const samePostcode = levelOf("postcode", "same");
const sameStreet = levelOf("address", "same-street");
const otherCompany = levelOf("companyNumber", "different");

const open: Guard = { rule: null, floor: Number.NEGATIVE_INFINITY, cap: NO_CAP, merges: true };

export function guard(levels: Levels, a: Subject, b: Subject, crowding: Crowding, crowds: Crowds): Guard {
  const name = levels[NAME] ?? 0;
  if (levels[COMPANY_NUMBER] === otherCompany) return held("other-company-number", FORBIDDEN);
  const ties = tiesOf(levels, crowding);
  const brand = name >= nearlySameName || (ties.own.domain && name >= contained);
  if (brand && isElsewhere(levels) && !ties.shared.email)
    return ofOneBrand(levels[DOMAIN] ?? 0, mostSites(a, b, crowds), ties);
  if (name === otherName) return held("names-differ", ASKED_FIRST);
  if (!ties.registered && isOtherKind(a.name.kinds, b.name.kinds)) return held("other-kind", ASKED_AT_MOST);
  if (name < sameName && !ties.registered && isOtherPart(a.name.kinds, b.name.kinds)) {
    return held("part-of", ASKED_AT_MOST);
  }

  const near =
    ties.shared.phone || ties.shared.domain || (levels[POSTCODE] ?? 0) > 1 || (levels[ADDRESS] ?? 0) > sameStreet;
  if (ties.count === 0 && !near && (levels[PERSON] ?? 0) <= 1) {
    return held("name-alone", mostSites(a, b, crowds) > NAMESAKES ? NOT_ASKED : ASKED_FIRST);
  }
  const movedDown = name === sameName && ties.own.phone && levels[ADDRESS] === sameStreet;
  if (isOtherPlace(levels) && ties.count <= 1 && !movedDown) return atTwoAddresses(a, b, ties, crowds);
  if (isIdentical(levels, ties)) return { ...open, rule: "identical", floor: CERTAIN };
  return mergesUnasked(levels, a, b, ties) ? open : held("weak-ground", NO_CAP);
}

function held(rule: GuardRule, cap: number): Guard {
  return { rule, floor: Number.NEGATIVE_INFINITY, cap, merges: false };
}

/** Two names that are nearly the same may be those of one place and of five. */
function mostSites(a: Subject, b: Subject, crowds: Crowds): number {
  return Math.max(crowds.sites(a.name.text), crowds.sites(b.name.text));
}

function ofOneBrand(domain: number, sites: number, { shared, own }: Ties): Guard {
  const otherDomain = domain > 0 && !shared.domain;
  const namesakes = otherDomain || (!own.domain && sites > NAMESAKES);
  return held(namesakes ? "namesakes" : "branch", NOT_ASKED);
}

/** A firm that moved, or two of its sites: a number that many doors have is that of a chain. */
function atTwoAddresses(a: Subject, b: Subject, { shared }: Ties, crowds: Crowds): Guard {
  const central = shared.phone && doorsOnPhone(a, b, crowds) > CROWDED;
  return held("two-addresses", central ? NOT_ASKED : ASKED_FIRST);
}

function isIdentical(levels: Levels, { own, sameDoor }: Ties): boolean {
  return levels[NAME] === sameName && (own.phone || own.email || (sameDoor && levels[PHONE] !== otherPhone));
}

/** The less alike the names, the more must tie the two. */
function mergesUnasked(levels: Levels, a: Subject, b: Subject, { own, sameDoor, count }: Ties): boolean {
  const name = levels[NAME] ?? 0;
  const phone = levels[PHONE] ?? 0;
  if (name >= nearlySameName && count > 0) return true;
  if (name >= contained) {
    if (count > 1 || (own.phone && levels[POSTCODE] === samePostcode)) return true;
    if (sameDoor && (phone === 0 || phone === sameExchange)) return true;
  }
  return name >= partly && own.phone && sameDoor && !toldApart(a.name, b.name);
}
