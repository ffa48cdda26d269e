import type { CleanRecord } from "#app/features/cleansing/record.ts";
import { readWebsite } from "#app/features/cleansing/website.ts";
import { matchKeys } from "#app/features/matching/keys.ts";
import { isSharedDomain } from "#app/features/matching/shared-domains.ts";
import type { MatchRecord } from "#app/features/matching/types.ts";
import type { SuppressionListKind } from "#db/vocabulary.ts";

/** What one row of a list says: values to be hashed, and a company to be met by name. */
export type Held = { numbers: string[]; emails: string[]; domains: string[]; company: HeldCompany | null };
export type HeldCompany = Pick<MatchRecord, "addressLine" | "city" | "postcode" | "domain" | "companyNumber"> & {
  name: string;
};

type About = {
  kind: SuppressionListKind;
  /** Binds every client of the agency. */
  agencyWide: boolean;
};

/**
 * A list of customers or opportunities speaks of companies: the domain of an address there is the company's. A wish not to be called is a
 * person's: it binds a domain only where the list names one as such. The agency's own list binds numbers and addresses alone.
 */
export function holdsOf(record: CleanRecord, { kind, agencyWide }: About): Held {
  const numbers = [...new Set(record.phones.map(({ e164 }) => e164))];
  const emails = [...new Set(record.emails)];
  if (agencyWide) return { numbers, emails, domains: [], company: null };
  const domains = ownDomains(record, { ofEmails: kind !== "do-not-call" });
  return { numbers, emails, domains, company: companyOf(record) };
}

/** The domains that are a company's own: never a mail provider's, a directory's or a page builder's. */
export function ownDomains(
  { domain, emails }: Pick<CleanRecord, "domain" | "emails">,
  { ofEmails }: { ofEmails: boolean },
): string[] {
  const named = domain ? [domain] : [];
  const mailed = ofEmails ? emails.flatMap((address) => domainOf(address) ?? []) : [];
  return [...new Set([...named, ...mailed])].filter((own) => !isSharedDomain(own));
}

function domainOf(address: string): string | null {
  const host = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  if (isSharedDomain(host)) return null;
  const found = readWebsite(host);
  return found.ok ? found.domain : null;
}

function companyOf({ company, domain, address, companyNumber }: CleanRecord): HeldCompany | null {
  if (company === null) return null;
  const { line1: addressLine, city, postcode } = address;
  return { name: company, addressLine, city, postcode, domain, companyNumber };
}

/** A company of a list as matching sees it: its name and its place, nothing of its people. */
export function matchRecordOfHeld(
  id: number,
  { name, addressLine, city, postcode, domain, companyNumber }: HeldCompany,
): MatchRecord {
  return {
    id,
    company: name,
    contact: null,
    phones: [],
    emails: [],
    addressLine,
    city,
    postcode,
    domain,
    companyNumber,
  };
}

/** Single words are shared by too many to be worth a look in a list. */
export const listKeysOf = (record: MatchRecord): string[] =>
  matchKeys(record).flatMap(({ kind, key }) => (kind === "word" ? [] : [`${kind} ${key}`]));

/** A row from which nothing can be taken is told, not lost. */
export const isEmpty = ({ numbers, emails, domains, company }: Held): boolean =>
  numbers.length + emails.length + domains.length === 0 && company === null;
