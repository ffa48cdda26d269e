import type { CountryCode } from "libphonenumber-js/max";
import type { PhoneLabel } from "#db/vocabulary.ts";
import { asksNotToBeCalled } from "./do-not-call.ts";
import type { FieldName } from "./fields.ts";
import { type FoundNumber, readPhoneCell } from "./phone-cell.ts";
import { parseNumber } from "./phone-number.ts";
import { strip } from "./phone-strip.ts";
import type { ProblemCode } from "./problems.ts";
import type { Cell, CleanPhone, SeenPhone } from "./record.ts";
import { type RuleId, rules } from "./rules.ts";
import { isEmptyMarker, unwrap } from "./text.ts";
import type { Trail } from "./trail.ts";

const labelOf: Partial<Record<FieldName, PhoneLabel>> = {
  phone_main: "main",
  phone_direct: "direct",
  phone_mobile: "mobile",
  phone_other: "other",
};

export type PhoneFindings = {
  phones: CleanPhone[];
  seen: SeenPhone[];
  emails: Cell[];
  words: string[];
  doNotCall: boolean;
  undialable: string[];
  /** Said to be wrong: kept, after all others. */
  doubted: CleanPhone[];
};

export type PhoneExtras = {
  /** From a column of its own. */
  areaCode: string | null;
  /** Given by a person for the whole file. */
  areaCodeOfFile: string | null;
  extension: string | null;
};

/** All phone and fax cells of a row. Emails that stand among them are handed on; a fax is counted and never kept. */
export function cleansePhones(
  cells: Cell[],
  misplaced: Cell[],
  extras: PhoneExtras,
  country: CountryCode,
  trail: Trail,
): PhoneFindings {
  const findings: PhoneFindings = {
    phones: [],
    seen: [],
    undialable: [],
    emails: [],
    words: [],
    doNotCall: false,
    doubted: [],
  };
  for (const cell of cells) {
    const text = trail.change(cell, "text-wrapper", cell.text, unwrap(cell.text));
    if (text === "") continue;
    if (isEmptyMarker(text)) {
      trail.change(cell, "empty-marker", text, "");
      continue;
    }
    const email =
      text.includes("@") && trail.isOn("column-swap")
        ? /(?:mailto:)?[^\s@<>(),;]+@[^\s@<>(),;]+\.\w{2,}/i.exec(text)?.[0]
        : undefined;
    const rest = email ? takeEmail(cell, text, email, trail) : text;
    if (email) findings.emails.push({ ...cell, text: email });
    if (rest === null) continue;
    readCell({ ...cell, text: rest }, extras, country, trail, findings);
  }
  for (const cell of misplaced) readMisplaced(cell, country, trail, findings);
  findings.phones.push(...findings.doubted);
  if (extras.extension && findings.phones[0] && findings.phones[0].ext === null)
    findings.phones[0].ext = extras.extension;
  return findings;
}

/** The cell without its email, or null where no number is left. */
function takeEmail(cell: Cell, text: string, email: string, trail: Trail): string | null {
  trail.problem("columns-swapped", cell.field, `An email (“${email}”) stands in a phone column; it was moved.`);
  const rest = text
    .replace(email, " ")
    .replace(/(?:^|\s)(e|email|e-mail)\s*[.:]?\s*$/i, "")
    .trim();
  const left = rest.replace(/\D/g, "").length >= 7;
  const kept = trail.change(cell, "column-swap", text, left ? rest : `email: ${email}`);
  return left ? kept : null;
}

/** A number from a name's cell is counted only where the row does not hold it already. */
function readMisplaced(cell: Cell, country: CountryCode, trail: Trail, findings: PhoneFindings): void {
  for (const number of readPhoneCell(cell.text, country).numbers)
    if (number.parsed.ok && !findings.seen.some(({ e164 }) => number.parsed.ok && e164 === number.parsed.e164))
      keep(cell, number, trail, findings);
}

function readCell(cell: Cell, extras: PhoneExtras, country: CountryCode, trail: Trail, findings: PhoneFindings): void {
  const read = readPhoneCell(cell.text, country);
  const rescued =
    extras.areaCode && read.numbers.length === 1
      ? withAreaCode(cell, read.numbers[0], extras.areaCode, country, trail)
      : null;
  const given = rescued ? [] : withAreaCodeOfFile(cell, read.numbers, extras.areaCodeOfFile, country, trail);
  const numbers = rescued
    ? [rescued]
    : read.numbers.map((number, at) => given[at] ?? leaveAsItWas(number, read, trail));
  if (asksNotToBeCalled(cell.text)) findings.doNotCall = true;
  if (read.words) findings.words.push(read.words);
  // Digits of another kind than a telephone's (a lost note, "see below") are no number, but they were somebody's try at one.
  if (numbers.length === 0) findings.seen.push({ column: cell.column, field: cell.field, e164: null });
  const undone = read.rules.find((rule) => rule === "phone-scientific" || rule === "phone-decimal");
  if (undone) trail.change(cell, undone, cell.text, read.plain);
  for (const number of numbers) keep(cell, number, trail, findings);
  for (const rule of new Set(read.rules))
    if (rule !== "phone-text" && rule !== undone) trail.change(cell, rule, cell.text, numbers.map(written).join(", "));
  if (read.rules.includes("phone-text") && read.words)
    trail.change(cell, "phone-text", cell.text, numbers.map(written).join(", "));
  if (cell.field !== "fax" && !rescued)
    for (const problem of [...read.problems, ...numbers.flatMap(({ parsed }) => (parsed.ok ? [] : parsed))])
      if (!read.numbers.some(({ parsed }, at) => given[at] && !parsed.ok && parsed.text === problem.text))
        trail.problem(problem.code, cell.field, problem.text);
}

