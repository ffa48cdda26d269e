import { and, asc, eq, exists, gt, gte, isNotNull, isNull, lt, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { DateTime } from "luxon";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import { isLawfulAt } from "#app/features/compliance/lawful-hour.ts";
import { clockOf } from "#app/kit/clock-of.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { absences, attempts, campaigns, clients, leads, users } from "#db/schema.ts";
import { promisedAt } from "../promised-at.ts";
import { numbersThen } from "./may-promise.server.ts";
import { movePromise, openPromise } from "./move-promise.server.ts";
import { hasRoom, isAway, nextFree } from "./room.ts";
import { roomOfKeeper } from "./terms.server.ts";

type Lead = typeof leads.$inferSelect;
export type Watched = { missed: number; opened: number; moved: number };

/** So many of a kind a minute; the next minute takes the rest. */
const atATime = 200;

/**
 * The clock that watches over promises. One that is past its window is flagged, one that is long past becomes anyone's, one that
 * its day did not keep is kept at the same hour of the next working day there, once its campaign calls, and the second time as soon as can be. One that no rule lets anybody keep stands
 * where it was, flagged, until somebody sees to it: put off each night it would look like a promise. Nothing is late in silence.
 */
export async function watchPromises(db: Db, { now }: { now: Date }): Promise<Watched> {
  const ago = (minutes: AnyPgColumn) => sql`${now.toISOString()}::timestamptz - make_interval(mins => ${minutes}::int)`;
  const free = or(isNull(leads.heldBy), lt(leads.heldUntil, now));
  const ringing = exists(
    db
      .select({ id: attempts.id })
      .from(attempts)
      .where(and(eq(attempts.leadId, leads.id), gte(attempts.placedAt, leads.dueAt))),
  );
  const late = and(
    isNull(leads.missedAt),
    lt(leads.dueAt, ago(campaigns.callbackWindowMinutes)),
    // Whoever has it in hand and has not rung is late with it.
    or(free, not(ringing)),
  );
  // What they had in hand when they went away was not given to anybody then.
  const keeperAway = exists(
    db
      .select({ id: absences.id })
      .from(absences)
      .where(
        and(
          ...[eq(absences.userId, leads.assigneeId), isNull(absences.endedAt)],
          ...[lte(absences.fromAt, now), gt(absences.untilAt, now)],
        ),
      ),
  );
  const longLate = and(
    free,
    isNotNull(leads.assigneeId),
    or(
      lte(leads.dueAt, ago(campaigns.callbackAnyonesAfterMinutes)),
      and(lte(leads.dueAt, now), or(isNotNull(users.disabledAt), isNotNull(users.pausedAt), keeperAway)),
    ),
  );
  const zone = sql`coalesce(${leads.dueZone}, ${clients.timeZone})`;
  const anotherDay = and(
    free,
    isNotNull(leads.missedAt),
    isNull(leads.blockedSince),
    eq(campaigns.status, "live"),
    sql`(${leads.dueAt} at time zone ${zone})::date < (${now.toISOString()}::timestamptz at time zone ${zone})::date`,
  );
  return {
    missed: await eachOf(db, late, (tx, lead) => flagMissed(tx, lead, now)),
    opened: await eachOf(db, longLate, (tx, lead) => openPromise(tx, { lead, now })),
    moved: await eachOf(db, anotherDay, (tx, lead, home) => tryAgain(tx, lead, home, now)),
  };
}

/** One transaction each: a promise that somebody is just keeping is left to them. */
async function eachOf(
  db: Db,
  wanted: SQL | undefined,
  act: (tx: Tx, lead: Lead, home: string) => Promise<void>,
): Promise<number> {
  const promise = and(eq(leads.stage, "ready"), eq(leads.nextAction, "callback"), isNull(leads.mergedIntoId), wanted);
  const found = await db
    .select({ id: leads.id, home: clients.timeZone })
    .from(leads)
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .leftJoin(users, eq(users.id, leads.assigneeId))
    .where(promise)
    .orderBy(asc(leads.dueAt))
    .limit(atATime);
  let done = 0;
  for (const { id, home } of found) {
    done += await db.transaction(async (tx) => {
      const [still] = await tx
        .select({ lead: leads })
        .from(leads)
        .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
        .innerJoin(clients, eq(clients.id, leads.clientId))
        .leftJoin(users, eq(users.id, leads.assigneeId))
        .where(and(eq(leads.id, id), promise))
        .for("update", { of: leads, skipLocked: true });
      if (!still) return 0;
      await act(tx, still.lead, home);
      return 1;
    });
  }
  return done;
}

async function flagMissed(tx: Tx, lead: Lead, now: Date): Promise<void> {
  await tx.update(leads).set({ missedAt: lead.dueAt }).where(eq(leads.id, lead.id));
  const data = { promisedAt: (lead.dueAt ?? now).toISOString(), agentId: lead.assigneeId };
  await record(tx, { type: "callback.missed", data, ...placeOf(lead), by: null, at: now });
}

/**
 * The hour they chose is the hour that suits them: today if it is still to come there, else on the next working day on which the law
 * allows it and whoever keeps it has room. So what a pause of the campaign left behind is no heap on the day after it. Where that is no day
 * in sight, and where the hour was missed again, since it may be one at which nobody is here, they are rung as soon as can be.
 */
async function tryAgain(tx: Tx, lead: Lead, home: string, now: Date): Promise<void> {
  const zone = lead.dueZone ?? home;
  const hour = DateTime.fromJSDate(lead.dueAt ?? now, { zone: clockOf(zone) }).toFormat("HH:mm");
  const wishes = nextDays(hour, zone, now);
  const numbers = await numbersThen(tx, { leadId: lead.id, now });
  const [first] = wishes;
  if (!first) return;
  const isLawful = (at: Date) => isLawfulAt(numbers, at);
  const room = await roomOfKeeper(tx, lead);
  const suits = (at: Date) => isLawful(at) && hasRoom(at, room) && !isAway(at, room.away);
  const again = lead.dueAt !== null && lead.missedAt !== null && lead.dueAt > lead.missedAt;
  const wish = again ? undefined : wishes.find(suits);
  // To come, as on another day: the minute it is would be late before anybody has heard of it.
  const soon = new Date(now.getTime() + 1);
  const at = wish ?? nextFree(again ? soon : first, { ...room, leadZone: zone, isLawful });
  return movePromise(tx, { lead, at, zone, because: "missed", now });
}

/** That hour on the working days ahead; a day whose clocks skip it is left out. */
function nextDays(hour: string, zone: string, now: Date): Date[] {
  const today = DateTime.fromJSDate(now, { zone: clockOf(zone) }).startOf("day");
  const days = Array.from({ length: 10 }, (_, ahead) => today.plus({ days: ahead }));
  return days.flatMap((day) => {
    const wish = promisedAt({ on: day.toISODate() ?? "", time: hour }, zone);
    return day.weekday <= 5 && wish.ok && wish.at > now ? [wish.at] : [];
  });
}
