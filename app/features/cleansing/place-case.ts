import { capitalise } from "./letter-case.ts";

const inner =
  /(?<=[\s-])(?:On|Upon|Under|In|By|The|And|Of|Le|La|Les|De|Du|Des|Sur|Sous|En|Am|An|Der|Dem|Den|Im|Bei|Ob|Und|Aan|Op|Del|Dei|Sul)(?=[\s-])/g;
const kept = new Set("PO N S E W NE NW SE SW UK USA II III IV NHS BBC HQ RAF BFPO EC".split(" "));
const letters = /\p{L}/gu;

/** As practically every name of a place is written: then nothing is to be calmed. */
const mixed = /[A-Z][a-z]/;

function isOneCase(text: string, least: number): boolean {
  if (mixed.test(text)) return false;
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  return upper !== lower && (text === upper || text === lower) && (text.match(letters)?.length ?? 0) >= least;
}

/** “STOKE-ON-TRENT”, “leeds” as a map writes them; mixed case and codes (“NSW”) stay. */
export function calmTown(town: string): string {
  if (/\d/.test(town) || !isOneCase(town, /[aeiou]/i.test(town) ? 3 : 5)) return town;
  return calmWords(town);
}

/** A county or state; those of two or three letters are codes. */
export const calmRegion = (region: string): string => (isOneCase(region, 4) ? calmWords(region) : region);

/** “12 HIGH STREET”, “UNIT 3B, 1ST FLOOR”: words calmed, whatever holds a digit left as it is. */
export function calmLine(line: string): string {
  if (!isOneCase(line, 4)) return line;
  return line
    .replace(/[^\s,]+/g, (word) => {
      if (/^\d+(?:st|nd|rd|th)$/i.test(word)) return word.toLowerCase();
      if (/\d/.test(word) || /^\p{L}$/u.test(word) || kept.has(word)) return word;
      return /^c\/o$/i.test(word) ? "c/o" : capitalise(word.toLowerCase());
    })
    .replace(inner, (word) => word.toLowerCase());
}

const calmWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\s]+/g, capitalise)
    .replace(inner, (word) => word.toLowerCase());
