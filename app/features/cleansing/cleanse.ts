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
import { isEmptyMarker, readText, unwrap } from "./text.ts";
import { Trail } from "./trail.ts";
import { domainOfEmail, readWebsite } from "./website.ts";

type Lookup = (field: FieldName) => Cell | null;

export type { Cell, CleanPhone, CleanRecord, CleanseSettings, Problem, Step } from "./record.ts";

/**
 * The cells of one row to what is usable of it. Nothing is lost on the way: each change is a step with its rule, and what
 * could not be used is a problem with its sentence. Whether the row is a lead is decided elsewhere, beside its neighbours.
 */
export function cleanse(cells: Cell[], settings: CleanseSettings): CleanRecord {
  const trail = new Trail(settings.rulesOff);
  const read = cells.map((cell) => ({ ...cell, text: readText(cell, trail, repairMojibake) }));
  const get = (field: FieldName): Cell | null => {
    const all = read.filter((cell) => cell.field === field);
    return all.find((cell) => cell.text !== "") ?? all[0] ?? null;
  };
  const text = (field: FieldName): string | null => {
    const value = get(field)?.text ?? "";
    return value === "" || isEmptyMarker(value) ? null : value;
  };
  const country = countryOf(get) ?? settings.country;

  const companyCell = get("company_name") ?? { column: -1, field: "company_name", text: "" };
  const company = cleanCompany(companyCell, companyCell.text.replace(/\n+/g, " "), trail);

  const emails = cleanseEmails(
    read.filter((cell) => isEmailField(cell.field)),
    country,
    trail,
  );
  const phoneCells = read.filter((cell) => isPhoneField(cell.field) || cell.field === "fax");
  const extras = {
    areaCode: text("phone_area_code"),
    extension: /^\D*(\d{1,7})\D*$/.exec(unwrap(text("phone_extension") ?? ""))?.[1] ?? null,
  };
  const phones = cleansePhones([...phoneCells, ...emails.phones], extras, country, trail);
  const moved = cleanseEmails(phones.emails, country, trail);

  const flags = readFlags(read, trail);
  const notes = joinNotes(read, phones.words);
  if (notes && limitsCallTimes(notes))
    trail.problem("call-times", "notes", "The notes say when not to call; read them before dialling.");
  const site = website(get, trail);
  const misplaced = cleanseEmails(site.emails, country, trail);
  const date = (field: FieldName) => readDateCell(get(field), settings, trail);

  return {
    company: company.name,
    contact: contact(get, text("job_title"), trail),
    phones: phones.phones,
    emails: [...new Set([...emails.emails, ...moved.emails, ...misplaced.emails])],
    website: site.website,
    domain: site.domain,
    address: cleanseAddress(get, country, trail),
    doNotCall: company.doNotCall || flags.doNotCall || phones.doNotCall || saysNotToCall(read, trail),
    doNotEmail: flags.doNotEmail,
    notes,
    externalId: text("external_id"),
    companyNumber: text("company_number"),
    industry: text("industry"),
    employees: text("employees"),
    oldStatus: text("status"),
    lostReason: text("lost_reason"),
    lostOn: date("lost_on"),
    lastContactedOn: date("last_contacted_at"),
    competitor: text("competitor"),
    contractStartOn: date("contract_start_on"),
    contractEndOn: date("contract_end_on"),
    contractMonths: readMonths(text("contract_months") ?? ""),
    steps: trail.steps,
    problems: trail.problems,
    seen: { phones: phones.seen, emails: [...emails.seen, ...moved.seen, ...misplaced.seen] },
  };
}

function contact(get: Lookup, jobTitle: string | null, trail: Trail): CleanRecord["contact"] {
  const part = (field: FieldName) => {
    const cell = get(field);
    return cell ? cleanNamePart(cell, cell.text, trail) : null;
  };
  const cell = get("contact_full_name");
  const whole = cell?.text ? cleanFullName(cell, cell.text, trail) : null;
  const names = joinNames(whole, part("contact_first_name"), part("contact_last_name"), part("contact_salutation"));
  return { ...names, jobTitle: jobTitle ?? whole?.post ?? null };
}

type Site = { website: string | null; domain: string | null; emails: Cell[] };

function website(get: Lookup, trail: Trail): Site {
  const site: Site = { website: null, domain: null, emails: [] };
  for (const field of ["website", "domain"] as const) {
    const cell = get(field);
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
