import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, companies, leads } from "#db/schema.ts";
import { spreadWakes, wakeHour } from "./spread-wakes.ts";
import { takeTurn, wakeRoom } from "./wake-room.server.ts";

/** So many of a campaign a minute: a thousand leads that were put off to one Monday are no long transaction. */
const atATime = 100;

type Waking = { campaignId: string; clientId: string; now: Date };

/**
 * Brings back the leads whose day has come, those who wait longest first and as many as their campaign's agents can take on in a day: they are
 * ready to be called again, in a new round of attempts, and still say why they slept. The others sleep on to the days that follow. A
 * lead somebody is working on is left for the next minute.
 */
export async function wakeLeads(db: Db, { now }: { now: Date }): Promise<number> {
  const having = await db
    .selectDistinct({ campaignId: leads.campaignId, clientId: leads.clientId })
    .from(leads)
    .innerJoin(campaigns, and(eq(campaigns.id, leads.campaignId), eq(campaigns.status, "live")))
    .where(dayHasCome(now));
  let woken = 0;
  for (const campaign of having) woken += await db.transaction((tx) => wakeSome(tx, { ...campaign, now }));
  return woken;
}

const dayHasCome = (now: Date) => and(eq(leads.stage, "nurturing"), lte(leads.dueAt, now), isNull(leads.mergedIntoId));

async function wakeSome(tx: Tx, { campaignId, clientId, now }: Waking): Promise<number> {
  const client = await takeTurn(tx, clientId);
  if (!client) return 0;
  const found = await tx
    .select({
      id: leads.id,
      dormancyReason: leads.dormancyReason,
      companyId: companies.id,
      company: companies.name,
      timeZone: companies.timeZone,
    })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .where(and(eq(leads.campaignId, campaignId), dayHasCome(now)))
    .orderBy(asc(leads.dueAt), asc(leads.id))
    .limit(atATime)
    .for("update", { of: leads, skipLocked: true });
  const due = await asTold(tx, found);
  const room = await wakeRoom(tx, { campaignId, zone: client.zone, now }, lte(leads.dueAt, now));
  let woken = 0;
  for (const [i, day] of spreadWakes(due.length, room).entries()) {
    const lead = due[i];
    if (!lead) continue;
    if (day === room.today) woken += await wake(tx, lead.id, now);
    else await sleepOn(tx, lead, { until: wakeHour(day, { zone: client.zone, leadZone: lead.timeZone }), now });
  }
  return woken;
}

async function wake(tx: Tx, leadId: string, now: Date): Promise<number> {
  const called = { to: "ready", nextAction: "call", dueAt: now, assigneeId: null, reason: "woken" } as const;
  await moveLead(tx, { leadId, ...called, by: null, now });
  await tx
    .update(leads)
    .set({ round: sql`${leads.round} + 1` })
    .where(eq(leads.id, leadId));
  return 1;
}

type Asleep = Pick<typeof leads.$inferSelect, "id" | "dormancyReason">;

async function sleepOn(
  tx: Tx,
  { id, dormancyReason }: Asleep,
  { until, now }: { until: Date; now: Date },
): Promise<void> {
  if (!dormancyReason) return;
  const asleep = { to: "nurturing", nextAction: "wake", dueAt: until, dormancyReason, reason: null } as const;
  await moveLead(tx, { leadId: id, ...asleep, by: null, now });
}
