import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { changeHandback, lockHandback } from "./lock-handback.server.ts";
import { endOfWorkingDay } from "./working-days.ts";

/** A person of the client answers; `clientId` is theirs, and nothing of anybody else's can be reached with it. */
export type ByClient = { handbackId: string; clientId: string; by: string; now: Date };

export type Accepted =
  | { ok: true; contactBy: Date }
  | { ok: false; reason: "no-such-handback" | "already-answered" | "lead-moved-on" };

/** Days the client has to get in touch for the first time once they accepted. */
export const contactWithinDays = 2;

/** The lead becomes the client's, with the person who accepted it as its owner there. */
export async function acceptLead(db: Queryable, { handbackId, clientId, by, now }: ByClient): Promise<Accepted> {
  return db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId, clientId });
    if (!locked) return { ok: false, reason: "no-such-handback" } as const;
    const { handback, place, at } = locked;
    if (handback.status !== "passed") return notWaiting(handback.status);
    const contactBy = endOfWorkingDay(now, contactWithinDays, place);
    const moved = await moveLead(tx, {
      leadId: handback.leadId,
      to: "accepted",
      nextAction: "contact",
      dueAt: contactBy,
      dueZone: place.timeZone,
      assigneeId: null,
      clientOwnerId: by,
      reason: "accepted",
      by,
      now,
    });
    if (!moved.ok) return { ok: false, reason: "lead-moved-on" } as const;
    await changeHandback(tx, handback, { status: "accepted", decidedBy: by, decidedAt: now });
    await record(tx, { type: "handback.accepted", data: { handbackId, clientOwnerId: by }, ...at, by, at: now });
    return { ok: true, contactBy } as const;
  });
}

/** What has not passed the gate does not exist for the client. */
export const notWaiting = (status: string) =>
  ({
    ok: false,
    reason: status === "gate" || status === "refused" ? "no-such-handback" : "already-answered",
  }) as const;
