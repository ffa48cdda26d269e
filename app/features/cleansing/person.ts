import { calmPerson } from "./letter-case.ts";
import { isRole } from "./mail-domains.ts";
import type { Cell, CleanRecord } from "./record.ts";
import { isEmptyMarker } from "./text.ts";
import type { Trail } from "./trail.ts";

const titles =
  "mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lady|lord|rev|reverend|fr|capt|captain|cllr|hon|messrs|herr|frau|hr|fr|dipl\\.?-ing|ing|mme|mlle|mm|monsieur|madame|m|sr|sra|srta|don|doña|dña|sig|sig\\.ra|dott|dott\\.ssa|dhr|mevr|mw|pan|pani";
/** Titles of other languages that are initials or names in English need their dot. */
const dotted = /^(m|fr|don|ing|mm|sr|hr|mw|pan|hon|sig)$/i;
const title = new RegExp(`^(${titles})(\\.\\s*|\\s+)(?=[^\\s.])(?!(?:and|und|et|y)\\s|[&+/])`, "i");
const onlyTitle = new RegExp(`^(?:${titles})\\.?$`, "i");
const suffix = /^(jr|sr|ii|iii|iv|esq|phd|ph\.d|md|obe|mbe|cbe|kc|qc|mba|acca|ba|bsc|msc)\.?$/i;
const particle =
  /^(van|von|vom|zu|zur|de|der|den|ten|ter|la|le|du|di|da|dos|das|do|del|della|bin|ibn|al|el|mac|mc|st\.?|ap)$/i;
const several = /\s(?:&|\+|and|und|et|y|en)\s|\s?\/\s?|[;|]/i;
const secondPart =
  /^(ann|anne|jane|jo|lou|louise|marie|mary|paul|pierre|luc|claude|beth|lee|rose|carlos|maria|josé|luis|peter)$/i;
const initial = /^(?:\p{Lu}\.?){1,2}$/u;
const department =
  /^(?:\p{L}+ )?(?:department|dept|team|desk|office|reception|enquiries)\.?$|^(?:office|general|sales|practice|branch|shop|store|duty|facilities|marketing|purchasing|hr|it|operations|managing) (?:manager|director)$|^(?:head|director) of \p{L}+$|^(?:to whom it may concern|whom it may concern|sir ?(?:\/|or) ?madam|contact|decision maker)$/iu;

type Names = { full: string | null; first: string | null; last: string | null; salutation: string | null };
type WholeName = Names & { post: string | null };
const nobody: WholeName = { full: null, first: null, last: null, salutation: null, post: null };

/** One cell with a whole name: order, title and capitals put right. A post in its place (“The Manager”) names nobody. */
export function cleanFullName(cell: Cell, text: string, trail: Trail): WholeName {
  if (isEmptyMarker(text) || isNoName(text)) return nobody;
  if (onlyTitle.test(text)) return { ...nobody, salutation: calmPerson(text) };
  const plain = inOneLine(cell, text, trail);
  if (isPost(plain)) {
    const post = plain.replace(/^the /i, "");
    trail.change(cell, "person-post", plain, `job title: ${post}`);
    return trail.isOn("person-post") ? { ...nobody, post } : { ...nobody, full: plain };
  }
  const named = trail.change(
    cell,
    "person-title",
    plain,
    plain.replace(/^(?:dear|attn|attention|f\.?a\.?o|z\.? ?hd)[.:]?\s+(?=\p{L})/iu, ""),
  );
  const { rest, salutation } = takeTitle(cell, named, trail);
  const ordered = trail.change(cell, "person-order", rest, putInOrder(rest));
  const inner = takeTitle(cell, ordered, trail);
  const full = trail.change(cell, "person-case", inner.rest, calmPerson(inner.rest));
  return { full, ...split(full), salutation: salutation ?? inner.salutation, post: null };
}

const isPost = (text: string): boolean => {
  const words = text.replace(/^the /i, "");
  return (
    isRole(words) || department.test(words) || (/^the /i.test(text) && words.split(" ").every((word) => isRole(word)))
  );
};

/** Several people in one cell are nobody's first and last name: the whole is kept to be read. */
function split(full: string): { first: string | null; last: string | null } {
  if (several.test(full)) return { first: null, last: null };
  const words = full.split(" ");
  if (words.length < 3) return { first: words[0] ?? null, last: words[1] ?? null };
  let end = words.length;
  while (end > 2 && suffix.test(words[end - 1] ?? "")) end--;
  const from = words.findIndex((word, at) => at > 0 && at < end - 1 && particle.test(word));
  if (from > 0) return { first: words.slice(0, from).join(" "), last: words.slice(from).join(" ") };
  let first = 1;
  if (initial.test(words[0] ?? "") || secondPart.test(words[1] ?? ""))
    while (first < end - 1 && (initial.test(words[first] ?? "") || secondPart.test(words[first] ?? ""))) first++;
  const last = first === 1 && end === 3 && initial.test(words[1] ?? "") ? 2 : first;
  return { first: words.slice(0, first).join(" "), last: words.slice(last).join(" ") };
}

function takeTitle(cell: Cell, text: string, trail: Trail): { rest: string; salutation: string | null } {
  const found = title.exec(text);
  if (!found?.[1] || (dotted.test(found[1]) && !found[2]?.startsWith("."))) return { rest: text, salutation: null };
  const rest = trail.change(cell, "person-title", text, text.slice(found[0].length));
  if (rest === text) return { rest, salutation: null };
  return { rest, salutation: found[1][0]?.toUpperCase() + found[1].slice(1).toLowerCase() };
}

/** “SMITH, JOHN” → “JOHN SMITH”; “Smith, Jr” keeps its order, and so does a list of several people. */
function putInOrder(text: string): string {
  const found = /^([^,]+),\s*([^,]+)$/.exec(text);
  if (!found?.[1] || !found[2] || suffix.test(found[2].trim())) return text;
  if (found[1].trim().split(" ").length > 3 || found[2].trim().split(" ").length > 3) return text;
  if (several.test(text)) return text;
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
  if (text === "" || isEmptyMarker(text) || isNoName(text)) return null;
  const line = inOneLine(cell, text, trail);
  return trail.change(cell, "person-case", line, calmPerson(line));
}

const isNoName = (text: string): boolean => !/\p{L}/u.test(text) || /@|^(?:https?:|www\.)/i.test(text);

const inOneLine = (cell: Cell, text: string, trail: Trail): string =>
  text.includes("\n") ? trail.change(cell, "text-tidy", text, text.replace(/\s+/g, " ")) : text;
