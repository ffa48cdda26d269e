import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { companies, contacts, emailAddresses, leads, phoneNumbers, suppressions, users } from "#db/schema.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";
import { hashOf } from "./hash.server.ts";
import { namesOf } from "./wishes.server.ts";

/** Somebody or something of a company that may ask not to be called, and who closed it already. */
export type WishAbout = {
  kind: SuppressionKind;
  /** As the form takes it: an id of a person or company, everything else as it is written. */
  value: string;
  label: string;
  standing: { agencyWide: boolean; by: string | null; at: string; onList: boolean }[];
};

export type Wishes = { clientId: string; about: WishAbout[] };

/** Of a lead the company, its people, numbers, addresses and domain, each with what stands against it for its client or for all. */
export async function wishesAbout(db: Queryable, leadId: string): Promise<Wishes> {
  const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
  if (!lead) throw new Error("There is no such lead.");
  const { clientId, companyId } = lead;
  const subjects = await subjectsOf(db, companyId);
  const hashes: Set<string>[] = [];
  for (const { kind, value } of subjects) {
    hashes.push(new Set((await namesOf(db, kind, value)).map((name) => hashOf(kind, name))));
  }
  const found = await db
    .select({
      hash: suppressions.valueHash,
      clientId: suppressions.clientId,
      by: users.name,
      at: suppressions.at,
      listId: suppressions.listId,
    })
    .from(suppressions)
    .leftJoin(users, eq(users.id, suppressions.by))
    .where(
      and(
        inArray(
          suppressions.valueHash,
          hashes.flatMap((own) => [...own]),
        ),
        isNull(suppressions.liftedAt),
        or(isNull(suppressions.clientId), eq(suppressions.clientId, clientId)),
      ),
    )
    .orderBy(suppressions.at);
  const about = subjects.map((subject, at) => {
    const said = found.filter(({ hash }) => hashes[at]?.has(hash));
    const standing = said.map(({ clientId: of, by, at: when, listId }) => ({
      agencyWide: of === null,
      by,
      at: when.toISOString(),
      onList: listId !== null,
    }));
    // Who is closed by an id is closed by a name as well: one wish, told once.
    return {
      ...subject,
      standing: standing.filter((one, nth) => standing.findIndex((other) => same(one, other)) === nth),
    };
  });
  return { clientId, about };
}

type Standing = WishAbout["standing"][number];
const same = (one: Standing, other: Standing): boolean =>
  one.agencyWide === other.agencyWide && one.onList === other.onList;

async function subjectsOf(db: Queryable, companyId: string): Promise<Omit<WishAbout, "standing">[]> {
  const [company] = await db.select().from(companies).where(eq(companies.id, companyId));
  if (!company) return [];
  const people = await db.select().from(contacts).where(eq(contacts.companyId, companyId)).orderBy(contacts.id);
  const numbers = await db
    .selectDistinct({ e164: phoneNumbers.e164 })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.companyId, companyId));
  const addresses = await db
    .selectDistinct({ address: emailAddresses.address })
    .from(emailAddresses)
    .where(eq(emailAddresses.companyId, companyId));
  return [
    { kind: "company", value: company.id, label: company.name },
    ...people.map(({ id, fullName }) => ({ kind: "person" as const, value: id, label: fullName })),
    ...numbers.map(({ e164 }) => ({ kind: "number" as const, value: e164, label: e164 })),
    ...addresses.map(({ address }) => ({ kind: "email" as const, value: address, label: address })),
    ...(company.domain
      ? [{ kind: "domain" as const, value: company.domain, label: `everybody at ${company.domain}` }]
      : []),
  ];
}
