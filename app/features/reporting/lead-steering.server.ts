import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { leads, users } from "#db/schema.ts";
import { callersOf } from "./queue-page.server.ts";

export type LeadSteering = {
  lead: { id: string; pulledFor: string | null; assigneeId: string | null };
  /** It sleeps, and is woken for whoever is to have it. */
  asleep: boolean;
  /** Who has it on their desk at this moment. */
  holder: string | null;
  callers: { id: string; name: string }[];
};

/** What a manager may do with a lead that waits in the queue or sleeps, and with whom; null where it does neither. */
export async function leadSteering(
  db: Queryable,
  { leadId, now }: { leadId: string; now: Date },
): Promise<LeadSteering | null> {
  const [found] = await db
    .select({ lead: leads, holder: users.name })
    .from(leads)
    .leftJoin(users, eq(users.id, leads.heldBy))
    .where(and(eq(leads.id, leadId), inArray(leads.stage, ["ready", "nurturing"]), isNull(leads.mergedIntoId)));
  if (!found) return null;
  const { id, campaignId, stage, pulledFor, assigneeId, heldUntil } = found.lead;
  const callers = await callersOf(db, campaignId);
  return {
    lead: { id, pulledFor, assigneeId },
    asleep: stage === "nurturing",
    holder: heldUntil && heldUntil > now ? found.holder : null,
    callers: callers.map(({ id: callerId, name }) => ({ id: callerId, name })),
  };
}

export type LeadTaking = Pick<LeadSteering, "asleep" | "holder"> & {
  leadId: string;
  /** It is theirs next already. */
  wanted: boolean;
};

/** Whether an agent may have it next: somebody there wrote to them, or asked a colleague for a call. */
export function takingOf({ lead, asleep, holder, callers }: LeadSteering, userId: string): LeadTaking | null {
  if (!callers.some(({ id }) => id === userId)) return null;
  return { leadId: lead.id, asleep, holder, wanted: lead.pulledFor === userId };
}
