import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { ScreeningCover, ScreeningList } from "#db/vocabulary.ts";

export type ScreeningRead =
  | { ok: true; numbers: Map<string, boolean>; unread: number }
  | { ok: false; sentence: string };

/** What a supplier writes beside a number that is, or is not, on the register. */
const listedWords = new Set([
  "y",
  "yes",
  "true",
  "1",
  "listed",
  "registered",
  "blocked",
  "tps",
  "ctps",
  "dnc",
  "do not call",
]);
const clearWords = new Set([
  "n",
  "no",
  "false",
  "0",
  "not listed",
  "unlisted",
  "not registered",
  "clear",
  "ok",
  "callable",
]);

/** A heading or a stray line is no harm; a file of which more cannot be read is another file. */
const unreadAllowed = 0.02;

/** So many numbers, spread over the file, are looked at to see whose they are. */
const LOOKED_AT = 1_000;

const isAWash =
  "The file says of some numbers that they are not listed, so it is the result of a wash. Choose that as what it holds.";

/**
 * Reads a list as registers and washing services send it: a number a line, in national or international form, an area code apart
 * or not, and for a wash whether it is listed. Registers hold millions of lines, so a number is read by its digits alone.
 */
export function readScreening(text: string, list: ScreeningList, covers: ScreeningCover): ScreeningRead {
  const numbers = new Map<string, boolean>();
  let lines = 0;
  let unread = 0;
  let saidClear = 0;
  for (const line of linesOf(text)) {
    lines += 1;
    const cells = line.split(/[,;\t|]/).map((cell) => cell.trim().replace(/^["']|["']$/g, ""));
    const said = markIn(cells);
    if (said === false) saidClear += 1;
    const mark = covers === "wash" ? said : true;
    const found = mark === null ? [] : numbersIn(cells, list);
    // Of a listed line every number is taken as listed; to be clear, a number must be the only one that is meant.
    const meant = mark || found.length === 1 ? found : found.filter(({ whole }) => whole);
    if (mark === null || meant.length === 0 || (!mark && meant.length > 1)) {
      unread += 1;
      continue;
    }
    for (const { e164 } of meant) numbers.set(e164, mark || numbers.get(e164) === true);
  }
  if (lines === 0) return { ok: false, sentence: "The file is empty. Choose the one that the register sent." };
  if (numbers.size === 0) {
    const needs = covers === "wash" ? " with “yes” or “no” beside it" : "";
    return { ok: false, sentence: `No number of this list's country${needs} was found. Is it the right file?` };
  }
  // Taken for a register, it would say of everybody who is not in it that they may be called.
  if (covers === "register" && saidClear > Math.max(1, lines * unreadAllowed)) return { ok: false, sentence: isAWash };
  const [own, looked] = ownNumbers(numbers, list);
  if (own * 2 < looked)
    return {
      ok: false,
      sentence: `Of ${looked} numbers only ${own} can be ${registers[list].whose}, so this is another country's file. Choose the list it is of.`,
    };
  if (unread > Math.max(1, lines * unreadAllowed)) {
    return {
      ok: false,
      sentence: `${unread} of ${lines} lines could not be read as a number, so the file was not loaded.`,
    };
  }
  return { ok: true, numbers, unread };
}

/**
 * How many of those looked at are valid numbers of the register's country. Read as British, three in ten American numbers are; of a register of its own
 * country nearly all are. In the place of the register it would say of everybody who is on that, that they may be called.
 */
function ownNumbers(numbers: ReadonlyMap<string, boolean>, list: ScreeningList): [own: number, looked: number] {
  const every = Math.max(1, Math.floor(numbers.size / LOOKED_AT));
  let [own, looked, nth] = [0, 0, 0];
  for (const e164 of numbers.keys()) {
    if (nth++ % every !== 0) continue;
    looked += 1;
    const parsed = parsePhoneNumberFromString(e164);
    if (parsed?.isValid() && registers[list].countries.includes(parsed.country ?? "")) own += 1;
  }
  return [own, looked];
}

function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? text.length : end).trim();
    if (line !== "") yield line;
    from = end < 0 ? text.length : end + 1;
  }
}

type Found = { e164: string; whole: boolean };

/**
 * Every number of a line: a reference may look like one too, and which column is which no file says. A number is whole where it
 * is written with its country's code or the national 0, as references seldom are.
 */
function numbersIn(cells: string[], list: ScreeningList): Found[] {
  const [first = "", second = ""] = cells.map((cell) => cell.replace(/[\s().-]/g, ""));
  const { read, areaApart } = registers[list];
  const apart = areaApart && /^\d{3}$/.test(first) && /^\d{7}$/.test(second) ? read(first + second) : null;
  if (apart !== null) return [{ e164: apart, whole: true }];
  const found = new Map<string, Found>();
  for (const cell of cells) {
    const digits = cell.replace(/[\s().-]/g, "");
    const e164 = /^\+?\d{7,15}$/.test(digits) ? read(digits) : null;
    if (e164 === null) continue;
    const whole = !e164.endsWith(digits) || digits.length >= e164.length - 1 || found.get(e164)?.whole === true;
    found.set(e164, { e164, whole });
  }
  return [...found.values()];
}

/** Listed on one of two registers is listed. */
function markIn(cells: string[]): boolean | null {
  const words = cells.map((cell) => cell.toLowerCase());
  if (words.some((word) => listedWords.has(word))) return true;
  return words.some((word) => clearWords.has(word)) ? false : null;
}

type Register = {
  /** Digits to E.164; null: no number of its country. */
  read: (digits: string) => string | null;
  /** It gives the area code and the number in two columns. */
  areaApart: boolean;
  countries: string[];
  whose: string;
};

const british: Register = {
  read: (digits) => national(digits, "44", /^[1-9]\d{8,9}$/, /^0/),
  areaApart: false,
  countries: ["GB", "GG", "JE", "IM"],
  whose: "British",
};
// In North America nobody writes a 0 before a number at home: whoever does gives another country's.
const american = (digits: string) => national(digits, "1", /^[2-9]\d{9}$/, /^1/);
const registers: Record<ScreeningList, Register> = {
  TPS: british,
  CTPS: british,
  "US-DNC": { read: american, areaApart: true, countries: ["US", "PR", "VI", "GU", "AS", "MP"], whose: "American" },
  "CA-DNCL": { read: american, areaApart: true, countries: ["CA"], whose: "Canadian" },
  "AU-DNCR": {
    read: (digits) => national(digits, "61", /^[1-9]\d{8}$/, /^0/),
    areaApart: false,
    countries: ["AU", "CC", "CX"],
    whose: "Australian",
  },
};

/** With a plus or 00 and the country's code, with the code alone, or with what is dialled before it at home. */
function national(digits: string, code: string, shape: RegExp, trunk: RegExp): string | null {
  const bare = digits.replace(/^(\+|00)/, "");
  if (bare !== digits && !bare.startsWith(code)) return null;
  const candidates = [bare.startsWith(code) ? bare.slice(code.length) : "", bare.replace(trunk, "")];
  const found = candidates.find((candidate) => shape.test(candidate));
  return found === undefined ? null : `+${code}${found}`;
}
