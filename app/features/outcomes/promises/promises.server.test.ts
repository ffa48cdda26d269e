import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { assignLead } from "#app/features/queue/steer-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { absences, campaigns, events, leads } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { recordOutcome } from "../record-outcome.server.ts";
import { comeBack, endAbsences, goAway } from "./absence.server.ts";
import { watchPromises } from "./watch-promises.server.ts";

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const told = async (db: Db, leadId: string) =>
  (await db.select().from(events).where(eq(events.leadId, leadId)).orderBy(events.id)).map(({ type }) => type);

const promise = (assigneeId: string, dueAt: Date, dueWall?: string) => ({
  nextAction: "callback" as const,
  assigneeId,
  dueAt,
  callableFrom: dueAt,
  dueZone: "Europe/London",
  ...(dueWall ? { dueWall } : {}),
});

dbTest(
  "a promise is flagged after its window, anyone’s a while later, and kept at its hour on the next day",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId } = await givenLead(db, calder, promise(priya, tuesday10am));

    expect(await watchPromises(db, { now: minutesAfter(tuesday10am, 15) })).toEqual({ missed: 0, opened: 0, moved: 0 });
    const late = minutesAfter(tuesday10am, 16);
    const both = await Promise.all([watchPromises(db, { now: late }), watchPromises(db, { now: late })]);
    expect(both.reduce((sum, { missed }) => sum + missed, 0)).toBe(1);
    expect(await leadOf(db, leadId)).toMatchObject({ missedAt: tuesday10am, assigneeId: priya, dueAt: tuesday10am });

    expect(await watchPromises(db, { now: minutesAfter(tuesday10am, 31) })).toEqual({ missed: 0, opened: 1, moved: 0 });
    expect(await leadOf(db, leadId)).toMatchObject({ assigneeId: null });

    expect(await watchPromises(db, { now: daysAfter(tuesday10am, 0.7) })).toMatchObject({ moved: 1 });
    expect(await leadOf(db, leadId)).toMatchObject({
      dueAt: wednesday10am,
      callableFrom: wednesday10am,
      missedAt: tuesday10am,
    });
    expect((await told(db, leadId)).slice(-4)).toEqual([
      "callback.missed",
      "lead.assigned",
      "lead.rescheduled",
      "callback.moved",
    ]);
  },
);

dbTest("what somebody is just calling is left to them", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder, promise(priya, tuesday10am));
  await givenEndedCall(db, { by: priya, now: minutesAfter(tuesday10am, 14) });
  expect(await watchPromises(db, { now: minutesAfter(tuesday10am, 17) })).toMatchObject({ missed: 0 });
});

dbTest("what somebody has in hand and does not call in its window is flagged, and is still theirs", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, promise(priya, tuesday10am));
  const leased = await leaseNext(db, { by: priya, now: minutesAfter(tuesday10am, 14) });

  expect(await watchPromises(db, { now: minutesAfter(tuesday10am, 15) })).toMatchObject({ missed: 0 });
  const late = { now: minutesAfter(tuesday10am, 16) };
  expect(await watchPromises(db, late)).toEqual({ missed: 1, opened: 0, moved: 0 });
  expect(await watchPromises(db, late)).toEqual({ missed: 0, opened: 0, moved: 0 });
  const { token } = leased.ok ? leased.hold : { token: null };
  expect(await leadOf(db, leadId)).toMatchObject({ heldBy: priya, holdToken: token, missedAt: tuesday10am });
});

dbTest("an hour that is full is refused with the next free time, and nothing is written", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await db.update(campaigns).set({ callbacksPerHour: 1 });
  const thursday = new Date("2026-11-19T14:30:00Z");
  await givenLead(db, calder, promise(priya, thursday));
  const { leadId } = await givenLead(db, calder, { priority: 50 });
  const call = await givenEndedCall(db, { by: priya });
  const said = {
    ...call,
    disposition: "callback",
    zone: "Europe/London",
    by: priya,
    now: minutesAfter(tuesday10am, 3),
  };

  expect(await recordOutcome(db, { ...said, chosenAt: minutesAfter(thursday, 15) })).toEqual({
    ok: false,
    reason: "no-room-then",
    sentence: "You have promised enough around then. Your next free time is Thu 19 Nov 2026, 15:00 in London.",
    more: "Your next free time is Thu 19 Nov 2026, 15:00 in London.",
  });
  expect(await leadOf(db, leadId)).toMatchObject({ nextAction: "call", heldBy: priya });
  expect((await recordOutcome(db, { ...said, chosenAt: minutesAfter(thursday, 30) })).ok).toBe(true);
});

dbTest("who is away leaves no promise waiting for nobody: colleagues keep them", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const falls = await givenLead(db, calder, promise(priya, wednesday10am));
  const after = await givenLead(db, calder, promise(priya, daysAfter(tuesday10am, 9)));
  const fresh = await givenLead(db, calder, { priority: 50 });
  const away = { userId: priya, reason: "holiday", from: tuesday10am, until: daysAfter(tuesday10am, 7) } as const;

  expect(await goAway(db, { ...away, callbacks: "anyone", by: marc, now: tuesday10am })).toMatchObject({
    ok: true,
    promises: 1,
  });
  expect(await leadOf(db, falls.leadId)).toMatchObject({ assigneeId: null, dueAt: wednesday10am });
  expect(await leadOf(db, after.leadId)).toMatchObject({ assigneeId: priya });

  const call = await givenEndedCall(db, { by: priya });
  const said = {
    ...call,
    disposition: "callback",
    zone: "Europe/London",
    by: priya,
    now: minutesAfter(tuesday10am, 3),
  };
  expect((await recordOutcome(db, { ...said, chosenAt: minutesAfter(wednesday10am, 60) })).ok).toBe(true);
  expect(await leadOf(db, fresh.leadId)).toMatchObject({ nextAction: "callback", assigneeId: null });
});

