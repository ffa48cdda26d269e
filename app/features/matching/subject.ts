import { cutText } from "#app/kit/cut-text.ts";
import { normaliseAddress, type Street } from "./normalise-address.ts";
import { type CompanyName, normaliseName } from "./normalise-name.ts";
import { wordsOf } from "./normalise-text.ts";
import { remember } from "./remember.ts";
import { isSharedDomain } from "./shared-domains.ts";
import type { MatchRecord } from "./types.ts";

/** A record made ready to be compared many times. Empty texts mean "not known". */
export type Subject = {
  record: MatchRecord;
  /** The company, or the person where the list has no companies. */
  name: CompanyName;
  person: readonly string[];
  phones: string[];
  emails: string[];
  /** Its own domains; those of mail providers and directories are left out. */
  domains: string[];
  street: Street;
  city: string;
  postcode: string;
  companyNumber: string;
};

const none: string[] = [];

/** The very text that was given, where it is written so already. */
function mailbox(email: string): string {
  const [local = "", domain = ""] = email.trim().toLowerCase().split("@");
  const kept = local.includes("+") ? local.replace(/\+.*$/, "") : local;
  const box =
    domain === "gmail.com" || domain === "googlemail.com"
      ? `${kept.replaceAll(".", "")}@gmail.com`
      : `${kept}@${domain}`;
  return box === email ? email : box;
}

function mailboxes(emails: readonly string[]): string[] {
  let boxes = none;
  for (const email of emails) if (email.includes("@")) boxes = withOne(boxes, mailbox(email));
  return boxes;
}

/** Its own and those of its mailboxes. */
function domainsOf(domain: string, boxes: readonly string[]): string[] {
  let own = withTelling(none, host(domain));
  for (const box of boxes) own = withTelling(own, host(box.slice(box.indexOf("@") + 1)));
  return own;
}

function withTelling(domains: string[], domain: string): string[] {
  return domain.includes(".") && !isSharedDomain(domain) ? withOne(domains, domain) : domains;
}

function host(domain: string): string {
  const lower = domain.trim().toLowerCase();
  return lower.startsWith("www.") ? lower.slice(4) : lower;
}

/** Each once. Most lists have one value or none, and a million of them are dear as sets. */
function withOne(list: string[], value: string): string[] {
  if (list === none) return [value];
  if (!list.includes(value)) list.push(value);
  return list;
}

function eachOnce(values: string[]): string[] {
  return values.length < 2 ? values : [...new Set(values)];
}

/** Longer than any name or street; a cell may be longer, and comparing costs the square of its words. */
const longest = 200;

function asName(text: string | null): string {
  return cutText(text ?? "", longest);
}

const personOf = remember((contact): readonly string[] => wordsOf(asName(contact)));
const cityOf = remember((city) => wordsOf(asName(city)).join(" "));

/** Everything that is worth doing once for each record, not once for each pair. */
export function toSubject(record: MatchRecord): Subject {
  const emails = mailboxes(record.emails);
  return {
    record,
    name: normaliseName(asName(record.company ?? record.contact)),
    person: record.company === null || record.contact === null ? none : personOf(record.contact),
    phones: eachOnce(record.phones),
    emails,
    domains: domainsOf(record.domain ?? "", emails),
    street: normaliseAddress(asName(record.addressLine)),
    city: cityOf(record.city ?? ""),
    postcode: postcodeOf(record.postcode ?? ""),
    companyNumber: registerEntry(record.companyNumber ?? ""),
  };
}

/** "Co. No. 01234567", "GB01234567" and "1234567" are one entry; "SC123456" is another register's. Words alone are none. */
export function registerEntry(number: string): string {
  if (number === "") return "";
  const entry = number
    .toUpperCase()
    .replace(/^[^0-9]*\b(?:CO|COMPANY|REG|REGISTERED|REGISTRATION|NO|NUMBER|NUM|NR|CRN|ACN|ABN|EIN)\b/, "")
    .replace(/[^A-Z0-9]/g, "")
    .replace(/^GB(?=\d{8}$)/, "")
    .replace(/^0+/, "");
  return /\d/.test(entry) ? entry : "";
}

/** Without gaps; an American ZIP+4 keeps its five digits. */
function postcodeOf(text: string): string {
  const compact = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return compact.length === 9 && /^\d{9}$/.test(compact) ? compact.slice(0, 5) : compact;
}
