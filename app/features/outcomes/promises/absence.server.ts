import { and, desc, eq, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { isLawfulAt } from "#app/features/compliance/lawful-hour.ts";
import { isFarOff } from "#app/kit/far-off.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { absences, events, users } from "#db/schema.ts";
import type { absenceReasons, absentCallbacks } from "#db/vocabulary.ts";
import { numbersThen } from "./may-promise.server.ts";
import { movePromise, openPromise } from "./move-promise.server.ts";
import { type Owed, promisesBetween } from "./owed.server.ts";
import { type Promised, spread } from "./room.ts";
import { absencesOf, awayOf, houseZone, mostIn } from "./terms.server.ts";

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
  | { ok: true; absenceId: string; promises: number }
  | { ok: false; reason: "no-such-agent" | "until-past" | "too-long" | "too-far" }
  | { ok: false; reason: "away-already"; from: Date; until: Date };

/** Longer is a slip of the year, and would put promises out of anybody's sight. */
const longestMs = 366 * 86_400_000;

/** Somebody will be away: no promise of theirs may fall due meanwhile and wait for nobody. */
export async function goAway(db: Db, { userId, reason, from, until, callbacks, by, now }: Away): Promise<WentAway> {
  if (until <= now || until <= from) return { ok: false, reason: "until-past" };
  if (until.getTime() - from.getTime() > longestMs) return { ok: false, reason: "too-long" };
  if (isFarOff(from, now)) return { ok: false, reason: "too-far" };
  return db.transaction(async (tx) => {
    // Who writes down what they say on a call only refers to them, and may have the lead of a promise of theirs.
    const [person] = await tx
      .select({ role: users.role })
      .from(users)
      .where(and(eq(users.id, userId), isNull(users.disabledAt)))
      .for("no key update");
    if (!person || person.role === "client") return { ok: false, reason: "no-such-agent" } as const;
    const other = (await absencesOf(tx, userId)).find((one) => one.from < until && from < one.until);
    if (other) return { ok: false, reason: "away-already", ...other } as const;
    const [made] = await tx
      .insert(absences)
      .values({ userId, reason, fromAt: from, untilAt: until, callbacks, by, at: now })
      .returning({ id: absences.id });
    if (!made) throw new Error("The absence was not stored.");
    await record(tx, {
      type: "user.away",
      data: { userId, reason, from: from.toISOString(), until: until.toISOString(), callbacks },
      by,
      at: now,
    });
    const falling = await promisesBetween(tx, { userId, from: from < now ? null : from, until });
    if (callbacks === "anyone") for (const { lead } of falling) await openPromise(tx, { lead, now });
    else await giveTimes(tx, { userId, owed: falling, from: until, now });
    return { ok: true, absenceId: made.id, promises: falling.length } as const;
  });
}

/**
 * They are back: what is overdue of theirs is spread over their next free times, so that no heap waits for them. Who is back sooner
 * also gets what was put off until the return, at the time it was promised for if that is still to come. One that has not begun is only
 * taken off: nothing that is due now has to do with it.
 */
export async function comeBack(
  db: Db,
  { absenceId, by, now }: { absenceId: string; by: string | null; now: Date },
): Promise<{ ok: true; promises: number } | { ok: false; reason: "not-away" }> {
  return db.transaction(async (tx) => {
    const [ended] = await tx
      .update(absences)
      .set({ endedAt: now })
      .where(and(eq(absences.id, absenceId), isNull(absences.endedAt)))
      .returning();
    if (!ended) return { ok: false, reason: "not-away" } as const;
    const { userId } = ended;
    await record(tx, { type: "user.back", data: { userId }, by, at: now });
    const overdue = ended.fromAt <= now ? await promisesBetween(tx, { userId, from: null, until: now }) : [];
    const putOff = ended.untilAt > now ? await promisesPutOff(tx, { ended, now }) : [];
    const owed = [...overdue, ...putOff];
    await giveTimes(tx, { userId, owed, from: now, now });
    return { ok: true, promises: owed.length } as const;
  });
}

/** Ends the absences whose time is over. */
export async function endAbsences(db: Db, { now }: { now: Date }): Promise<number> {
  const over = await db
    .select({ id: absences.id })
    .from(absences)
    .where(and(isNull(absences.endedAt), lte(absences.untilAt, now)));
  for (const { id } of over) await comeBack(db, { absenceId: id, by: null, now });
  return over.length;
}

/** What an absence put off and nobody has promised anew since, with the time it was put off from. */
async function promisesPutOff(
  tx: Tx,
  { ended, now }: { ended: typeof absences.$inferSelect; now: Date },
): Promise<Owed[]> {
  const { userId, at: since, fromAt, untilAt } = ended;
  const ahead = await promisesBetween(tx, { userId, from: now, until: null });
  const field = (name: "because" | "from" | "to") => sql<string>`${events.data} ->> ${sql.raw(`'${name}'`)}`;
  const moves = await tx
    .selectDistinctOn([events.leadId], {
      leadId: events.leadId,
      because: field("because"),
      from: field("from"),
      to: field("to"),
    })
    .from(events)
    .where(
      and(
        inArray(
          events.leadId,
          ahead.map(({ lead }) => lead.id),
        ),
        eq(events.type, "callback.moved"),
        gte(events.at, since),
      ),
    )
    .orderBy(events.leadId, desc(events.id));
  const last = new Map(moves.map((move) => [move.leadId, move]));
  return ahead.flatMap(({ lead, home }) => {
    const move = last.get(lead.id);
    if (move?.because !== "away" || move.to !== lead.dueAt?.toISOString()) return [];
    const dueAt = new Date(move.from);
    // Another absence may have put it off as well.
    const fell = (fromAt < since || dueAt >= fromAt) && dueAt < untilAt;
    return fell ? [{ lead, home, dueAt }] : [];
  });
}

/** The strictest terms of their campaigns hold for all of them: it is one person who keeps them. */
async function giveTimes(
  tx: Tx,
  { userId, owed, from, now }: { userId: string; owed: Owed[]; from: Date; now: Date },
): Promise<void> {
  if (owed.length === 0) return;
  const terms: Awaited<ReturnType<typeof mostIn>>[] = [];
  for (const id of new Set(owed.map(({ lead }) => lead.campaignId))) terms.push(await mostIn(tx, id));
  const moving = new Set(owed.map(({ lead }) => lead.id));
  const others = await promisesBetween(tx, { userId, from: null, until: null });
  const promises: Promised[] = [];
  for (const { lead, home, dueAt } of owed) {
    const numbers = await numbersThen(tx, { leadId: lead.id, now });
    promises.push({
      ...{ leadId: lead.id, dueAt: dueAt ?? lead.dueAt ?? from, zone: lead.dueZone ?? home },
      isLawful: (at) => isLawfulAt(numbers, at),
    });
  }
  const given = spread(promises, {
    from,
    taken: others.flatMap(({ lead }) => (moving.has(lead.id) || !lead.dueAt ? [] : [lead.dueAt])),
    most: {
      perHour: Math.min(...terms.map(({ perHour }) => perHour)),
      perDay: Math.min(...terms.map(({ perDay }) => perDay)),
    },
    agentZone: await houseZone(tx),
    away: await awayOf(tx, userId),
  });
  for (const { lead, home } of owed) {
    const at = given.find(({ leadId }) => leadId === lead.id)?.at;
    if (at) await movePromise(tx, { lead, at, zone: lead.dueZone ?? home, because: "away", now });
  }
}
