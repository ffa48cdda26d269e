import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import { firmOf } from "#app/features/companies/branches.server.ts";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, companies, contacts, countryBases, emailAddresses, leads, phoneNumbers } from "#db/schema.ts";
import { callFacts } from "./call-facts.server.ts";
import { decide } from "./decide.ts";
import { hashOf } from "./hash.server.ts";
import { inClientsHands } from "./in-clients-hands.server.ts";
import { hashesOfCompany, hashesOfPerson, type Person } from "./known-by.server.ts";
import { rulesOfHouse } from "./rule-rows.server.ts";
import { standingAmong } from "./suppressions-among.server.ts";
import { rulesAt, whereabouts } from "./window.ts";
import { candidatePlaces, likelyCountry } from "./zones.ts";

export type MailAddress = {
  address: string;
  addressHash: string;
  /** Whose it is; null where it is the company's. */
  person: string | null;
  first: string | null;
  suppressed: boolean;
};
export type MailFacts = {
  /** The one who decides first; whoever has left is not written to. */
  addresses: MailAddress[];
  /** Who is written to on paper: the one who decides, unless they are suppressed or have left; null where it is nobody by name. */
  person: { person: string; first: string | null } | null;
  /** The company itself is not to be written to, on paper either: it asked for that, or the client's own people do business with it. */
  suppressed: boolean;
  /** The law of their country lets us write, or a basis is recorded. What is not known is refused. */
  allowed: boolean;
  /** Where they may be; empty where nobody knows. */
  zones: string[];
  countries: string[];
};

/**
 * What the law and everybody's wishes say about writing to a lead: by address, domain, person and company, for this client and agency-wide.
 * Whoever does not want to be called on their number is not written to either; a number of nobody by name speaks for the company.
 */
export async function mailFacts(db: Queryable, { leadId, now }: { leadId: string; now: Date }): Promise<MailFacts> {
  const [place] = await db
    .select({ company: companies, campaign: campaigns })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .where(eq(leads.id, leadId));
  if (!place) throw new Error("There is no such lead.");
  const { campaign } = place;
  const company = await wholeCompany(db, place.company);
  const members = await db
    .select({ id: companies.id, name: companies.name, postcode: companies.postcode, domain: companies.domain })
    .from(companies)
    .where(or(eq(companies.id, company.id), eq(companies.mergedIntoId, company.id)));
  const firm = [...members.map(({ id }) => id), ...(await firmOf(db, company.id))];
  const numbers = await numbersOf(db, company.id);
  const people = await peopleOf(db, company.id);
  const found = await addressesOf(db, company.id);
  const known = { companyIds: firm, names: members, mailboxes: found, numbers, people };
  const hashesOfNumbers = (contactId: string | null): string[] =>
    numbers.filter((number) => number.contactId === contactId).map(({ numberHash }) => numberHash);
  const ofCompany = [...hashesOfNumbers(null), ...hashesOfCompany(known)];
  const ofPerson = (person: Person): string[] => [...hashesOfNumbers(person.id), ...hashesOfPerson(known, person)];
  const hashesOf = ({ address, contactId, person }: Address): string[] => [
    ...ofCompany,
    hashOf("email", address),
    ...(contactId && person ? ofPerson({ id: contactId, name: person }) : []),
  ];
  const own = new Set([...ofCompany, ...found.flatMap(hashesOf), ...people.flatMap(ofPerson)]);
  const countries = countriesOf(company.country, numbers, campaign.country);
  const suppressed = await standingAmong(db, { company, own, onceMerged: firm });
  const isTheirs = (await inClientsHands(db, [leadId])).has(leadId);
  const isSuppressed = (hashes: string[]) => isTheirs || hashes.some((hash) => suppressed.has(hash));
  const reader = people.find((one) => !isSuppressed(ofPerson(one)));
  return {
    person: reader ? { person: reader.name, first: reader.first } : null,
    suppressed: isSuppressed(ofCompany),
    addresses: found.map((one) => ({
      address: one.address,
      addressHash: hashOf("email", one.address),
      person: one.person,
      first: one.first,
      suppressed: isSuppressed(hashesOf(one)),
    })),
    allowed: await allowedInAll(db, { countries, region: company.region, campaign, now }),
    countries: countries.flatMap((country) => country ?? []),
    zones: company.timeZone ? [company.timeZone] : await zonesOf(db, { leadId, countries, company, now }),
  };
}

