import { and, asc, count, desc, eq, gt, inArray, isNull, lt, lte, min, or, type SQL, sql } from "drizzle-orm";
import { pauseWords } from "#app/features/audit/words.ts";
import { somebodySpeaksAt } from "#app/features/queue/claim.server.ts";
import type { DeskView } from "#app/features/queue/desk-view.ts";
import { weigh } from "#app/features/queue/order.ts";
import { type LeadOrder, orderFacts } from "#app/features/queue/order-facts.server.ts";
import { againstIt, forIt } from "#app/features/queue/order-words.ts";
import { count as counted, dayAt, localDate, time } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaignAgents, campaigns, events, leads, users } from "#db/schema.ts";
import { nextPromise } from "../callbacks.server.ts";
import { momentWords } from "./moment-words.ts";
import { placeWords } from "./place-words.ts";

type Asked = { by: string; now: Date; zone: string };
type Campaign = { id: string; name: string };
const dayMs = 86_400_000;

export async function campaignsOf(db: Queryable, { by }: { by: string }): Promise<Campaign[]> {
  return db
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaignAgents)
    .innerJoin(campaigns, and(eq(campaigns.id, campaignAgents.campaignId), eq(campaigns.status, "live")))
    .where(eq(campaignAgents.userId, by))
    .orderBy(asc(campaigns.startsOn), asc(campaigns.id));
}

/** Why an agent is away from the desk, if they are. */
export async function awayWords(db: Queryable, { by, zone, now }: Asked): Promise<string | null> {
  const [agent] = await db
    .select({ because: users.pausedBecause, from: users.pausedAt, until: users.pausedUntil })
    .from(users)
    .where(eq(users.id, by));
  if (!agent?.because) return null;
  if (!agent.until) return pauseWords[agent.because];
  // Nobody is served because an hour has come: it is they who come back.
  const how = agent.until > now ? "until" : "over since";
  return `${pauseWords[agent.because]}, ${how} ${momentWords(agent.until, now, zone)}`;
}

/**
 * What waits for this agent: how much now, how much later today, and which promises come next. With a lead in hand the figures are those of
 * its campaign, under whose name they stand, and nothing waits in one that is not live.
 */
export async function queueWords(
  db: Queryable,
  { by, now, zone, mine, shown }: Asked & { mine: Campaign[]; shown: Campaign | null },
): Promise<DeskView["queue"]> {
  const all = mine.length === 1 ? (mine[0]?.name ?? "") : mine.length === 0 ? "No campaign" : "All your campaigns";
  const campaign = shown?.name ?? all;
  if (mine.length === 0) return { campaign, due: 0, laterToday: 0, callbacks: null, promise: null };
  const serving = shown ? mine.filter(({ id }) => id === shown.id) : mine;
  const [row] = await db
    .select({
      due: count(sql`case when ${leads.callableFrom} <= ${iso(now)} then 1 end`),
      laterToday: count(sql`case when ${leads.callableFrom} > ${iso(now)} then 1 end`),
    })
    .from(leads)
    .where(and(waiting(serving, { by, now }), lte(leads.callableFrom, endOfDay(now, zone))));
  const callbacks = await db
    .select({ dueAt: leads.dueAt })
    .from(leads)
    .where(
      and(
        eq(leads.assigneeId, by),
        eq(leads.stage, "ready"),
        eq(leads.nextAction, "callback"),
        lte(leads.callableFrom, endOfDay(now, zone)),
        isNull(leads.heldBy),
        isNull(leads.mergedIntoId),
      ),
    )
    .orderBy(asc(leads.callableFrom));
  return {
    campaign,
    due: row?.due ?? 0,
    laterToday: row?.laterToday ?? 0,
    promise: await nextPromise(db, { userId: by, now }),
    callbacks: callbackWords(
      callbacks.map(({ dueAt }) => dueAt),
      { now, zone },
    ),
  };
}

function callbackWords(due: (Date | null)[], { now, zone }: { now: Date; zone: string }): string | null {
  const [first] = due;
  if (!first) return null;
  const at = first <= now ? "due now" : `at ${time(first, zone)}`;
  return due.length === 1 ? `1 callback ${at}` : `${counted(due.length, "callback")}, the first ${at}`;
}

/** "Nothing to call before 14:00", "12 callbacks then, 3 of them yours." */
export async function idleWords(
  db: Queryable,
  { by, now, zone, mine }: Asked & { mine: Campaign[] },
): Promise<DeskView["idle"]> {
  const paused = await pausedWords(db, by);
  if (mine.length === 0 && paused) return { title: "Nothing to call", says: paused };
  if (mine.length === 0) {
    const [who] = await db.select({ role: users.role }).from(users).where(eq(users.id, by));
    if (who?.role !== "agent") {
      return {
        title: "Agents call from here",
        says: "Who calls for a campaign, and what they are served next, stands at its queue.",
      };
    }
    return {
      title: "You call for no campaign yet",
      says: "Ask an account manager to put you on one; your leads then appear here.",
    };
  }
  const [next] = await db
    .select({ at: min(leads.callableFrom) })
    .from(leads)
    .where(and(waiting(mine, { by, now }), gt(leads.callableFrom, now)));
  if (!next?.at)
    return {
      title: "Nothing to call",
      says: `${paused ? `${paused} Every lead of your other` : "Every lead of your"} campaigns has been called or waits for somebody else.`,
    };
  const opens = next.at;
  const soon = new Date(opens.getTime() + 3_600_000);
  const [then] = await db
    .select({
      all: count(),
      callbacks: count(sql`case when ${leads.nextAction} = 'callback' then 1 end`),
      yours: count(sql`case when ${leads.nextAction} = 'callback' and ${leads.assigneeId} = ${by} then 1 end`),
    })
    .from(leads)
    .where(and(waiting(mine, { by, now }), gt(leads.callableFrom, now), lt(leads.callableFrom, soon)));
  const { all = 0, callbacks = 0, yours = 0 } = then ?? {};
  const promised =
    callbacks === 0 ? "" : `${counted(callbacks, "callback")} then${yours > 0 ? `, ${yours} of them yours` : ""}. `;
  return {
    title: `Nothing to call before ${momentWords(opens, now, zone)}`,
    says: `${promised}${counted(all, "lead comes", "leads come")} due within that hour.`,
  };
}

