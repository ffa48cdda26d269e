import { calmPerson } from "./letter-case.ts";
import type { Cell, CleanRecord } from "./record.ts";
import { isEmptyMarker } from "./text.ts";
import type { Trail } from "./trail.ts";

const title = /^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lady|lord|rev|herr|frau|mme|mlle)\.?\s+(?=\S)/i;
const suffix = /^(jr|sr|ii|iii|iv|esq|phd|md|obe|mbe|cbe)\.?$/i;

type Names = { full: string | null; first: string | null; last: string | null; salutation: string | null };

/** One cell with a whole name: order, title and capitals put right. */
export function cleanFullName(cell: Cell, text: string, trail: Trail): Names {
  if (isEmptyMarker(text) || !/\p{L}/u.test(text) || /@/.test(text))
    return { full: null, first: null, last: null, salutation: null };
  const { rest, salutation } = takeTitle(cell, text.replace(/\s+/g, " "), trail);
  const ordered = trail.change(cell, "person-order", rest, putInOrder(rest));
  const inner = takeTitle(cell, ordered, trail);
  const full = trail.change(cell, "person-case", inner.rest, calmPerson(inner.rest));
  const words = full.split(" ");
  const last = words.length > 1 ? words.slice(1).join(" ") : null;
  return { full, first: words[0] ?? null, last, salutation: salutation ?? inner.salutation };
}

function takeTitle(cell: Cell, text: string, trail: Trail): { rest: string; salutation: string | null } {
  const found = title.exec(text);
  if (!found?.[1]) return { rest: text, salutation: null };
  const rest = trail.change(cell, "person-title", text, text.slice(found[0].length));
  if (rest === text) return { rest, salutation: null };
  return { rest, salutation: calmPerson(found[1].toLowerCase()) };
}

/** “SMITH, JOHN” → “JOHN SMITH”; “Smith, Jr” keeps its order, and so does a list of several people. */
function putInOrder(text: string): string {
  const found = /^([^,]+),\s*([^,]+)$/.exec(text);
  if (!found?.[1] || !found[2] || suffix.test(found[2].trim())) return text;
  if (found[1].trim().split(" ").length > 3 || found[2].trim().split(" ").length > 3) return text;
  return `${found[2].trim()} ${found[1].trim()}`;
}

/** First and last names from their own columns, the full name from what there is. */
export function joinNames(
  full: Names | null,
  first: string | null,
  last: string | null,
  salutation: string | null,
): Omit<CleanRecord["contact"], "jobTitle"> {
  const joined = [first, last].filter(Boolean).join(" ") || null;
  return {
    full: full?.full ?? joined,
    first: first ?? full?.first ?? null,
    last: last ?? full?.last ?? null,
    salutation: salutation ?? full?.salutation ?? null,
  };
}

/** A first or last name standing alone. */
export function cleanNamePart(cell: Cell, text: string, trail: Trail): string | null {
  if (isEmptyMarker(text) || !/\p{L}/u.test(text) || /@/.test(text)) return null;
  return trail.change(cell, "person-case", text, calmPerson(text));
}
