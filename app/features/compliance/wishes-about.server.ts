import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { companies, contacts, emailAddresses, leads, phoneNumbers, suppressions, users } from "#db/schema.ts";
import type { SuppressionKind, SuppressionSource } from "#db/vocabulary.ts";
import { hashOf } from "./hash.server.ts";
import { heardAsOne } from "./heard-as-one.server.ts";
import { takeBackMinutes, takeBackSince } from "./take-back.ts";
import { namesOf } from "./wishes.server.ts";

/** Somebody or something of a company that may ask not to be called, and who closed it already. */
export type WishAbout = {
  kind: SuppressionKind;
  /** As the form takes it: an id of a person or company, everything else as it is written. */
  value: string;
  label: string;
  /** The company it came with, where that was merged into this one. */
  of: string | null;
  standing: {
    agencyWide: boolean;
    by: string | null;
    at: string;
    onList: boolean;
    /** Until then the reader may take it back, as it was their own word. */
    takeBackUntil: string | null;
  }[];
};

export type Wishes = { clientId: string; about: WishAbout[] };

/** Of a lead the company, its people, numbers, addresses and domain, each with what stands against it for its client or for all. */
export async function wishesAbout(
  db: Queryable,
  { leadId, reader, now }: { leadId: string; reader: string; now: Date },
): Promise<Wishes> {
  const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
  if (!lead) throw new Error("There is no such lead.");
  const { clientId, companyId } = lead;
  const subjects = await subjectsOf(db, companyId);
  const hashes: Set<string>[] = [];
  for (const { kind, value } of subjects) {
    hashes.push(new Set((await namesOf(db, kind, value)).map((name) => hashOf(kind, name))));
  }
  // A company that others went into is known by their names too: what stands under those alone is theirs.
  const merged = subjects.flatMap(({ kind }, at) => (kind === "company" && at > 0 ? [...(hashes[at] ?? [])] : []));
  for (const hash of merged) hashes[0]?.delete(hash);
  const companyIds = subjects.flatMap(({ kind, value }) => (kind === "company" ? value : []));
  // What one of them asked by itself is told under its own name.
  const asOne = (await heardAsOne(db, companyIds)).filter(({ underId }) => !companyIds.includes(underId));
  const found = await db
    .select({
      id: suppressions.id,
      hash: suppressions.valueHash,
      clientId: suppressions.clientId,
      by: users.name,
      byId: suppressions.by,
      source: suppressions.source,
      at: suppressions.at,
      listId: suppressions.listId,
    })
    .from(suppressions)
    .leftJoin(users, eq(users.id, suppressions.by))
    .where(
      and(
        or(
          sql`${suppressions.valueHash} = any(${sql.param(hashes.flatMap((own) => [...own]))}::text[])`,
          inArray(
            suppressions.id,
            asOne.map(({ id }) => id),
          ),
        ),
        isNull(suppressions.liftedAt),
        or(isNull(suppressions.clientId), eq(suppressions.clientId, clientId)),
      ),
    )
    .orderBy(suppressions.at);
  const isSlip = ({ byId, source, when }: { byId: string | null; source: SuppressionSource; when: Date }) =>
    byId === reader && source === "person" && when >= takeBackSince(now);
  const about = subjects.map((subject, at) => {
    const ofTwins = new Set(asOne.flatMap(({ id, companyId }) => (companyId === subject.value ? id : [])));
    const said = found.filter(({ id, hash }) => hashes[at]?.has(hash) || ofTwins.has(id));
    const standing = said.map(({ id, clientId: of, by, byId, source, at: when, listId }) => ({
      agencyWide: of === null,
      by,
      at: when.toISOString(),
      onList: listId !== null,
      takeBackUntil: !ofTwins.has(id) && isSlip({ byId, source, when }) ? takeBackEnd(when) : null,
    }));
    // Who is closed by an id is closed by a name as well: one wish, told once.
    return {
      ...subject,
      standing: standing.filter((one, nth) => standing.findIndex((other) => same(one, other)) === nth),
    };
  });
  return { clientId, about: toldOnce(about) };
}

/** What was asked of the whole, when others were in it already, was asked under their names too: it is told with the whole. */
function toldOnce([whole, ...others]: WishAbout[]): WishAbout[] {
  if (!whole) return [];
  const saidOfAll = (one: Standing) => whole.standing.some((other) => same(one, other) && one.at === other.at);
  return [
    whole,
    ...others.map((wish) =>
      wish.kind === "company" ? { ...wish, standing: wish.standing.filter((one) => !saidOfAll(one)) } : wish,
    ),
  ];
}

const takeBackEnd = (said: Date): string => new Date(said.getTime() + takeBackMinutes * 60_000).toISOString();

type Standing = WishAbout["standing"][number];
const same = (one: Standing, other: Standing): boolean =>
  one.agencyWide === other.agencyWide && one.onList === other.onList;

type Subject = Omit<WishAbout, "standing">;

/** The company first, then those that were merged into it, then all whom and what they have. */
async function subjectsOf(db: Queryable, companyId: string): Promise<Subject[]> {
  const all = await db
    .select()
    .from(companies)
    .where(or(eq(companies.id, companyId), eq(companies.mergedIntoId, companyId)))
    .orderBy(companies.id);
  const company = all.find(({ id }) => id === companyId);
  if (!company) return [];
  const merged = all.filter((one) => one !== company);
  const of = (originId: string) => merged.find(({ id }) => id === originId)?.name ?? null;
  const people = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.companyId, companyId), isNull(contacts.erasedAt)))
    .orderBy(contacts.id);
  const numbers = await db
    .select({ value: phoneNumbers.e164, origin: phoneNumbers.originCompanyId })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.companyId, companyId), isNull(phoneNumbers.erasedAt)))
    .orderBy(phoneNumbers.e164);
  const addresses = await db
    .select({ value: emailAddresses.address, origin: emailAddresses.originCompanyId })
    .from(emailAddresses)
    .where(eq(emailAddresses.companyId, companyId))
    .orderBy(emailAddresses.address);
  const domains = [company, ...merged].flatMap(({ id, domain }) => (domain ? [{ value: domain, origin: id }] : []));
  const each = (kind: SuppressionKind, said: { value: string; origin: string }[]): Subject[] =>
    ownFirst(said, companyId).map(({ value, origin }) => ({ kind, value, label: value, of: of(origin) }));
  return [
    { kind: "company", value: company.id, label: company.name, of: null },
    ...merged.map(({ id, name }) => ({ kind: "company" as const, value: id, label: name, of: name })),
    ...people.map(({ id, fullName, originCompanyId }) => ({
      ...{ kind: "person" as const, value: id, label: fullName },
      of: of(originCompanyId),
    })),
    ...each("number", numbers),
    ...each("email", addresses),
    ...each("domain", domains).map((domain) => ({ ...domain, label: `everybody at ${domain.value}` })),
  ];
}

/** Each value once; what the company has itself is its own, whoever else has it. */
function ownFirst<Said extends { value: string; origin: string }>(said: Said[], companyId: string): Said[] {
  const ordered = [...said].sort((a, b) => Number(b.origin === companyId) - Number(a.origin === companyId));
  return ordered.filter((one, nth) => ordered.findIndex(({ value }) => value === one.value) === nth);
}
