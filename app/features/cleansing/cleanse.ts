import { cleanseAddress, countryOf } from "./cleanse-address.ts";
import { cleanseEmails } from "./cleanse-emails.ts";
import { cleansePhones } from "./cleanse-phones.ts";
import { cleanCompany } from "./company.ts";
import { dateOrderOf, namesNoDay, readDate, readMonths } from "./dates.ts";
import { asksNotToBeCalled, limitsCallTimes, readFlag } from "./do-not-call.ts";
import { type FieldName, isEmailField, isPhoneField } from "./fields.ts";
import { repairMojibake } from "./mojibake.ts";
import { cleanFullName, cleanNamePart, joinNames } from "./person.ts";
import type { Cell, CleanRecord, CleanseSettings } from "./record.ts";
import { RowCells } from "./row-cells.ts";
import { isEmptyMarker, readText, unwrap } from "./text.ts";
import { Trail } from "./trail.ts";
import { domainOfEmail, readWebsite } from "./website.ts";

export type { Cell, CleanPhone, CleanRecord, CleanseSettings, Problem, Step } from "./record.ts";

/**
 * The cells of one row to what is usable of it. Nothing is lost on the way: each change is a step with its rule, and what
 * could not be used is a problem with its sentence. Whether the row is a lead is decided elsewhere, beside its neighbours.
 */
export function cleanse(cells: Cell[], settings: CleanseSettings): CleanRecord {
  const trail = new Trail(settings.rulesOff);
  const read = cells.map(
    (cell): Cell => ({ column: cell.column, field: cell.field, text: readText(cell, trail, repairMojibake) }),
  );
  const row = new RowCells(read);
  const country = countryOf(row) ?? settings.country;

  const companyCell = row.get("company_name") ?? { column: -1, field: "company_name", text: "" };
  const company = cleanCompany(
    companyCell,
    companyCell.text.includes("\n") ? companyCell.text.replace(/\n+/g, " ") : companyCell.text,
    trail,
  );

  const emails = cleanseEmails(
    read.filter((cell) => isEmailField(cell.field)),
    country,
    trail,
  );
  const phoneCells = read.filter((cell) => isPhoneField(cell.field) || cell.field === "fax");
  const extras = {
    areaCode: row.text("phone_area_code"),
    areaCodeOfFile: settings.areaCode ?? null,
    extension: /^\D*(\d{1,7})\D*$/.exec(unwrap(row.text("phone_extension") ?? ""))?.[1] ?? null,
  };
  const phones = cleansePhones([...phoneCells, ...emails.phones], extras, country, trail);
  const moved = cleanseEmails(phones.emails, country, trail);

  const flags = readFlags(read, trail);
  const notes = joinNotes(read, phones.words);
  if (notes && limitsCallTimes(notes))
    trail.problem("call-times", "notes", "The notes say when not to call; read them before dialling.");
  const site = website(row, trail);
  const misplaced = cleanseEmails(site.emails, country, trail);

  return {
    company: company.name,
    contact: contact(row, row.text("job_title"), trail),
    phones: phones.phones,
    emails: [...new Set([...emails.emails, ...moved.emails, ...misplaced.emails])],
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
    seen: { phones: phones.seen, emails: [...emails.seen, ...moved.seen, ...misplaced.seen] },
  };
}

function contact(row: RowCells, jobTitle: string | null, trail: Trail): CleanRecord["contact"] {
  const cell = row.get("contact_full_name");
  const whole = cell?.text ? cleanFullName(cell, cell.text, trail) : null;
  const names = joinNames(
    whole,
    namePart(row.get("contact_first_name"), trail),
    namePart(row.get("contact_last_name"), trail),
    namePart(row.get("contact_salutation"), trail),
  );
  return { ...names, jobTitle: jobTitle ?? whole?.post ?? null };
}

const namePart = (cell: Cell | null, trail: Trail): string | null =>
  cell ? cleanNamePart(cell, cell.text, trail) : null;

type Site = { website: string | null; domain: string | null; emails: Cell[] };

function website(row: RowCells, trail: Trail): Site {
  const site: Site = { website: null, domain: null, emails: [] };
  for (const field of ["website", "domain"] as const) {
    const cell = row.get(field);
    if (!cell || cell.text === "" || isEmptyMarker(cell.text)) continue;
    if (/^(?:mailto:)?[^\s@:/]+@[^\s@/]+$/i.test(cell.text)) {
      const domain = domainOfEmail(cell.text);
      trail.problem(
        "columns-swapped",
        field,
        `An email (“${cell.text}”) stands in the ${field} column; it was moved.`,
        domain ? { column: cell.column, original: cell.text, suggestion: domain } : undefined,
      );
      trail.change(cell, "column-swap", `${field}: ${cell.text}`, `email: ${cell.text}`);
      site.emails.push(cell);
      continue;
    }
    const found = readWebsite(cell.text);
    if (!found.ok) {
      trail.problem(found.social ? "website-social" : "website-invalid", field, found.text);
      continue;
    }
    if (found.doubtful) trail.problem("website-doubtful", field, found.doubtful);
    return { ...site, website: trail.change(cell, "website-tidy", cell.text, found.website), domain: found.domain };
  }
  return site;
}

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
  const found = cells.find((cell) => talkative.has(cell.field) && asksNotToBeCalled(cell.text));
  if (found) trail.change(found, "flag-read", found.text, "do not call");
  return found !== undefined;
}

function joinNotes(cells: Cell[], words: string[]): string | null {
  const notes = cells
    .filter((cell) => cell.field === "notes" && cell.text !== "" && !isEmptyMarker(cell.text))
    .map((cell) => cell.text);
  return [...notes, ...words.map((word) => `Beside the number: ${word}`)].join("\n") || null;
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
