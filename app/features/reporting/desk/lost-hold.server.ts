import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { events, leads, users } from "#db/schema.ts";

export type LostHold = { mine: true } | { mine: false; to: string | null; at: string };

/**
 * What became of a hold that is no longer there. `mine`: this agent ended it themselves, perhaps in another window.
 * Otherwise who has the lead now, and since when; null where it went back to the queue.
 */
export async function lostHold(
  db: Queryable,
  { leadId, token, by, now }: { leadId: string; token: string; by: string; now: Date },
): Promise<LostHold> {
  const [ended] = await db
    .select({ why: sql<string>`${events.data} ->> 'why'`, at: events.at })
    .from(events)
    .where(
      and(
        eq(events.leadId, leadId),
        eq(events.type, "lead.released"),
        sql`${events.data} ->> 'holdToken' = ${token}`,
        eq(events.by, by),
      ),
    )
    .orderBy(desc(events.at))
    .limit(1);
  if (ended && ended.why !== "expired") return { mine: true };
  const [holder] = await db
    .select({ id: users.id, name: users.name, until: leads.heldUntil })
    .from(leads)
    .innerJoin(users, eq(users.id, leads.heldBy))
    .where(and(eq(leads.id, leadId), gt(leads.heldUntil, now)));
  if (!holder || holder.id === by) return { mine: false, to: null, at: (ended?.at ?? now).toISOString() };
  const [taken] = await db
    .select({ at: events.at })
    .from(events)
    .where(and(eq(events.leadId, leadId), eq(events.type, "lead.leased")))
    .orderBy(desc(events.at))
    .limit(1);
  return { mine: false, to: holder.name.split(" ")[0] ?? holder.name, at: (taken?.at ?? now).toISOString() };
}
