import { and, eq } from "drizzle-orm";
import { mailFacts } from "#app/features/compliance/may-mail.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, leads, mailStops, messages, touches, touchRuns } from "#db/schema.ts";
import { nextMailHour } from "./mail-hours.ts";
import { writesNow } from "./writes-now.server.ts";

/**
 * Asked again at the moment an email of a plan is handed over, since a worker may have stood still for a night: why it must not go
 * any more, in a sentence; null where it may, or where it is no such email.
 */
export async function mayStillGo(
  db: Queryable,
  { messageId, now }: { messageId: string; now: Date },
): Promise<string | null> {
  const [found] = await db
    .select({
      lead: leads,
      to: messages.toAddress,
      ended: touchRuns.endReason,
      zone: clients.timeZone,
      campaignId: campaigns.id,
    })
    .from(touches)
    .innerJoin(messages, eq(messages.id, touches.messageId))
    .innerJoin(touchRuns, eq(touchRuns.id, touches.runId))
    .innerJoin(clients, eq(clients.id, touches.clientId))
    .innerJoin(leads, eq(leads.id, touches.leadId))
    .leftJoin(campaigns, and(eq(campaigns.id, leads.campaignId), writesNow(now)))
    .where(eq(touches.messageId, messageId));
  if (!found) return null;
  if (found.ended && found.ended !== "finished") return "The plan has ended since. It was not sent.";
  const { lead } = found;
  if (lead.stage !== "nurturing" || lead.mergedIntoId) return "The lead sleeps no more. It was not sent.";
  if (!found.campaignId) return "Its campaign does not write today. It was not sent.";
  const { addresses, allowed, zones } = await mailFacts(db, { leadId: lead.id, now });
  const reader = addresses.find(({ address }) => address === found.to);
  if (!reader || reader.suppressed || !allowed) return "They are not to be written to any more. It was not sent.";
  const [stopped] = await db.select().from(mailStops).where(eq(mailStops.addressHash, reader.addressHash));
  if (stopped) return "They want no more mail, or it does not arrive. It was not sent.";
  const open = nextMailHour(zones.length > 0 ? zones : [found.zone], now);
  return open && open <= now ? null : "It is no working hour where they are any more. It was not sent.";
}