function keep(cell: Cell, number: FoundNumber, trail: Trail, findings: PhoneFindings): void {
  const fax = cell.field === "fax" || number.label === "fax";
  const e164 = number.parsed.ok ? number.parsed.e164 : null;
  findings.seen.push({ column: cell.column, field: fax ? "fax" : cell.field, e164 });
  if (!number.parsed.ok) {
    if (!fax && stillTells.has(number.parsed.code)) keepUndialable(number.raw, findings);
    return;
  }
  if (fax) {
    if (cell.field !== "fax") trail.change(cell, "phone-fax", number.raw, "");
    return;
  }
  const { kind, premium, restored } = number.parsed;
  trail.change(cell, restored ?? "phone-international", number.raw, written(number));
  if (premium)
    trail.problem(
      "phone-premium",
      cell.field,
      `${number.parsed.e164} is a ${kind === "premium" ? "premium-rate" : "personal"} number, dear to call, and is not called.`,
    );
  const ext = number.ext;
  const same = (known: CleanPhone) => known.e164 === e164 && known.ext === ext;
  if (findings.phones.some(same) || findings.doubted.some(same)) return;
  const label = (number.label === "fax" ? null : number.label) ?? labelOf[cell.field] ?? "main";
  (number.doubted ? findings.doubted : findings.phones).push({
    e164: number.parsed.e164,
    ext,
    kind,
    label: kind === "mobile" && label === "main" ? "mobile" : label,
    raw: cell.text,
    column: cell.column,
    premium,
  });
}

/** Placeholders and what a spreadsheet rounded are shared by strangers. */
const stillTells = new Set<ProblemCode>(["phone-no-area-code", "phone-too-short", "phone-too-long", "phone-invalid"]);

/** With fewer digits it is an extension or a word, with more it is no telephone's. */
const [FEWEST_DIGITS, MOST_DIGITS] = [6, 15];

function keepUndialable(raw: string, { undialable }: PhoneFindings): void {
  const digits = raw.replace(/\D/g, "");
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS || undialable.includes(digits)) return;
  undialable.push(digits);
}

/** A number that only a rule made readable is none while that rule is switched off. */
function leaveAsItWas(number: FoundNumber, read: { rules: RuleId[] }, trail: Trail): FoundNumber {
  if (!number.parsed.ok) return number;
  const needed = [...read.rules, ...(number.parsed.restored ? [number.parsed.restored] : [])];
  const off = needed.find((rule) => !trail.isOn(rule));
  if (!off) return number;
  const text = `“${number.raw}” was left as it is, because “${rules[off].label}” is switched off.`;
  return { ...number, ext: null, parsed: { ok: false, code: "phone-invalid", text } };
}

const written = (number: FoundNumber): string =>
  number.parsed.ok ? number.parsed.e164 + (number.ext ? `;ext=${number.ext}` : "") : "";

/** A number kept apart from its area code needs it, unless it brings its own: in some countries even half a number is valid. “+49” is the code of its country. */
function withAreaCode(
  cell: Cell,
  number: FoundNumber | undefined,
  areaCode: string,
  country: CountryCode,
  trail: Trail,
): FoundNumber | null {
  if (!number || !trail.isOn("phone-area-code")) return null;
  const dial = /^\s*(?:\+|00)\s*([1-9]\d{0,3})\s*$/.exec(areaCode)?.[1];
  if (dial ? /^\s*[(]?(\+|00)/.test(number.raw) : /^\s*[(]?[+0]/.test(number.raw)) return null;
  const joined = dial ? `+${dial} ${number.raw}` : `${areaCode} ${number.raw}`;
  const parsed = parseNumber(joined.replace(/[^\d+\s]/g, ""), country);
  if (!parsed.ok) return null;
  trail.change(cell, "phone-area-code", number.raw, parsed.e164);
  return { ...number, parsed };
}

/** The numbers that lack only their area code and are valid with the one given, each in its place. */
function withAreaCodeOfFile(
  cell: Cell,
  numbers: FoundNumber[],
  areaCode: string | null,
  country: CountryCode,
  trail: Trail,
): (FoundNumber | null)[] {
  if (!areaCode) return [];
  return numbers.map((number) => {
    if (number.parsed.ok || number.parsed.code !== "phone-no-area-code") return null;
    const { digits, ext } = strip(number.raw);
    const parsed = parseNumber(`${areaCode} ${digits}`, country);
    if (!parsed.ok) return null;
    trail.change(cell, "phone-area-code-given", number.raw, parsed.e164);
    return { ...number, ext, parsed };
  });
}
