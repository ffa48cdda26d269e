import type { CountryCode } from "libphonenumber-js/max";
import type { PhoneLabel } from "#db/vocabulary.ts";
import { type ParsedNumber, parseNumber } from "./phone-number.ts";
import type { ProblemCode } from "./problems.ts";
import type { RuleId } from "./rules.ts";

export type FoundNumber = { raw: string; ext: string | null; label: PhoneLabel | "fax" | null; parsed: ParsedNumber };
export type PhoneCell = {
  numbers: FoundNumber[];
  rules: RuleId[];
  problems: { code: ProblemCode; text: string }[];
  /** Words that stood around the digits. */
  words: string | null;
};

const scientific = /^[+-]?\d+(?:[.,]\d+)?\s*E\s*\+?\d+$/i;
const extension =
  /[\s,;(]*(?:;ext=|\b(?:ext(?:ension|n)?|extn|xtn|dw|durchwahl|poste|int|anexo|toestel)\b|(?<=\d)\s*x|\bx|#)[\s.:=#]*(\d{1,7})\s*\)?\s*$/i;
const label =
  /(?<![\p{L}])(telephone|telefon|phone|switchboard|mobile|office|direct|main|home|work|fax|tel|mob|cell|ddi|did|land(?:line)?|ph|dd|hq|t|p|m|f|d|o|h|c)\s*(?:no|number|nr)?[.:)\]]*\s*(?=[+(\d])/giu;
const hardSeparators = /\s*(?::::|;(?!ext=)|[|\n]|\s+(?:or|and|oder|und|ou|et|y|o)\s+)\s*/i;
const softSeparators = /\s*(?:\/|,|&|\s-\s|\s–\s)\s*/;

const labels: Record<string, PhoneLabel | "fax"> = {
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
  fax: "fax",
  f: "fax",
  home: "other",
  h: "other",
};

/** Arabic-Indic, full-width and other decimal digits as the ten we dial with. */
function plainDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      if (code < 128) return digit;
      // Blocks of decimal digits are ten long and start at zero.
      let zero = code;
      while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
      return String(code - zero);
    })
    .replace(/[（]/g, "(")
    .replace(/[）]/g, ")")
    .replace(/[＋]/g, "+")
    .replace(/[\u2010-\u2015\u2212－]/g, "-");
}

/** Every number of a cell, each with its extension, label and answer, in the order written. */
export function readPhoneCell(text: string, country: CountryCode): PhoneCell {
  const cell: PhoneCell = { numbers: [], rules: [], problems: [], words: null };
  if (scientific.test(text)) {
    cell.problems.push({
      code: "phone-precision-lost",
      text: `“${text}”: a spreadsheet has rounded this number and the digits are gone. Ask for the list with the column as text.`,
    });
    return cell;
  }
  let plain = plainDigits(text).trim();
  const whole = plain.replace(/^(tel|callto|phone|sip):\/?\/?/i, "").replace(/^\+{2,}/, "+");
  const decimal = /^(\+?\d{6,})[.,]0{1,2}$/.exec(whole);
  if (decimal?.[1]) {
    plain = decimal[1];
    cell.rules.push("phone-decimal");
  } else plain = whole;
  if (
    /[\d][A-Z][\d]|^[OoIl]\d|\d[OoIl]{1,2}\d|\d{3,}[- ]?[A-Z]{3,}$|[OoIl]{2}\d{2}/.test(plain) &&
    !/x\d|ext/i.test(plain)
  ) {
    cell.problems.push({
      code: "phone-letters",
      text: `“${text}” has letters among its digits, so the number is not certain.`,
    });
    return cell;
  }
  const parts = split(plain, country);
  if (parts.length > 1) cell.rules.push("phone-split");
  const words: string[] = [];
  for (const part of parts) {
    const found = readPart(part.text, part.label, country, cell);
    if (found.words) words.push(found.words);
    if (found.number) cell.numbers.push(found.number);
  }
  if (words.length) cell.words = words.join("; ");
  if (cell.numbers.length === 0 && cell.problems.length === 0)
    cell.problems.push({ code: "phone-unreadable", text: `“${text}” holds no telephone number.` });
  return cell;
}

type Part = { text: string; label: PhoneLabel | "fax" | null };

function split(text: string, country: CountryCode): Part[] {
  const labelled = splitLabels(text);
  return labelled.flatMap((part) =>
    part.text
      .split(hardSeparators)
      .filter(Boolean)
      .flatMap((piece, at) =>
        splitSoft(piece, country).map((soft) => ({ text: soft, label: at === 0 ? part.label : null })),
      ),
  );
}

