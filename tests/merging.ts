import { eq, sql } from "drizzle-orm";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, contacts, events, leads, phoneNumbers } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";

/** What the tests of merging share: a reason to merge, and ways to look at what became of it. */
export const why = {
  probability: 0.88,
  evidence: [{ field: "phone", level: "same", weight: 5, text: "same phone number" }],
};
export const later = minutesAfter(tuesday10am, 5);
export const nextWeek = daysAfter(tuesday10am, 7);

export async function merge(db: Db, keptCompanyId: string, mergedCompanyId: string, by: string | null = null) {
  const merged = await mergeCompanies(db, { keptCompanyId, mergedCompanyId, ...why, by, now: later });
  if (!merged.ok) throw new Error(merged.reason);
  return merged.mergeId;
}

export async function whereIs(db: Db, companyId: string) {
  const [people, numbers] = [
    await db.select({ name: contacts.fullName }).from(contacts).where(eq(contacts.companyId, companyId)),
    await db.select({ id: phoneNumbers.id }).from(phoneNumbers).where(eq(phoneNumbers.companyId, companyId)),
  ];
  return { people: people.map(({ name }) => name).sort(), numbers: numbers.length };
}

export async function leadOf(db: Db, leadId: string) {
  const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
  if (!lead) throw new Error("no such lead");
  return lead;
}

export const rootOf = async (db: Db, id: string) =>
  (await db.select({ into: companies.mergedIntoId }).from(companies).where(eq(companies.id, id)))[0]?.into;

export const told = async (db: Db, type: string) =>
  (await db.select({ data: events.data }).from(events).where(eq(events.type, type)).orderBy(events.id)).map(
    ({ data }) => data,
  );

/** What remembers that something happened: it differs after a merge that was taken back, and should. */
const remembering = ["events", "merges", "match_decisions"];

/** Every row of every table but those, without the instant from which a lead's place in the queue is to be worked out anew. */
export async function stateOf(db: Db): Promise<Record<string, unknown[]>> {
  const found = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const state: Record<string, unknown[]> = {};
  for (const { name } of found.rows) {
    if (remembering.includes(name)) continue;
    const { rows } = await db.execute(
      sql`select to_jsonb(t) - 'rank_again_at' as row from ${sql.identifier(name)} t order by to_jsonb(t)::text`,
    );
    state[name] = rows;
  }
  return state;
}
