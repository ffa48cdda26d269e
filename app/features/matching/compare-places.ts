import { levelOf } from "./fields.ts";
import type { Street } from "./normalise-address.ts";
import { jaroWinkler, withinOneSlip } from "./similarity.ts";

const DIFFERENT = levelOf("address", "different");
const SAME_STREET = levelOf("address", "same-street");
const SAME_NUMBER = levelOf("address", "same-number");
const NEAR = levelOf("address", "near");
const NEARLY = levelOf("address", "nearly-same");
const SAME = levelOf("address", "same");
const OTHER_PLACE = levelOf("postcode", "different");
const NEAR_PLACE = levelOf("postcode", "near");
const SAME_TOWN = levelOf("postcode", "same-town");
const SAME_PLACE = levelOf("postcode", "same");

/** Streets spelled less alike than this are no sign of anything. */
const LEAST_SPELLING = 0.75;

/** Numbers this close on one street may be one site with two doors. */
const NEXT_DOOR = 20;

/** How alike two street lines are, 0 where one is missing. Where one has no house number, an equal street is at best "near". */
export function compareStreets(a: Street, b: Street): number {
  if (a.street === "" || b.street === "") return 0;
  const spelling = a.street[0] === b.street[0] ? jaroWinkler(a.street, b.street, LEAST_SPELLING) : 0;
  const sameStreet = spelling >= 0.9;
  if (a.house === "" || b.house === "") {
    if (!sameStreet) return DIFFERENT;
    return spelling === 1 && (a.house !== b.house || a.kind === b.kind) ? NEAR : SAME_STREET;
  }
  if (a.house !== b.house) {
    if (!sameStreet) return DIFFERENT;
    const close = Math.abs(Number(a.house) - Number(b.house)) <= NEXT_DOOR || withinOneSlip(a.house, b.house);
    return close ? NEAR : SAME_STREET;
  }
  if (sameStreet) {
    const other = a.direction !== "" && b.direction !== "" && a.direction !== b.direction;
    if (other) return NEAR;
    const otherKind = a.kind !== "" && b.kind !== "" && a.kind !== b.kind;
    return spelling === 1 && !otherKind ? SAME : NEARLY;
  }
  return spelling >= LEAST_SPELLING ? NEAR : SAME_NUMBER;
}

/** Full postcodes are equal; or near (one slip, the same district); or different; where a side has none, the towns are asked. */
export function comparePlaces(a: { postcode: string; city: string }, b: { postcode: string; city: string }): number {
  if (a.postcode !== "" && b.postcode !== "") {
    if (a.postcode === b.postcode) return SAME_PLACE;
    return withinOneSlip(a.postcode, b.postcode) || sameDistrict(a.postcode, b.postcode) ? NEAR_PLACE : OTHER_PLACE;
  }
  return a.city !== "" && a.city === b.city ? SAME_TOWN : 0;
}

function sameDistrict(a: string, b: string): boolean {
  if (a.length < 5 || a.length !== b.length || !a.startsWith(b.slice(0, -3))) return false;
  return district(a) === district(b);
}

/** The part of a British postcode before the gap; other countries' codes have no such part that is worth much. */
function district(postcode: string): string {
  return /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/.test(postcode) ? postcode.slice(0, -3) : postcode;
}
