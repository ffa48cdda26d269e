import { and, eq, isNull } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { leads, users } from "#db/schema.ts";
import { callersOf } from "./queue-page.server.ts";

export type LeadSteering = {
  lead: { id: string; pulledFor: string | null; assigneeId: string | null };
  /** Who has it on their desk at this moment. */
  holder: string | null;
  callers: { id: string; name: string }[];
};

/** What a manager may do with a lead that waits in the queue, and with whom; null where it does not wait there. */
export async function leadSteering(
  db: Queryable,
  { leadId, now }: { leadId: string; now: Date },
): Promise<LeadSteering | null> {
  const [found] = await db
    .select({ lead: leads, holder: users.name })
    .from(leads)
    .leftJoin(users, eq(users.id, leads.heldBy))
    .where(and(eq(leads.id, leadId), eq(leads.stage, "ready"), isNull(leads.mergedIntoId)));
  if (!found) return null;
  const { id, campaignId, pulledFor, assigneeId, heldUntil } = found.lead;
  const callers = await callersOf(db, campaignId);
  return {
    lead: { id, pulledFor, assigneeId },
    holder: heldUntil && heldUntil > now ? found.holder : null,
    callers: callers.map(({ id: callerId, name }) => ({ id: callerId, name })),
  };
}
