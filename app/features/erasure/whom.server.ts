import { and, eq, inArray, isNull, ne, notInArray, or } from "drizzle-orm";
import { withoutLegalForm } from "#app/features/compliance/wish-keys.ts";
import type { Queryable } from "#db/client.server.ts";
import { companies, contacts, emailAddresses, phoneNumbers } from "#db/schema.ts";
import type { Traits } from "./blot.ts";
import { wordsOfName } from "./name-patterns.ts";

export type Contact = typeof contacts.$inferSelect;

type Whom = {
  /** Who of them is still somebody. */
  people: Contact[];
  /** Companies that are to go and have not, of these people or of those who went before. */
  firms: string[];
  /** The records of both. */
  records: Contact[];
};

/** What is left to be erased of these. */
export async function stillThere(
  db: Queryable,
  { contactIds, companyIds }: { contactIds: readonly string[]; companyIds: readonly string[] },
): Promise<Whom> {
  const all = await db
    .select({ person: contacts, companyErasedAt: companies.erasedAt })
    .from(contacts)
    .innerJoin(companies, eq(companies.id, contacts.companyId))
    .where(inArray(contacts.id, [...contactIds]))
    .orderBy(contacts.id);
  const goes = all.filter((one) => one.companyErasedAt === null && companyIds.includes(one.person.companyId));
  const firms = [...new Set(goes.map(({ person }) => person.companyId))].sort();
  const known = all.map(({ person }) => person);
  return {
    people: known.filter(({ erasedAt }) => erasedAt === null),
    firms,
    records: known.filter(({ erasedAt, companyId }) => erasedAt === null || firms.includes(companyId)),
  };
}

/** What is theirs alone: a switchboard and the office's mailbox stay the company's. */
export async function reachedOn(
  db: Queryable,
  contactIds: readonly string[],
  /** Companies that are these people: whatever is theirs. */
  companyIds: readonly string[] = [],
): Promise<{ numbers: (typeof phoneNumbers.$inferSelect)[]; addresses: (typeof emailAddresses.$inferSelect)[] }> {
  const [ids, firms] = [[...contactIds], [...companyIds]];
  const numbers = await db
    .select()
    .from(phoneNumbers)
    .where(
      and(
        or(inArray(phoneNumbers.contactId, ids), inArray(phoneNumbers.companyId, firms)),
        isNull(phoneNumbers.erasedAt),
      ),
    );
  return {
    numbers,
    addresses: await db
      .select()
      .from(emailAddresses)
      .where(or(inArray(emailAddresses.contactId, ids), inArray(emailAddresses.companyId, firms))),
  };
}

type Asked = { people: readonly Contact[]; companyIds: readonly string[] };

/** By what they are found in a text; the companies' own names and places stay, as do last names that colleagues bear too. */
export async function traitsOf(db: Queryable, { people, companyIds }: Asked): Promise<Traits> {
  const ids = people.map(({ id }) => id);
  const { numbers, addresses } = await reachedOn(db, ids);
  const firms = await db
    .select()
    .from(companies)
    .where(inArray(companies.id, [...companyIds]));
  const others = await db
    .select({ full: contacts.fullName, first: contacts.firstName, last: contacts.lastName })
    .from(contacts)
    .where(
      and(
        ...[inArray(contacts.companyId, [...companyIds]), notInArray(contacts.id, ids)],
        ...[isNull(contacts.erasedAt), ne(contacts.fullName, "")],
      ),
    );
  const lastNames = new Set(others.map((name) => wordsOfName(name).last.join(" ")));
  return {
    names: people.map(({ fullName: full, firstName: first, lastName: last }) => ({
      ...{ full, first, last },
      isShared: lastNames.has(wordsOfName({ full, first, last }).last.join(" ")),
    })),
    numbers: [...new Set(numbers.map(({ e164 }) => e164))],
    emails: [...new Set(addresses.map(({ address }) => address))],
    jobTitles: people.flatMap(({ jobTitle }) => jobTitle ?? []),
    phrases: [],
    keeps: firms.flatMap(({ name, addressLine1, addressLine2, city, region, industry }) =>
      [name, withoutLegalForm(name), addressLine1, addressLine2, city, region, industry].filter(
        (text) => text !== null,
      ),
    ),
  };
}
