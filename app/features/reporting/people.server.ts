import { asc, eq, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { clients, users } from "#db/schema.ts";

/** Everybody who may sign in, and the clients a person can belong to. */
export async function peoplePage(db: Queryable) {
  const people = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      client: clients.name,
      disabledAt: users.disabledAt,
      seenAt: sql<string | null>`(select to_json(max(seen_at)) from sessions where sessions.user_id = ${users.id})`,
    })
    .from(users)
    .leftJoin(clients, eq(clients.id, users.clientId))
    .orderBy(sql`${users.disabledAt} is not null`, asc(users.role), asc(users.name));
  return { people, clients: await clientChoices(db) };
}

export async function clientChoices(
  db: Queryable,
): Promise<{ id: string; name: string; country: string; currency: string }[]> {
  return db
    .select({ id: clients.id, name: clients.name, country: clients.country, currency: clients.currency })
    .from(clients)
    .orderBy(asc(clients.name));
}

/** Whoever can be put on a campaign. */
export async function agentChoices(db: Queryable): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(sql`${users.disabledAt} is null and ${users.role} = 'agent'`)
    .orderBy(asc(users.name));
}
