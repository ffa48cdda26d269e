import { and, asc, count, desc, eq, exists, gt, inArray, isNull, not, notInArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { asTold } from "#app/features/companies/as-told.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, companies, handbacks, handbackUpdates, leads, users } from "#db/schema.ts";
import type { Inbox, YoursLine } from "./inbox.ts";
import { clientStory } from "./story.server.ts";
import type { Story } from "./story.ts";

type Asked = { clientId: string; now: Date };

/** What waits for the client, what is theirs to follow up, and with `ended` also what became of the rest. */
export async function clientInbox(
  tx: Queryable,
  { clientId, now, ended = false }: Asked & { ended?: boolean },
): Promise<Inbox> {
  const [client] = await tx.select({ zone: clients.timeZone }).from(clients).where(eq(clients.id, clientId));
  const waiting = await tx
    .select({
      handbackId: handbacks.id,
      companyId: companies.id,
      company: companies.name,
      summary: handbacks.summary,
      acceptBy: handbacks.acceptBy,
    })
    .from(handbacks)
    .innerJoin(leads, eq(leads.id, handbacks.leadId))
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .where(and(eq(handbacks.clientId, clientId), eq(handbacks.status, "passed")))
    .orderBy(asc(handbacks.acceptBy), asc(handbacks.id));
  return {
    zone: client?.zone ?? "UTC",
    now: now.toISOString(),
    waiting: (await asTold(tx, waiting)).map(({ companyId: _, ...line }) => ({
      ...line,
      acceptBy: line.acceptBy?.toISOString() ?? "",
    })),
    yours: await yoursOf(tx, { clientId, ended }),
  };
}

const passedAgain = alias(handbacks, "passed_again");

/** A lead that was passed again is told by the last time: it waits, or is theirs, or became something else since. */
const isPassedAgain = (tx: Queryable) =>
  exists(
    tx
      .select({ id: passedAgain.id })
      .from(passedAgain)
      .where(
        and(
          eq(passedAgain.leadId, handbacks.leadId),
          gt(passedAgain.id, handbacks.id),
          notInArray(passedAgain.status, ["gate", "refused"]),
        ),
      ),
  );

async function yoursOf(tx: Queryable, { clientId, ended }: { clientId: string; ended: boolean }): Promise<YoursLine[]> {
  const rows = await tx
    .select({
      handback: handbacks,
      companyId: companies.id,
      company: companies.name,
      lead: leads,
      ownerName: users.name,
    })
    .from(handbacks)
    .innerJoin(leads, eq(leads.id, handbacks.leadId))
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .leftJoin(users, and(eq(users.id, leads.clientOwnerId), eq(users.clientId, clientId)))
    .where(
      and(
        eq(handbacks.clientId, clientId),
        ended
          ? and(
              inArray(handbacks.status, ["accepted", "won", "lost", "returned", "declined", "expired"]),
              not(isPassedAgain(tx)),
            )
          : and(eq(handbacks.status, "accepted"), isNull(handbacks.endedAt)),
      ),
    )
    .orderBy(asc(leads.dueAt), desc(handbacks.endedAt), asc(handbacks.id));
  const lasts = await tx
    .selectDistinctOn([handbackUpdates.handbackId])
    .from(handbackUpdates)
    .where(eq(handbackUpdates.clientId, clientId))
    .orderBy(handbackUpdates.handbackId, desc(handbackUpdates.at), desc(handbackUpdates.id));
  const lastOf = new Map(lasts.map((last) => [last.handbackId, last]));
  return (await asTold(tx, rows)).map(({ handback, company, lead, ownerName }) => {
    const last = lastOf.get(handback.id);
    return {
      handbackId: handback.id,
      company,
      status: handback.status,
      stage: lead.stage,
      ownerName,
      nextAction: lead.nextAction,
      dueAt: lead.dueAt?.toISOString() ?? null,
      last: last
        ? { kind: last.kind, at: last.at.toISOString(), valueMinor: last.valueMinor, currency: last.currency }
        : null,
    };
  });
}

/** The story of the lead whose answer is due first. */
export async function firstWaitingStory(tx: Queryable, { clientId, now }: Asked): Promise<Story | null> {
  const [first] = await tx
    .select({ handbackId: handbacks.id })
    .from(handbacks)
    .where(and(eq(handbacks.clientId, clientId), eq(handbacks.status, "passed")))
    .orderBy(asc(handbacks.acceptBy), asc(handbacks.id))
    .limit(1);
  return first ? clientStory(tx, { clientId, handbackId: first.handbackId, now }) : null;
}

/** For the portal's frame: what the client calls this work, and how much of it there is. */
export async function portalFrame(
  tx: Queryable,
  { clientId }: { clientId: string },
): Promise<{ title: string; counts: { Waiting: number; Yours: number } }> {
  const [client] = await tx.select({ name: clients.name }).from(clients).where(eq(clients.id, clientId));
  const own = await tx.select({ name: campaigns.name }).from(campaigns).where(eq(campaigns.clientId, clientId));
  const standing = await tx
    .select({ status: handbacks.status, n: count() })
    .from(handbacks)
    .where(and(eq(handbacks.clientId, clientId), isNull(handbacks.endedAt)))
    .groupBy(handbacks.status);
  const countOf = (status: string) => standing.find((row) => row.status === status)?.n ?? 0;
  return {
    title: (own.length === 1 ? own[0]?.name : client?.name) ?? "Your backlog",
    counts: { Waiting: countOf("passed"), Yours: countOf("accepted") },
  };
}
