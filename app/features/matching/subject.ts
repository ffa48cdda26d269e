import { normaliseAddress, type Street } from "./normalise-address.ts";
import { type CompanyName, normaliseName } from "./normalise-name.ts";
import { wordsOf } from "./normalise-text.ts";
import { isSharedDomain } from "./shared-domains.ts";
import type { MatchRecord } from "./types.ts";

/** A record made ready to be compared many times. Empty texts mean "not known". */
export type Subject = {
  record: MatchRecord;
  /** The company, or the person where the list has no companies. */
  name: CompanyName;
  person: string[];
  phones: string[];
  emails: string[];
  /** Its own domains; those of mail providers and directories are left out. */
  domains: string[];
  street: Street;
  city: string;
  postcode: string;
  companyNumber: string;
};

function mailbox(email: string): string {
  const [local = "", domain = ""] = email.trim().toLowerCase().split("@");
  const kept = local.replace(/\+.*$/, "");
  return domain === "gmail.com" || domain === "googlemail.com"
    ? `${kept.replaceAll(".", "")}@gmail.com`
    : `${kept}@${domain}`;
}

function host(domain: string): string {
  return domain
    .trim()
    .toLowerCase()
    .replace(/^www\./, "");
}

/** Longer than any name or street; a cell may be longer, and comparing costs the square of its words. */
const longest = 200;
const asName = (text: string | null): string => (text ?? "").slice(0, longest);

/** Everything that is worth doing once for each record, not once for each pair. */
export function toSubject(record: MatchRecord): Subject {
  const person = wordsOf(asName(record.contact));
  const emails = record.emails.filter((email) => email.includes("@")).map(mailbox);
  const domains = [record.domain ?? "", ...emails.map((email) => email.slice(email.indexOf("@") + 1))].map(host);
  return {
    record,
    name: normaliseName(asName(record.company ?? record.contact)),
    person: record.company === null ? [] : person,
    phones: [...new Set(record.phones)],
    emails: [...new Set(emails)],
    domains: [...new Set(domains.filter((domain) => domain.includes(".") && !isSharedDomain(domain)))],
    street: normaliseAddress(asName(record.addressLine)),
    city: wordsOf(asName(record.city)).join(" "),
    postcode: postcodeOf(record.postcode ?? ""),
    companyNumber: (record.companyNumber ?? "")
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")
      .replace(/^0+/, ""),
  };
}

/** Without gaps; an American ZIP+4 keeps its five digits. */
function postcodeOf(text: string): string {
  const compact = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return /^\d{9}$/.test(compact) ? compact.slice(0, 5) : compact;
}