dbTest(
  "promises that wait for somebody’s return, and what they missed, are spread and never a heap",
  async ({ db }) => {
    const { calder, priya, marc } = await givenStory(db);
    await db.update(campaigns).set({ callbacksPerHour: 1 });
    const nine = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => promise(priya, minutesAfter(wednesday10am, n * 5)));
    const ids = [];
    for (const one of nine) ids.push((await givenLead(db, calder, one)).leadId);
    const until = new Date("2026-11-23T09:00:00Z");
    const away = {
      userId: priya,
      reason: "ill",
      from: tuesday10am,
      until,
      callbacks: "wait",
      by: marc,
      now: tuesday10am,
    } as const;

    const gone = await goAway(db, away);
    if (!gone.ok) throw new Error(gone.reason);
    expect(gone.promises).toBe(9);
    const due = (await Promise.all(ids.map((id) => leadOf(db, id)))).map((lead) => lead?.dueAt?.getTime() ?? 0).sort();
    expect(due[0]).toBeGreaterThanOrEqual(until.getTime());
    for (const [n, at] of due.slice(1).entries()) expect(at - (due[n] ?? 0)).toBeGreaterThanOrEqual(30 * 60_000);

    expect(await endAbsences(db, { now: minutesAfter(until, -1) })).toBe(0);
    expect(await endAbsences(db, { now: until })).toBe(1);
    expect(await comeBack(db, { absenceId: gone.absenceId, by: priya, now: until })).toEqual({
      ok: false,
      reason: "not-away",
    });
    expect(await db.select().from(absences)).toMatchObject([{ endedAt: until }]);
  },
);

dbTest("who is back sooner gets back what waited for them; a slip of the year puts nothing off", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const thursday = new Date("2026-11-19T14:30:00Z");
  const friday = new Date("2026-11-20T14:30:00Z");
  const soon = await givenLead(db, calder, promise(priya, wednesday10am));
  const still = await givenLead(db, calder, promise(priya, friday));
  const again = await givenLead(db, calder, promise(priya, minutesAfter(friday, 60)));
  const after = daysAfter(friday, 10);
  const theirs = await givenLead(db, calder, promise(priya, after));
  const away = {
    userId: priya,
    reason: "ill",
    from: tuesday10am,
    callbacks: "wait",
    by: marc,
    now: tuesday10am,
  } as const;

  expect(await goAway(db, { ...away, until: daysAfter(tuesday10am, 367) })).toEqual({ ok: false, reason: "too-long" });
  expect(await leadOf(db, soon.leadId)).toMatchObject({ dueAt: wednesday10am });
  const gone = await goAway(db, { ...away, until: daysAfter(tuesday10am, 366) });
  if (!gone.ok) throw new Error(gone.reason);
  expect(gone.promises).toBe(4);
  expect((await leadOf(db, soon.leadId))?.dueAt?.getUTCFullYear()).toBe(2027);
  const anew = daysAfter(friday, 60);
  await db.update(leads).set({ dueAt: anew }).where(eq(leads.id, again.leadId));

  expect(await comeBack(db, { absenceId: gone.absenceId, by: priya, now: thursday })).toEqual({
    ok: true,
    promises: 3,
  });

  expect(await leadOf(db, soon.leadId)).toMatchObject({ dueAt: thursday });
  expect(await leadOf(db, still.leadId)).toMatchObject({ dueAt: friday });
  expect(await leadOf(db, again.leadId)).toMatchObject({ dueAt: anew });
  expect(await leadOf(db, theirs.leadId)).toMatchObject({ dueAt: after });
});

dbTest(
  "a late promise that a manager gives to somebody is theirs for as long as one that has just come due",
  async ({ db }) => {
    const { calder, priya, tomasz, marc } = await givenStory(db);
    const { leadId } = await givenLead(db, calder, promise(priya, tuesday10am, "2026-11-17T10:12"));
    const late = minutesAfter(tuesday10am, 90);
    await watchPromises(db, { now: late });
    expect(await leadOf(db, leadId)).toMatchObject({ assigneeId: null, missedAt: tuesday10am });

    expect(await assignLead(db, { leadId, assigneeId: tomasz, by: marc, now: late })).toEqual({ ok: true });

    const soon = minutesAfter(late, 29);
    expect(await watchPromises(db, { now: soon })).toEqual({ missed: 0, opened: 0, moved: 0 });
    expect(await leadOf(db, leadId)).toMatchObject({
      assigneeId: tomasz,
      missedAt: tuesday10am,
      nextAction: "callback",
    });
    expect(await leaseNext(db, { by: priya, now: soon })).toEqual({ ok: false, reason: "queue-empty" });
    expect(await watchPromises(db, { now: minutesAfter(late, 31) })).toMatchObject({ opened: 1 });
    expect(await leadOf(db, leadId)).toMatchObject({ assigneeId: null, missedAt: tuesday10am });
  },
);

dbTest("a promise within its window keeps its hour when a manager gives it to somebody else", async ({ db }) => {
  const { calder, priya, tomasz, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, promise(priya, tuesday10am, "2026-11-17T10:12"));

  await assignLead(db, { leadId, assigneeId: tomasz, by: marc, now: minutesAfter(tuesday10am, 10) });

  expect(await leadOf(db, leadId)).toMatchObject({ assigneeId: tomasz, dueAt: tuesday10am, missedAt: null });
});