/** "Calder backlog is paused until 3 Dec 2026." Nothing is served from there, whatever waits. */
async function pausedWords(db: Queryable, by: string): Promise<string> {
  const paused = await db
    .select({ name: campaigns.name, until: campaigns.pausedUntil })
    .from(campaignAgents)
    .innerJoin(campaigns, and(eq(campaigns.id, campaignAgents.campaignId), eq(campaigns.status, "paused")))
    .where(eq(campaignAgents.userId, by))
    .orderBy(asc(campaigns.pausedUntil), asc(campaigns.id));
  return paused.map(({ name, until }) => `${name} is paused${until ? ` until ${localDate(until)}` : ""}.`).join(" ");
}

type Here = Pick<typeof leads.$inferSelect, "id" | "campaignId" | "pulledFor">;

/** How many of the leads that are due stand behind this one, and what speaks for it. */
export async function placeInQueue(
  db: Queryable,
  { lead, mine, by, now }: { lead: Here; mine: Campaign[]; by: string; now: Date },
): Promise<string | null> {
  const here = mine.filter(({ id }) => id === lead.campaignId);
  if (here.length === 0) return null;
  const [order] = await orderFacts(db, [lead.id], now);
  const spoken = order ? spokenFor(order, now) : "";
  if (lead.pulledFor === by) {
    const own = (await whoPulled(db, lead.id)) === by;
    return `${own ? "You wanted to have it next." : "Your account manager wants you to have it next."} ${spoken}`.trim();
  }
  // As the claim takes them: on one step the one that has been due longest comes first.
  const after = sql`(${leads.queueRank}, ${leads.callableFrom}, ${leads.id})
    > (select h.queue_rank, h.callable_from, h.id from leads h where h.id = ${lead.id})`;
  const [row] = await db
    .select({ all: count(), behind: count(sql`case when ${after} then 1 end`) })
    .from(leads)
    .where(and(waiting(here, { by, now }), lte(leads.callableFrom, now)));
  return `${placeWords(row?.all ?? 0, row?.behind ?? 0)} ${spoken}`.trim();
}

async function whoPulled(db: Queryable, leadId: string): Promise<string | null> {
  const [pulled] = await db
    .select({ by: events.by })
    .from(events)
    .where(and(eq(events.leadId, leadId), eq(events.type, "lead.pulled")))
    .orderBy(desc(events.id))
    .limit(1);
  return pulled?.by ?? null;
}

function spokenFor({ facts, weights }: LeadOrder, now: Date): string {
  const pro = forIt(facts, weigh(facts, weights, now).parts);
  const con = againstIt(facts);
  return [pro.length > 0 ? `For it: ${pro.join(", ")}.` : "", con ? `Against: ${con}.` : ""].filter(Boolean).join(" ");
}

/** The claim's own terms, but for the order: what it would not serve to this agent does not wait for them. */
function waiting(among: Campaign[], { by, now }: { by: string; now: Date }): SQL | undefined {
  // A colleague's lead is theirs for as long as its campaign says.
  const openedSince = sql`(select ${iso(now)} - make_interval(mins => ${campaigns.callbackAnyonesAfterMinutes}::int)
    from ${campaigns} where ${campaigns.id} = ${leads.campaignId})`;
  const spoken = sql`exists (select from ${users} where ${users.id} = ${by}
    and (${users.languages} = '{}' or ${leads.language} = any(${users.languages})))`;
  const colleagues = somebodySpeaksAt("leads.language", "leads.campaign_id", now);
  return and(
    inArray(
      leads.campaignId,
      among.map(({ id }) => id),
    ),
    eq(leads.stage, "ready"),
    isNull(leads.mergedIntoId),
    or(isNull(leads.heldBy), lt(leads.heldUntil, now)),
    or(isNull(leads.assigneeId), eq(leads.assigneeId, by), lt(leads.dueAt, openedSince)),
    sql`(${leads.language} = '' or ${spoken} or not ${colleagues})`,
  );
}

const iso = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** Midnight at the agent's place, as the first instant of another day there. */
function endOfDay(now: Date, zone: string): Date {
  const today = dayAt(now, zone);
  let at = now.getTime();
  for (let step = dayMs / 2; step >= 60_000; step /= 2) while (dayAt(new Date(at + step), zone) === today) at += step;
  return new Date(at);
}
