import { and, inArray, isNull, ne, notInArray, or } from "drizzle-orm";
import { withoutLegalForm } from "#app/features/compliance/wish-keys.ts";
import type { Queryable } from "#db/client.server.ts";
import { companies, contacts, emailAddresses, phoneNumbers } from "#db/schema.ts";
import type { Traits } from "./blot.ts";
import { wordsOfName } from "./name-patterns.ts";

export type Contact = typeof contacts.$inferSelect;

/** Whoever of these is still somebody. */
export const stillThere = (db: Queryable, contactIds: readonly string[]): Promise<Contact[]> =>
  db
    .select()
    .from(contacts)
    .where(and(inArray(contacts.id, [...contactIds]), isNull(contacts.erasedAt)))
    .orderBy(contacts.id);

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