function splitLabels(text: string): Part[] {
  const marks = [...text.matchAll(label)];
  if (marks.length === 0) return [{ text, label: null }];
  const parts: Part[] = [];
  const first = marks[0]?.index ?? 0;
  if (/\d{4}/.test(text.slice(0, first))) parts.push({ text: text.slice(0, first), label: null });
  for (const [at, mark] of marks.entries()) {
    const from = mark.index + mark[0].length;
    const to = marks[at + 1]?.index ?? text.length;
    parts.push({
      text: text.slice(from, to).replace(/[\s,;/|(-]+$/, ""),
      label: labels[(mark[1] ?? "").toLowerCase()] ?? null,
    });
  }
  return parts;
}

const isValid = (text: string, country: CountryCode): boolean => parseNumber(strip(text).digits, country).ok;

/** A slash may part two numbers or group one (Germany does): the reading in which every part is a number wins, then the whole. */
function splitSoft(text: string, country: CountryCode): string[] {
  const pieces = text.split(softSeparators).filter((piece) => piece.trim() !== "");
  if (pieces.length > 1) {
    if (pieces.every((piece) => /\d{5}/.test(piece.replace(/\D/g, "")) && isValid(piece, country))) return pieces;
    if (isValid(text, country)) return [text];
    const numbers = pieces.filter((piece) => piece.replace(/\D/g, "").length >= 6);
    return numbers.length > 1 ? pieces : [text];
  }
  return splitSpaces(text, country);
}

/** Two numbers with nothing but a space between them: only where each half is a valid number by itself. */
function splitSpaces(text: string, country: CountryCode): string[] {
  if (text.replace(/\D/g, "").length < 14 || isValid(text, country)) return [text];
  const groups = text.split(/\s+/);
  for (let at = 1; at < groups.length; at++) {
    const left = groups.slice(0, at).join(" ");
    const right = groups.slice(at).join(" ");
    if (/^[+(0]/.test(right) && isValid(left, country) && isValid(right, country)) return [left, right];
  }
  return [text];
}

/** The digits of a part, its extension, and the words around them. */
function strip(part: string): { digits: string; ext: string | null; words: string | null } {
  let text = part.trim();
  let ext: string | null = null;
  const found = extension.exec(text);
  if (found?.[1] && text.slice(0, found.index).replace(/\D/g, "").length >= 6) {
    ext = found[1];
    text = text.slice(0, found.index);
  }
  text = text.replace(/\(\s*0\s*\)/, text.trimStart().match(/^(\+|00|\d{2,3}\s*\()/) ? " " : "0");
  const core = /[+(]?\d[\d\s()./–-]*/.exec(longestRun(text));
  if (!core) return { digits: text, ext, words: null };
  const digits = core[0].replace(/[\s./(–-]+$/, "");
  const around = text
    .replace(core[0], " ")
    .replace(/^[\s:,;.()-]+|[\s:,;.(-]+$/g, "")
    .replace(/\s+/g, " ");
  return { digits, ext, words: /\p{L}{2}/u.test(around) ? around : null };
}

/** Of several runs of digits the longest is the number: “ask for room 12”, “option 3” are not. */
function longestRun(text: string): string {
  const runs = text.match(/[+(]*\d[\d\s()./–-]*/g) ?? [];
  return runs.reduce((best, run) => (run.replace(/\D/g, "").length > best.replace(/\D/g, "").length ? run : best), "");
}

function readPart(
  text: string,
  partLabel: PhoneLabel | "fax" | null,
  country: CountryCode,
  cell: PhoneCell,
): { number: FoundNumber | null; words: string | null } {
  const { digits, ext, words } = strip(text);
  if (!/\d/.test(digits)) return { number: null, words: /\p{L}{2}/u.test(text) ? text.trim() : null };
  let parsed = parseNumber(digits, country);
  if (!parsed.ok) {
    const range = /^(.*\d{4,})\s?[-–/]\s?\d{1,3}$/.exec(digits);
    const first = range?.[1] ? parseNumber(range[1], country) : null;
    if (first?.ok) {
      parsed = first;
      cell.rules.push("phone-range");
    }
  }
  if (words) cell.rules.push("phone-text");
  if (!parsed.ok) cell.problems.push({ code: parsed.code, text: parsed.text });
  return { number: { raw: text.trim(), ext: parsed.ok ? ext : null, label: partLabel, parsed }, words };
}
