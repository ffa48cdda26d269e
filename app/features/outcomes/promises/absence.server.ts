import { and, asc, eq, gte, isNull, lt, lte } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { absences, clients, leads, users } from "#db/schema.ts";
import type { absenceReasons, absentCallbacks } from "#db/vocabulary.ts";
import { movePromise, openPromise } from "./move-promise.server.ts";
import { spread } from "./room.ts";
import { houseZone, mostIn } from "./terms.server.ts";

export type Away = {
  userId: string;
  reason: (typeof absenceReasons)[number];
  from: Date;
  until: Date;
  /** Who keeps the promises that fall into it: a colleague, or their maker on the return. */
  callbacks: (typeof absentCallbacks)[number];
  by: string;
  now: Date;
};
export type WentAway =
  | { ok: true; promises: number }
  | { ok: false; reason: "no-such-agent" | "away-already" | "until-past" };

/** Somebody will be away: no promise of theirs may fall due meanwhile and wait for nobody. */
export async function goAway(db: Db, { userId, reason, from, until, callbacks, by, now }: Away): Promise<WentAway> {
  if (until <= now || until <= from) return { ok: false, reason: "until-past" };
  return db.transaction(async (tx) => {
    const [person] = await tx
      .select({ role: users.role })
      .from(users)
      .where(and(eq(users.id, userId), isNull(users.disabledAt)))
      .for("update");
    if (!person || person.role === "client") return { ok: false, reason: "no-such-agent" } as const;
    const [made] = await tx
      .insert(absences)
      .values({ userId, reason, fromAt: from, untilAt: until, callbacks, by, at: now })
      .onConflictDoNothing()
      .returning({ id: absences.id });
    if (!made) return { ok: false, reason: "away-already" } as const;
    await record(tx, {
      type: "user.away",
      data: { userId, reason, from: from.toISOString(), until: until.toISOString(), callbacks },
      by,
      at: now,
    });
    const falling = await promisesBetween(tx, { userId, from: from < now ? null : from, until });
    if (callbacks === "anyone") for (const { lead } of falling) await openPromise(tx, { lead, now });
    else await giveTimes(tx, { userId, owed: falling, from: until, now });
    return { ok: true, promises: falling.length } as const;
  });
}

/** They are back: what is overdue of theirs is spread over their next free times, so that no heap waits for them. */
export async function comeBack(
  db: Db,
  { userId, by, now }: { userId: string; by: string | null; now: Date },
): Promise<{ ok: true; promises: number } | { ok: false; reason: "not-away" }> {
  return db.transaction(async (tx) => {
    const [ended] = await tx
      .update(absences)
      .set({ endedAt: now })
      .where(and(eq(absences.userId, userId), isNull(absences.endedAt)))
      .returning({ fromAt: absences.fromAt });
    if (!ended) return { ok: false, reason: "not-away" } as const;
    await record(tx, { type: "user.back", data: { userId }, by, at: now });
    const owed = await promisesBetween(tx, { userId, from: null, until: now });
    await giveTimes(tx, { userId, owed, from: now, now });
    return { ok: true, promises: owed.length } as const;
  });
}

/** Ends the absences whose time is over. */
export async function endAbsences(db: Db, { now }: { now: Date }): Promise<number> {
  const over = await db
    .select({ userId: absences.userId })
    .from(absences)
    .where(and(isNull(absences.endedAt), lte(absences.untilAt, now)));
  for (const { userId } of over) await comeBack(db, { userId, by: null, now });
  return over.length;
}

type Owed = { lead: typeof leads.$inferSelect; home: string };

async function promisesBetween(
  tx: Tx,
  { userId, from, until }: { userId: string; from: Date | null; until: Date | null },
): Promise<Owed[]> {
  return tx
    .select({ lead: leads, home: clients.timeZone })
    .from(leads)
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .where(
      and(
        eq(leads.assigneeId, userId),
        eq(leads.stage, "ready"),
        eq(leads.nextAction, "callback"),
        isNull(leads.mergedIntoId),
        isNull(leads.heldBy),
        from ? gte(leads.dueAt, from) : undefined,
        until ? lt(leads.dueAt, until) : undefined,
      ),
    )
    .orderBy(asc(leads.dueAt), asc(leads.id))
    .for("update", { of: leads });
}

/** The strictest terms of their campaigns hold for all of them: it is one person who keeps them. */
async function giveTimes(
  tx: Tx,
  { userId, owed, from, now }: { userId: string; owed: Owed[]; from: Date; now: Date },
): Promise<void> {
  if (owed.length === 0) return;
  const terms = await Promise.all([...new Set(owed.map(({ lead }) => lead.campaignId))].map((id) => mostIn(tx, id)));
  const moving = new Set(owed.map(({ lead }) => lead.id));
  const others = await promisesBetween(tx, { userId, from: null, until: null });
  const given = spread(
    owed.map(({ lead, home }) => ({ leadId: lead.id, dueAt: lead.dueAt ?? from, zone: lead.dueZone ?? home })),
    {
      from,
      taken: others.flatMap(({ lead }) => (moving.has(lead.id) || !lead.dueAt ? [] : [lead.dueAt])),
      most: {
        perHour: Math.min(...terms.map(({ perHour }) => perHour)),
        perDay: Math.min(...terms.map(({ perDay }) => perDay)),
      },
      agentZone: await houseZone(tx),
    },
  );
  for (const { lead, home } of owed) {
    const at = given.find(({ leadId }) => leadId === lead.id)?.at;
    if (at) await movePromise(tx, { lead, at, zone: lead.dueZone ?? home, because: "away", now });
  }
}