function peopleOf(db: Queryable, companyId: string): Promise<(Person & { first: string | null })[]> {
  return db
    .select({ id: contacts.id, name: contacts.fullName, first: contacts.firstName })
    .from(contacts)
    .where(and(eq(contacts.companyId, companyId), isNull(contacts.leftAt)))
    .orderBy(desc(contacts.decides), asc(contacts.id));
}

type Numbered = { e164: string; numberHash: string; contactId: string | null };

function numbersOf(db: Queryable, companyId: string): Promise<Numbered[]> {
  return db
    .select({ e164: phoneNumbers.e164, numberHash: phoneNumbers.numberHash, contactId: phoneNumbers.contactId })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.companyId, companyId), isNull(phoneNumbers.erasedAt)));
}

type Address = { address: string; contactId: string | null; person: string | null; first: string | null };

function addressesOf(db: Queryable, companyId: string): Promise<Address[]> {
  return db
    .select({
      address: emailAddresses.address,
      contactId: emailAddresses.contactId,
      person: contacts.fullName,
      first: contacts.firstName,
    })
    .from(emailAddresses)
    .leftJoin(contacts, eq(contacts.id, emailAddresses.contactId))
    .where(and(eq(emailAddresses.companyId, companyId), isNull(contacts.leftAt)))
    .orderBy(sql`${contacts.decides} desc nulls last`, asc(emailAddresses.id));
}

/** Where they may be: as written, else as their numbers say; null where a number does not say it. */
function countriesOf(written: string | null, numbers: { e164: string }[], assumed: string): (string | null)[] {
  if (written) return [written];
  return numbers.length > 0 ? [...new Set(numbers.map(({ e164 }) => likelyCountry(e164, assumed)))] : [assumed];
}

type Where = { countries: (string | null)[]; region: string | null; campaign: { id: string }; now: Date };

/** Wherever they may be: where a call needs a basis, a letter needs it too; a country of which no rule is in force today is not written to. */
async function allowedInAll(db: Queryable, { countries, region, campaign, now }: Where): Promise<boolean> {
  const book = await rulesOfHouse(db);
  const bases = await db
    .select({ country: countryBases.country })
    .from(countryBases)
    .where(eq(countryBases.campaignId, campaign.id));
  return countries.every((country) => {
    if (country === null) return false;
    const there = { country, region, postcode: null, zone: null };
    const where = whereabouts(book, "", there);
    const rules = rulesAt(where, now.getTime());
    const isRuled = where.places.every((place) => rules.some(({ jurisdiction }) => jurisdiction === place.country));
    if (where.places.length === 0 || !isRuled) return false;
    return !rules.some(({ kind }) => kind === "basis") || bases.some((basis) => basis.country === country);
  });
}

type Whose = {
  leadId: string;
  countries: (string | null)[];
  company: { region: string | null; postcode: string | null };
  now: Date;
};

/** By their numbers, which know the address as well; without one, by the address alone. */
async function zonesOf(db: Queryable, { leadId, countries, company, now }: Whose): Promise<string[]> {
  const numbers = await callFacts(db, { leadId, now });
  const byNumber = [...new Set(numbers.flatMap(({ facts }) => decide(facts, now).zones))];
  if (byNumber.length > 0) return byNumber;
  const { region, postcode } = company;
  const places = countries.flatMap((country) => candidatePlaces("", { country, region, postcode, zone: null }));
  return [...new Set(places.flatMap(({ zone }) => (zone ? [zone] : [])))];
}
