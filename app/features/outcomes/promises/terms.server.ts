import { and, asc, eq, isNull, ne, type SQL } from "drizzle-orm";
import { callsFor, countCallers } from "#app/features/queue/callers.server.ts";
import { dayDate, timeThere } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { absences, agency, campaigns, leads, users } from "#db/schema.ts";
import { anyones, promisedBy } from "./owed.server.ts";
import { type Away, hasRoom, isAway, nextFree } from "./room.ts";

type Wish = {
  by: string;
  leadId: string;
  campaignId: string;
  at: Date;
  zone: string;
  /** Whether they may be rung at an hour that is offered in its place. */
  isLawful: (at: Date) => boolean;
};
export type Room =
  | {
      ok: true;
      /** Why a colleague keeps it, where one has to. */
      handsOn: "away" | "no-caller-here" | null;
    }
  | { ok: false; reason: "no-room-then"; sentence: string; more: string };

/** May this agent promise one more call at this instant? Otherwise the next free time is named, where the lead is. */
export async function roomFor(db: Queryable, { by, leadId, campaignId, at, zone, isLawful }: Wish): Promise<Room> {
  // Whoever was taken off the campaign while they had the lead in hand promises in its name, not in theirs.
  if (!(await callsFor(db, { campaignId, userId: by }))) return { ok: true, handsOn: "no-caller-here" };
  const away = await awayOf(db, by);
  if (isAway(at, away)) return { ok: true, handsOn: "away" };
  const taken = await promisesOf(db, { userId: by, besides: leadId });
  const asked = { taken, most: await mostIn(db, campaignId), agentZone: await houseZone(db), away };
  if (hasRoom(at, asked)) return { ok: true, handsOn: null };
  const free = nextFree(at, { ...asked, leadZone: zone, isLawful });
  const more = `Your next free time is ${dayDate(free, zone)}, ${timeThere(free, zone)}.`;
  return { ok: false, reason: "no-room-then", sentence: `You have promised enough around then. ${more}`, more };
}

type Kept = Pick<typeof leads.$inferSelect, "id" | "campaignId" | "assigneeId">;

/** What else whoever keeps a promise has to keep: its maker, or, where it is anyone's, all the campaign's agents together. */
export async function roomOfKeeper(db: Queryable, { id: besides, campaignId, assigneeId }: Kept) {
  const { perHour, perDay } = await mostIn(db, campaignId);
  const agentZone = await houseZone(db);
  if (assigneeId) {
    const taken = await promisesOf(db, { userId: assigneeId, besides });
    return { taken, most: { perHour, perDay }, agentZone, away: await awayOf(db, assigneeId) };
  }
  const hands = Math.max(1, await countCallers(db, campaignId));
  const taken = await duesOf(db, and(anyones(campaignId), ne(leads.id, besides)));
  return { taken, most: { perHour: perHour * hands, perDay: perDay * hands }, agentZone, away: [] };
}

export async function houseZone(db: Queryable): Promise<string> {
  const [own] = await db.select({ zone: agency.timeZone }).from(agency);
  return own?.zone ?? "UTC";
}

export async function mostIn(db: Queryable, campaignId: string): Promise<{ perHour: number; perDay: number }> {
  const [most] = await db
    .select({ perHour: campaigns.callbacksPerHour, perDay: campaigns.callbacksPerDay })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  if (!most) throw new Error("A campaign that is not there has no terms.");
  return most;
}

/** When somebody's promises are due, in whichever campaign. */
async function promisesOf(db: Queryable, { userId, besides }: { userId: string; besides: string }): Promise<Date[]> {
  return duesOf(db, and(promisedBy(userId), ne(leads.id, besides)));
}

async function duesOf(db: Queryable, which: SQL | undefined): Promise<Date[]> {
  const found = await db.select({ at: leads.dueAt }).from(leads).where(which);
  return found.flatMap(({ at }) => at ?? []);
}

/** When somebody is or will be away, the next first. */
export async function absencesOf(db: Queryable, userId: string): Promise<Away[]> {
  return db
    .select({ from: absences.fromAt, until: absences.untilAt })
    .from(absences)
    .where(and(eq(absences.userId, userId), isNull(absences.endedAt)))
    .orderBy(asc(absences.fromAt));
}

/** The same with the break they are on, which is told for today. */
export async function awayOf(db: Queryable, userId: string): Promise<Away[]> {
  const [agent] = await db
    .select({ from: users.pausedAt, until: users.pausedUntil })
    .from(users)
    .where(eq(users.id, userId));
  const written = await absencesOf(db, userId);
  return agent?.from && agent.until ? [{ from: agent.from, until: agent.until }, ...written] : written;
}
