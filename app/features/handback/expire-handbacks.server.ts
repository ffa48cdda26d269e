import { and, asc, eq, lt, type SQL, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { handbacks } from "#db/schema.ts";
import { changeHandback, lockHandback } from "./lock-handback.server.ts";
import { reopenAtGate } from "./reopen-at-gate.server.ts";
import { tellClient } from "./tell-client.server.ts";
import { endOfWorkingDay } from "./working-days.ts";

/**
 * The client's clock. Half way their people are reminded once; when it has run out the lead stands at the gate again, due the next
 * working day: somebody who wants to be called is waiting, and whom to ring about that is the account manager's to decide.
 */
export async function expireHandbacks(db: Db, { now }: { now: Date }): Promise<{ reminded: number; expired: number }> {
  const late = lt(handbacks.acceptBy, now);
  const expired = await each(await passedWhere(db, late), (id) => expire(db, id, now));
  const pastHalfTime = sql`${handbacks.gateAt} + (${handbacks.acceptBy} - ${handbacks.gateAt}) / 2 <= ${now.toISOString()}::timestamptz`;
  const reminded = await each(await passedWhere(db, pastHalfTime), (id) => remind(db, id, now));
  return { reminded, expired };
}

async function passedWhere(db: Db, due: SQL): Promise<string[]> {
  const rows = await db
    .select({ id: handbacks.id })
    .from(handbacks)
    .where(and(eq(handbacks.status, "passed"), due))
    .orderBy(asc(handbacks.acceptBy));
  return rows.map(({ id }) => id);
}

/** One transaction each, so that one that cannot be done does not hold back the others' clocks. */
async function each(ids: string[], act: (id: string) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (const id of ids) if (await act(id)) done += 1;
  return done;
}

async function expire(db: Db, handbackId: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId });
    // The client may have answered, or another worker been here, since we looked.
    if (locked?.handback.status !== "passed" || !locked.handback.acceptBy || locked.handback.acceptBy >= now)
      return false;
    const moved = await moveLead(tx, {
      leadId: locked.at.leadId,
      to: "qualified",
      nextAction: "review",
      dueAt: endOfWorkingDay(now, 1, locked.place),
      reason: "expired",
      by: null,
      now,
    });
    if (!moved.ok) return false;
    await changeHandback(tx, locked.handback, { status: "expired", endedAt: now });
    await record(tx, { type: "handback.expired", data: { handbackId }, ...locked.at, by: null, at: now });
    await reopenAtGate(tx, locked, { by: null, now });
    return true;
  });
}

async function remind(db: Db, handbackId: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId });
    if (locked?.handback.status !== "passed" || !locked.handback.acceptBy) return false;
    const { acceptBy, summary } = locked.handback;
    return tellClient(tx, { letter: "reminder", locked, acceptBy, summary, now });
  });
}
