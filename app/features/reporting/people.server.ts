import { and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { agency, campaignAgents, campaigns, clients, leads, secondFactors, users } from "#db/schema.ts";
import { isOpen, stages } from "#db/vocabulary.ts";
import type { ComingBack } from "./let-in-words.ts";

const hasFactor = sql<boolean>`exists (select from ${secondFactors}
  where ${secondFactors.userId} = ${users.id} and ${secondFactors.confirmedAt} is not null)`;

/** Whether the agency asks a second factor of everybody of its own, and how many of those who may sign in have none. */
export async function factorAsked(db: Queryable): Promise<{ asked: boolean; without: number }> {
  const [here] = await db.select({ asked: agency.asksSecondFactor }).from(agency);
  const without = await db.$count(users, and(isNull(users.clientId), isNull(users.disabledAt), sql`not ${hasFactor}`));
  return { asked: here?.asked ?? false, without };
}

/** Everybody who may sign in, and everybody who no longer may. */
export async function peoplePage(db: Queryable) {
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      client: clients.name,
      disabledAt: users.disabledAt,
      /** Set as long as they have the password that an admin gave them. */
      givenAt: users.passwordGivenAt,
      twice: hasFactor,
    })
    .from(users)
    .leftJoin(clients, eq(clients.id, users.clientId))
    .orderBy(sql`${users.disabledAt} is not null`, asc(users.role), asc(users.name));
}

/** Somebody who is helped in again: by a new first password, or by taking their second factor away. */
export async function personToHelp(db: Queryable, userId: string) {
  const [person] = await db
    .select({
      name: users.name,
      email: users.email,
      givenAt: users.passwordGivenAt,
      disabledAt: users.disabledAt,
      twice: hasFactor,
    })
    .from(users)
    .where(eq(users.id, userId));
  return person ? { ...person, seen: person.givenAt?.toISOString() ?? "" } : null;
}

/** What is still theirs of somebody who may sign in again. */
export async function comingBack(db: Queryable, userId: string): Promise<ComingBack | null> {
  const [person] = await db
    .select({ name: users.name, role: users.role, client: clients.name, givenAt: users.passwordGivenAt })
    .from(users)
    .leftJoin(clients, eq(clients.id, users.clientId))
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!person) return null;
  const callsFor = await db
    .select({ name: campaigns.name })
    .from(campaignAgents)
    .innerJoin(campaigns, eq(campaigns.id, campaignAgents.campaignId))
    .where(and(eq(campaignAgents.userId, userId), ne(campaigns.status, "ended")))
    .orderBy(asc(campaigns.name));
  const theirs = and(
    or(eq(leads.assigneeId, userId), eq(leads.clientOwnerId, userId)),
    inArray(leads.stage, stages.filter(isOpen)),
    isNull(leads.mergedIntoId),
  );
  const { givenAt, ...who } = person;
  const campaignNames = callsFor.map(({ name }) => name);
  return { ...who, passwordGiven: givenAt !== null, campaigns: campaignNames, leads: await db.$count(leads, theirs) };
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
    .where(and(isNull(users.disabledAt), eq(users.role, "agent")))
    .orderBy(asc(users.name));
}
