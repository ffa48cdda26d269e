import { and, desc, eq, gt, isNotNull, ne, notInArray, or, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { events, handbacks, leads } from "#db/schema.ts";
import type { ByClient } from "./accept-lead.server.ts";
import { changeHandback, lockHandback } from "./lock-handback.server.ts";
import { takeBackUntil } from "./working-days.ts";

export type TakenBack =
  | { ok: true }
  | { ok: false; reason: "no-such-handback" | "nothing-to-take-back" | "too-late" | "something-followed" };

/** The answer was a slip: until the client's day closes, and while nothing has followed, it can be as if it had not been given. */
export async function takeBack(db: Queryable, { handbackId, clientId, by, now }: ByClient): Promise<TakenBack> {
  return db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId, clientId });
    if (!locked) return refuse("no-such-handback");
    const { handback, place, at } = locked;
    const { status: answer, decidedAt, acceptBy, declineReason } = handback;
    if (!decidedAt || (answer !== "accepted" && answer !== "declined")) return refuse("nothing-to-take-back");
    if (now >= takeBackUntil(decidedAt, place)) return refuse("too-late");
    // First the hand-back that has come to stand at the gate, as whoever works there does; then the lead, so that nothing can follow any more.
    const atTheGate = and(eq(handbacks.leadId, at.leadId), eq(handbacks.status, "gate"));
    await tx.select({ id: handbacks.id }).from(handbacks).where(atTheGate).for("update");
    await tx.select({ id: leads.id }).from(leads).where(eq(leads.id, at.leadId)).for("update");
    if (await hasFollowed(tx, { ...at, handback, answer })) return refuse("something-followed");

    // Untouched since the answer, or the ledger would have told.
    await tx.delete(handbacks).where(atTheGate);
    const moved = await moveLead(tx, {
      leadId: at.leadId,
      to: "passed",
      nextAction: "await-acceptance",
      dueAt: acceptBy,
      dueZone: place.timeZone,
      takesBack: true,
      reason: "taken-back",
      by,
      now,
    });
    if (!moved.ok) return refuse("something-followed");
    await changeHandback(tx, handback, {
      status: "passed",
      decidedBy: null,
      decidedAt: null,
      declineReason: null,
      declineNote: null,
      endedAt: null,
    });
    await record(tx, { type: "handback.taken-back", data: { handbackId, answer }, ...at, by, at: now });
    if (declineReason === "already-customer") await enqueue(tx, "settle-decline", { handbackId });
    return { ok: true } as const;
  });
}

type Answer = { leadId: string; handback: typeof handbacks.$inferSelect; answer: "accepted" | "declined" };

/** What the ledger tells of the lead after the answer. By its keys: a job writes the instant at which it began, which may lie before the answer. */
async function hasFollowed(tx: Tx, { leadId, handback, answer }: Answer): Promise<boolean> {
  const [said] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.leadId, leadId),
        eq(events.type, `handback.${answer}`),
        sql`${events.data}->>'handbackId' = ${handback.id}`,
      ),
    )
    .orderBy(desc(events.id))
    .limit(1);
  if (!said) throw new Error("An answer that the ledger knows nothing of.");
  // A touch plan begins by itself a minute after a decline. As long as nothing of it is made nobody has acted on it, and its first touch ends it.
  const byItself = ["plan.started", "plan.ended"];
  const [since] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.leadId, leadId),
        gt(events.id, said.id),
        // That it stands at the gate again is part of the answer.
        ne(events.type, "handback.reopened"),
        or(isNotNull(events.by), notInArray(events.type, byItself)),
        // Of one millisecond the keys say nothing: what was written with the answer is no word after it.
        sql`(${events.at}, ${events.by}) is distinct from (${handback.decidedAt?.toISOString() ?? null}::timestamptz, ${handback.decidedBy}::uuid)`,
      ),
    )
    .limit(1);
  return since !== undefined;
}

const refuse = <R extends string>(reason: R) => ({ ok: false, reason }) as const;
