import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { clients, suppressionLists, users } from "#db/schema.ts";

const found = (finding: string) =>
  sql<number>`(select count(*)::int from suppression_matches m where m.list_id = ${suppressionLists.id} and m.finding = ${finding})`;
/** A lead that has ended otherwise meanwhile waits for nobody. */
const asked = (finding: string) =>
  sql<number>`(select count(*)::int from suppression_matches m join leads l on l.id = m.lead_id and l.owner is not null and l.merged_into_id is null
    where m.list_id = ${suppressionLists.id} and m.finding = ${finding})`;

/** A list as pages tell of it; never its file. */
const facts = {
  id: suppressionLists.id,
  clientId: suppressionLists.clientId,
  client: clients.name,
  kind: suppressionLists.kind,
  status: suppressionLists.status,
  fileName: suppressionLists.fileName,
  replaces: suppressionLists.replaces,
  rows: suppressionLists.rows,
  numbers: suppressionLists.numbers,
  emails: suppressionLists.emails,
  domains: suppressionLists.domains,
  companies: suppressionLists.companies,
  lifted: suppressionLists.lifted,
  uploadedBy: users.name,
  uploadedAt: suppressionLists.uploadedAt,
  usedAt: suppressionLists.usedAt,
  endedAt: suppressionLists.endedAt,
  closed: found("closed"),
  inHand: asked("in-hand"),
  likely: asked("likely"),
};

const from = (db: Queryable) =>
  db
    .select(facts)
    .from(suppressionLists)
    .leftJoin(clients, eq(clients.id, suppressionLists.clientId))
    .innerJoin(users, eq(users.id, suppressionLists.uploadedBy));

export type ListFacts = Awaited<ReturnType<typeof from>>[number];

/** Every list, those that wait or are in force first; of one client where one is asked for. */
export async function listsPage(db: Queryable, { clientId }: { clientId: string | null }) {
  const lists = await from(db)
    .where(and(clientId ? eq(suppressionLists.clientId, clientId) : undefined))
    .orderBy(asc(sql`${suppressionLists.endedAt} is not null`), desc(suppressionLists.uploadedAt))
    .limit(500);
  return { lists, clients: await clientChoices(db) };
}

/** Whose list it may be. */
export async function clientChoices(db: Queryable): Promise<{ id: string; name: string }[]> {
  return db.select({ id: clients.id, name: clients.name }).from(clients).orderBy(clients.name);
}

export async function listFacts(db: Queryable, listId: string): Promise<ListFacts | null> {
  const [one] = await from(db).where(eq(suppressionLists.id, listId));
  return one ?? null;
}
