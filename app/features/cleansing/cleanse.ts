import { cleanseAddress, countryOf } from "./cleanse-address.ts";
import { cleanseContact } from "./cleanse-contact.ts";
import { cleanseEmails } from "./cleanse-emails.ts";
import { cleansePhones } from "./cleanse-phones.ts";
import { cleanseWebsite } from "./cleanse-website.ts";
import { cleanCompany } from "./company.ts";
import { dateOrderOf, namesNoDay, readDate, readMonths } from "./dates.ts";
import { asksNotToBeCalled, limitsCallTimes, readFlag } from "./do-not-call.ts";
import type { FieldName } from "./fields.ts";
import { isTooLong, readAsNote } from "./long-cell.ts";
import { type Misplaced, takeMisplaced } from "./misplaced.ts";
import type { Cell, CleanRecord, CleanseSettings } from "./record.ts";
import { RowCells } from "./row-cells.ts";
import { standIn } from "./stand-in.ts";
import { isEmptyMarker, readText, unwrap } from "./text.ts";
import { Trail } from "./trail.ts";

export type { Cell, CleanPhone, CleanRecord, CleanseSettings, Problem, Step } from "./record.ts";

/**
 * The cells of one row to what is usable of it. Nothing is lost on the way: each change is a step with its rule, and what
 * could not be used is a problem with its sentence. Whether the row is a lead is decided elsewhere, beside its neighbours.
 */
export function cleanse(cells: Cell[], settings: CleanseSettings): CleanRecord {
  const trail = new Trail(settings.rulesOff);
  const read: Cell[] = [];
  for (const cell of cells) {
    const text = readText(cell, trail);
    const tidied = text === cell.text ? cell : { column: cell.column, field: cell.field, text };
    read.push(isTooLong(tidied) ? readAsNote(tidied, trail) : tidied);
  }
  const row = new RowCells(read);
  const country = countryOf(row) ?? settings.country;

  const elsewhere: Misplaced = { phones: [], emails: [], websites: [] };
  const companyCell = takeMisplaced(row.get("company_name") ?? noCompany, country, trail, elsewhere);
  const company = cleanCompany(companyCell, oneLine(companyCell, trail), trail);
  const person = cleanseContact(row, trail, (cell) => takeMisplaced(cell, country, trail, elsewhere));

  const emails = cleanseEmails(row.emails, country, trail);
  const extras = {
    areaCode: row.text("phone_area_code"),
    areaCodeOfFile: settings.areaCode ?? null,
    extension: /^\D*(\d{1,7})\D*$/.exec(unwrap(row.text("phone_extension") ?? ""))?.[1] ?? null,
  };
  const phoneCells = emails.phones.length > 0 ? [...row.phones, ...emails.phones] : row.phones;
  const phones = cleansePhones(phoneCells, elsewhere.phones, extras, country, trail);
  const site = cleanseWebsite(row, elsewhere.websites, trail);
  cleanseEmails([...phones.emails, ...site.emails, ...elsewhere.emails], country, trail, emails);

  const flags = readFlags(read, trail);
  const notes = joinNotes(read, phones.words);
  if (notes && limitsCallTimes(notes))
    trail.problem("call-times", "notes", "The notes say when not to call; read them before dialling.");

  const told = { contact: person, domain: site.domain, emails: emails.emails };
  return {
    company: company.name ?? (settings.standIn ? standIn(row, told, settings.standIn, trail) : null),
    contact: person,
    phones: phones.phones,
    undialable: phones.undialable,
    emails: emails.emails,
    website: site.website,
    domain: site.domain,
    address: cleanseAddress(row, country, trail),
    doNotCall: company.doNotCall || flags.doNotCall || phones.doNotCall || saysNotToCall(read, trail),
    doNotEmail: flags.doNotEmail,
    notes,
    externalId: row.text("external_id"),
    companyNumber: row.text("company_number"),
    industry: row.text("industry"),
    employees: row.text("employees"),
    oldStatus: row.text("status"),
    lostReason: row.text("lost_reason"),
    lostOn: readDateCell(row.get("lost_on"), settings, trail),
    lastContactedOn: readDateCell(row.get("last_contacted_at"), settings, trail),
    competitor: row.text("competitor"),
    contractStartOn: readDateCell(row.get("contract_start_on"), settings, trail),
    contractEndOn: readDateCell(row.get("contract_end_on"), settings, trail),
    contractMonths: readMonths(row.text("contract_months") ?? ""),
    steps: trail.steps,
    problems: trail.problems,
    seen: { phones: phones.seen, emails: emails.seen },
  };
}

const noCompany: Cell = { column: -1, field: "company_name", text: "" };

const oneLine = (cell: Cell, trail: Trail): string =>
  cell.text.includes("\n") ? trail.change(cell, "text-tidy", cell.text, cell.text.replace(/\n+/g, " ")) : cell.text;

function readFlags(cells: Cell[], trail: Trail): { doNotCall: boolean; doNotEmail: boolean } {
  const flags = { doNotCall: false, doNotEmail: false };
  for (const cell of cells) {
    if (cell.field !== "do_not_call" && cell.field !== "email_opt_out") continue;
    const answer = readFlag(cell.text);
    if (answer === "no") continue;
    const call = cell.field === "do_not_call";
    // Unclear is taken as a wish not to be called: the mistake the other way breaks the law.
    if (answer === "unclear")
      trail.problem(
        "flag-unclear",
        cell.field,
        `“${cell.text}” stands in the ${call ? "do-not-call" : "do-not-email"} column; it is taken as “yes”.`,
      );
    trail.change(cell, "flag-read", cell.text, call ? "do not call" : "do not email");
    if (call) flags.doNotCall = true;
    else flags.doNotEmail = true;
  }
  return flags;
}

/** People write it wherever there is room: in notes, tags, the old status, the reason for the loss, behind a name. */
const talkative: ReadonlySet<FieldName> = new Set([
  "notes",
  "tags",
  "status",
  "lost_reason",
  "contact_full_name",
  "contact_last_name",
  "job_title",
]);

function saysNotToCall(cells: Cell[], trail: Trail): boolean {
  for (const cell of cells) {
    if (cell.text === "" || !talkative.has(cell.field) || !asksNotToBeCalled(cell.text)) continue;
    trail.change(cell, "flag-read", cell.text, "do not call");
    return true;
  }
  return false;
}

function joinNotes(cells: Cell[], words: string[]): string | null {
  let notes = "";
  const add = (text: string) => {
    notes += notes === "" ? text : `\n${text}`;
  };
  for (const { field, text } of cells) if (field === "notes" && text !== "" && !isEmptyMarker(text)) add(text);
  for (const word of words) add(`Beside the number: ${word}`);
  return notes || null;
}

function readDateCell(cell: Cell | null, settings: CleanseSettings, trail: Trail): string | null {
  if (!cell || cell.text === "" || isEmptyMarker(cell.text)) return null;
  const order = settings.dateOrders?.get(cell.column) ?? dateOrderOf([cell.text], settings.country);
  const date = readDate(cell.text, order);
  if (date === null) {
    trail.problem("date-unreadable", cell.field, `“${cell.text}” could not be read as a date; it was left out.`);
    return null;
  }
  if (namesNoDay(cell.text))
    trail.problem("date-no-day", cell.field, `“${cell.text}” names no day; the first one was taken: ${date}.`);
  return trail.change(cell, "date-iso", cell.text, date);
}
