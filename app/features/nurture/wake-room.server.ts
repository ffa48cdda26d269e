import { and, count, eq, gte, isNull, type SQL, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { countCallers } from "#app/features/queue/callers.server.ts";
import { clockOf } from "#app/kit/clock-of.ts";
import type { Tx } from "#db/client.server.ts";
import { clients, events, leads, touches } from "#db/schema.ts";
import type { WakeRoom } from "./spread-wakes.ts";

/** So many woken leads an agent takes on in a day, beside the rest. */
const perAgent = 10;

/**
 * Whoever wakes leads of one client, for whatever reason, takes turns: each sees the days the others have filled. To be asked for before a
 * lead is locked. Whoever has a lead of the client's may go on writing about it; with the client's key locked they would wait for us, and we
 * for their lead.
 */
export async function takeTurn(tx: Tx, clientId: string): Promise<{ zone: string } | null> {
  const [client] = await tx
    .select({ zone: clients.timeZone })
    .from(clients)
    .where(eq(clients.id, clientId))
    .for("no key update");
  return client ?? null;
}

type Asked = { campaignId: string; zone: string; now: Date };

/** What the campaign's agents can take on in a day, and who is called on which: woken today, or asleep until then and not among those being `placed`. */
export async function wakeRoom(tx: Tx, { campaignId, zone, now }: Asked, placed: SQL): Promise<WakeRoom> {
  const today = DateTime.fromJSDate(now, { zone: clockOf(zone) }).startOf("day");
  const agents = await countCallers(tx, campaignId);
  // A call of its plan wakes a lead too, if it comes before its own day.
  const wakes = sql`greatest(least(${leads.dueAt}, ${touches.dueAt}), ${now.toISOString()}::timestamptz)`;
  const taken = await tx
    .select({ day: sql<string>`to_char(${wakes} at time zone ${zone}, 'YYYY-MM-DD')`, n: count() })
    .from(leads)
    .leftJoin(touches, and(eq(touches.leadId, leads.id), eq(touches.status, "planned"), eq(touches.kind, "call")))
    .where(
      and(
        eq(leads.campaignId, campaignId),
        eq(leads.stage, "nurturing"),
        isNull(leads.mergedIntoId),
        sql`(${placed}) is not true`,
      ),
    )
    .groupBy(sql`1`);
  const [woken] = await tx
    .select({ n: count() })
    .from(events)
    .where(
      and(
        eq(events.campaignId, campaignId),
        eq(events.type, "lead.stage-changed"),
        gte(events.at, today.toJSDate()),
        sql`${events.data} ->> 'from' = 'nurturing' and ${events.data} ->> 'to' = 'ready'`,
      ),
    );
  const days = new Map(taken.map(({ day, n }) => [day, n]));
  const first = today.toISODate() ?? "";
  days.set(first, (days.get(first) ?? 0) + (woken?.n ?? 0));
  return { today: first, perDay: perAgent * Math.max(1, agents), taken: days };
}
