import type { PhoneLabel } from "#db/vocabulary.ts";

export type PartLabel = PhoneLabel | "fax" | null;
export type Stripped = { digits: string; ext: string | null; words: string | null; label: PartLabel };

const extension =
  /[\s,;(]*(?:;ext=|\b(?:ext(?:ension|n)?|extn|xtn|dw|durchwahl|poste|int|anexo|toestel)(?=[\d\s.:=#-])|(?<=\d)\s*x|\bx|#|(?<=\d),{1,2}(?=\d{1,4}#?\s*$))[\s.:=#-]*(\d{1,7})\s*\)?#?\s*$/i;
const hour = /\b\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]m|uhr)\b/gi;
const run = /[+(]*\d[\d\s()./–-]*/g;

export const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** The digits of one number, its extension, the words around them, and a label behind them (“(fax)”, “mobile”). */
export function strip(part: string): Stripped {
  let text = part.trim();
  let ext: string | null = null;
  const found = extension.exec(text);
  if (found?.[1] && digitsOf(text.slice(0, found.index)).length >= 6) {
    ext = found[1];
    text = text.slice(0, found.index);
  }
  text = withoutTrunkZero(text);
  // “9am” is an hour: its digits are no part of the number before it.
  const core = longestRun(text.replace(hour, (found) => found.replace(/\d/g, "h")));
  if (core === "") return { digits: text, ext, words: null, label: null };
  const around = text.replace(core, " ").replace(/\s+/g, " ");
  const words = around.replace(/^[\s:,;.()[\]-]+|[\s:,;.()[\]-]+$/g, "");
  return {
    digits: core.replace(/[\s./(–-]+$/, "").replace(/^\(+(?=\()/, ""),
    ext,
    words: /\p{L}{2}|\d{2}/u.test(words) ? words : null,
    label: labelBehind(around),
  };
}

/** A zero in brackets is dialled at home and left out after a country code; Italy's is a part of the number and stays. */
export const withoutTrunkZero = (text: string): string =>
  text.replace(/\(\s*0\s*\)/, /^(?:\+|00|\d{2,3}\s*\()(?!\s*39)/.test(text) ? " " : "0");

/** Of several runs of digits the longest is the number: “ask for room 12” and “option 3” are not. */
function longestRun(text: string): string {
  return (text.match(run) ?? []).reduce((best, one) => (digitsOf(one).length > digitsOf(best).length ? one : best), "");
}

/** Where each run of digits long enough to be a number starts. */
export const numberStarts = (text: string): number[] =>
  [...text.matchAll(run)].filter((found) => digitsOf(found[0]).length >= 9).map((found) => found.index);

function labelBehind(around: string): PartLabel {
  if (/\b(?:tele)?fax\b|(?:^|[(\s[])f\s*[)\]]/i.test(around)) return "fax";
  if (/\b(mobile|mob|cell)\b|(?:^|[(\s[])m\s*[)\]]/i.test(around)) return "mobile";
  return /\b(direct|ddi)\b/i.test(around) ? "direct" : null;
}
