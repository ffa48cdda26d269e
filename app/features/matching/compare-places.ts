import { levelOf } from "./fields.ts";
import type { Street } from "./normalise-address.ts";
import { editDistance, jaroWinkler } from "./similarity.ts";

const DIFFERENT = levelOf("address", "different");
const SAME_STREET = levelOf("address", "same-street");
const SAME_NUMBER = levelOf("address", "same-number");
const NEAR = levelOf("address", "near");
const NEARLY = levelOf("address", "nearly-same");
const SAME = levelOf("address", "same");

/** Numbers this close on one street may be one site with two doors. */
const NEXT_DOOR = 20;

/** How alike two street lines are, 0 where one is missing. Without a house number a street alone is at best "near". */
export function compareStreets(a: Street, b: Street): number {
  if (a.street === "" || b.street === "") return 0;
  const spelling = a.street === b.street ? 1 : a.street[0] === b.street[0] ? jaroWinkler(a.street, b.street) : 0;
  const sameStreet = spelling >= 0.9;
  if (a.house === "" || b.house === "") {
    if (!sameStreet) return DIFFERENT;
    return spelling === 1 && a.house === b.house && a.kind === b.kind ? NEAR : SAME_STREET;
  }
  if (a.house !== b.house) {
    if (!sameStreet) return DIFFERENT;
    const close = Math.abs(Number(a.house) - Number(b.house)) <= NEXT_DOOR || editDistance(a.house, b.house, 1) <= 1;
    return close ? NEAR : SAME_STREET;
  }
  if (sameStreet) {
    const other = a.direction !== "" && b.direction !== "" && a.direction !== b.direction;
    if (other) return NEAR;
    const otherKind = a.kind !== "" && b.kind !== "" && a.kind !== b.kind;
    return spelling === 1 && !otherKind ? SAME : NEARLY;
  }
  return spelling >= 0.75 ? NEAR : SAME_NUMBER;
}

/** Full postcodes are equal; or near (one slip, the same district, the same town where a side has none); or different. */
export function comparePlaces(a: { postcode: string; city: string }, b: { postcode: string; city: string }): number {
  const level = (name: "different" | "near" | "same") => levelOf("postcode", name);
  if (a.postcode !== "" && b.postcode !== "") {
    if (a.postcode === b.postcode) return level("same");
    return editDistance(a.postcode, b.postcode, 1) <= 1 || district(a.postcode) === district(b.postcode)
      ? level("near")
      : level("different");
  }
  return a.city !== "" && a.city === b.city ? level("near") : 0;
}

/** The part of a British postcode before the gap; other countries' codes have no such part that is worth much. */
function district(postcode: string): string {
  return /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/.test(postcode) ? postcode.slice(0, -3) : postcode;
}
