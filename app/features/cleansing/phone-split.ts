import type { CountryCode } from "libphonenumber-js/max";
import { parseNumber } from "./phone-number.ts";
import { digitsOf, numberStarts, type PartLabel, strip } from "./phone-strip.ts";

/** `raw` is what stood in the cell, where the text had to be completed to be a number. */
export type Part = { text: string; label: PartLabel; raw?: string };

const label =
  /(?<![\p{L}])(telephone|téléphone|telefon|telefono|teléfono|telefoon|tél|phone|telefax|telefaks|télécopie|téléc|portable|handy|mobil|mobiel|móvil|movil|cellulare|gsm|zentrale|centralino|standard|direkt|privat|switchboard|mobile|office|direct|main|home|work|fax|tel|mob|cell|ddi|did|land(?:line)?|off|ph|dd|hq|t|p|m|f|d|o|h|c)\s*[.:)\]]*\s*(?:no|number|nr)?[.:)\]]*\s*(?=[+(\d])/giu;
const hardSeparators = /\s*(?::::|;(?!ext=)|[|\\\n]|\s+(?:or|and|oder|und|ou|et|y|o)\s+)\s*/i;
const softSeparators = /\s*(?:\/|,|&|\s-\s|\s–\s)\s*/;

const labels: Record<string, PartLabel> = {
  mobile: "mobile",
  mob: "mobile",
  m: "mobile",
  cell: "mobile",
  c: "mobile",
  direct: "direct",
  ddi: "direct",
  did: "direct",
  dd: "direct",
  d: "direct",
  portable: "mobile",
  handy: "mobile",
  mobil: "mobile",
  mobiel: "mobile",
  móvil: "mobile",
  movil: "mobile",
  cellulare: "mobile",
  gsm: "mobile",
  direkt: "direct",
  fax: "fax",
  telefax: "fax",
  telefaks: "fax",
  télécopie: "fax",
  téléc: "fax",
  f: "fax",
  privat: "other",
  home: "other",
  h: "other",
};

/** A cell cut into the numbers it holds, each with the label that stands before it. */
export function splitNumbers(text: string, country: CountryCode): Part[] {
  const parts = splitLabels(text).flatMap((part) =>
    part.text
      .split(hardSeparators)
      .filter(Boolean)
      .flatMap((piece, at) =>
        splitSoft(piece, country).map((soft): Part => ({ text: soft, label: at === 0 ? part.label : null })),
      ),
  );
  for (const [at, part] of parts.entries()) {
    const whole = completed(part.text, parts[at - 1]?.text, country);
    if (whole) parts[at] = { text: whole, label: part.label, raw: part.text };
  }
  return parts;
}

/**
 * “0161 496 0001/0002”, “020 7946 0001 or 7946 0002”: a line that shares the beginning of the number before it. Less than the four
 * digits of a line are a range, of which the first number is enough.
 */
function completed(text: string, before: string | undefined, country: CountryCode): string | null {
  if (!before || !/^\s*\d[\d ().-]*$/.test(text)) return null;
  const [line, full] = [digitsOf(text), digitsOf(strip(before).digits)];
  if (line.length < 4 || line.length > 8 || line.length + 2 > full.length) return null;
  if (!isValid(before, country) || isValid(text, country)) return null;
  const whole = `${before.trim().startsWith("+") ? "+" : ""}${full.slice(0, -line.length)}${line}`;
  return isValid(whole, country) ? whole : null;
}

function splitLabels(text: string): Part[] {
  const marks = [...text.matchAll(label)];
  if (marks.length === 0) return [{ text, label: null }];
  const parts: Part[] = [];
  const first = marks[0]?.index ?? 0;
  const before = text.slice(0, first);
  if (digitsOf(before).length >= 4 || /\p{L}{2}/u.test(before)) parts.push({ text: before, label: null });
  for (const [at, mark] of marks.entries()) {
    const from = mark.index + mark[0].length;
    const to = marks[at + 1]?.index ?? text.length;
    const piece = text.slice(from, to).replace(/[\s,;/|(-]+$/, "");
    parts.push({ text: piece, label: labels[(mark[1] ?? "").toLowerCase()] ?? null });
  }
  return parts;
}

const isValid = (text: string, country: CountryCode): boolean => parseNumber(strip(text).digits, country).ok;

/** A slash may part two numbers or group one (Germany does): the reading in which every part is a number wins, then the whole. */
function splitSoft(text: string, country: CountryCode): string[] {
  const pieces = text.split(softSeparators).filter((piece) => piece.trim() !== "");
  if (pieces.length > 1) {
    if (pieces.every((piece) => digitsOf(piece).length >= 5 && isValid(piece, country))) return pieces;
    const lines = pieces.every((piece, at) => at === 0 || completed(piece, pieces[0], country));
    const { digits, ext } = strip(text);
    if (lines && ext === null && digitsOf(digits).length < digitsOf(text).length) return pieces;
    if (isValid(text, country)) return [text];
    if (lines) return pieces;
    const grouped = text.replaceAll(",", " ");
    if (isValid(grouped, country) && pieces.every((piece) => digitsOf(piece).length < 7)) return [grouped];
    if (pieces.filter((piece) => digitsOf(piece).length >= 6).length > 1)
      return pieces.flatMap((piece) => splitRuns(piece, country));
  }
  return splitRuns(text, country);
}

/** Two numbers with words or nothing but a space between them: only where each is a valid number by itself. */
function splitRuns(text: string, country: CountryCode): string[] {
  const starts = numberStarts(text);
  if (starts.length < 2 && (digitsOf(text).length < 14 || isValid(text, country))) return [text];
  const runs = starts.map((start, at) => text.slice(at === 0 ? 0 : start, starts[at + 1] ?? text.length).trim());
  if (runs.length > 1 && runs.every((one) => isValid(one, country))) return runs;
  const groups = text.split(/\s+/);
  for (let at = 1; at < groups.length; at++) {
    const left = groups.slice(0, at).join(" ");
    const right = groups.slice(at).join(" ");
    if (/^[+(0]/.test(right) && isValid(left, country) && isValid(right, country)) return [left, right];
  }
  return [text];
}
