import { and, eq } from "drizzle-orm";
import { mailFacts } from "#app/features/compliance/may-mail.server.ts";
import type { Refusal } from "#app/features/mail/send-message.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, leads, mailStops, messages, touches, touchRuns } from "#db/schema.ts";
import { nextMailHour } from "./mail-hours.ts";
import { restsUntil } from "./rest.server.ts";
import { writesNow } from "./writes-now.server.ts";

const dayMs = 86_400_000;

/**
 * Asked again at the moment an email of a plan is handed over, since a worker may have stood still for a night: then it waits for the
 * morning, for its campaign, and for a week after what went to the same address meanwhile. Null where it may go, or where it is no such email.
 */
export async function mayStillGo(
  db: Queryable,
  { messageId, now }: { messageId: string; now: Date },
): Promise<Refusal | null> {
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
  if (found.ended && found.ended !== "finished") return never("The plan has ended since. It was not sent.");
  const { lead } = found;
  if (lead.stage !== "nurturing" || lead.mergedIntoId) return never("The lead sleeps no more. It was not sent.");
  if (!found.campaignId)
    return { says: "Its campaign does not write today. It waits.", askAt: new Date(now.getTime() + dayMs) };
  const { addresses, allowed, zones, countries } = await mailFacts(db, { leadId: lead.id, now });
  const reader = addresses.find(({ address }) => address === found.to);
  if (!reader || reader.suppressed || !allowed)
    return never("They are not to be written to any more. It was not sent.");
  const [stopped] = await db.select().from(mailStops).where(eq(mailStops.addressHash, reader.addressHash));
  if (stopped) return never("They want no more mail, or it does not arrive. It was not sent.");
  const rested = await restsUntil(db, { messageId, address: found.to, now });
  const open = nextMailHour({ zones: zones.length > 0 ? zones : [found.zone], countries }, rested);
  if (!open) return never("There is no working hour that all of their clocks share. It was not sent.");
  if (rested > now) return { says: "They have had another such email within the week. It waits.", askAt: open };
  return open <= now ? null : { says: "It is no working hour where they are. It waits for the next.", askAt: open };
}

const never = (says: string): Refusal => ({ says, askAt: null });
