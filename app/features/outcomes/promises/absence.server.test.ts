import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { assignLead, pullLead } from "#app/features/queue/steer-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads, notes } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { mendLeaks } from "../leaks/mend-leak.server.ts";
import { comeBack, endAbsences, goAway } from "./absence.server.ts";
import { changePromise } from "./change-promise.server.ts";
import { leaveDesk } from "./leave-desk.server.ts";
import { watchPromises } from "./watch-promises.server.ts";

const dueOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0]?.dueAt ?? null;
const assigneeOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0]?.assigneeId;
const promise = (assigneeId: string, dueAt: Date) =>
  ({ nextAction: "callback", assigneeId, dueAt, callableFrom: dueAt, dueZone: "Europe/London" }) as const;

/** From and until by days after Tuesday at ten. */
const absence = (userId: string, from: number, until: number) => ({
  ...({ userId, reason: "holiday", callbacks: "wait", by: userId, now: tuesday10am } as const),
  ...{ from: daysAfter(tuesday10am, from), until: daysAfter(tuesday10am, until) },
});

dbTest("several absences are planned side by side, and one that overlaps another is told which", async ({ db }) => {
  const { priya, tomasz } = await givenStory(db);
  expect(await goAway(db, absence(priya, 30, 40))).toMatchObject({ ok: true });

  expect(await goAway(db, absence(priya, 0, 3))).toMatchObject({ ok: true });
  expect(await goAway(db, absence(priya, 3, 30))).toMatchObject({ ok: true });
  const overlap = { reason: "away-already", from: daysAfter(tuesday10am, 30), until: daysAfter(tuesday10am, 40) };
  expect(await goAway(db, absence(priya, 39, 50))).toMatchObject(overlap);
  expect(await goAway(db, absence(tomasz, 39, 50))).toMatchObject({ ok: true });
  expect(await goAway(db, absence(priya, 900_000, 900_005))).toEqual({ ok: false, reason: "too-far" });
  const both = await Promise.all([goAway(db, absence(priya, 60, 63)), goAway(db, absence(priya, 62, 65))]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

dbTest("what waits for a return is given no day of the next absence", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, promise(priya, wednesday10am));
  expect(await goAway(db, absence(priya, 7, 14))).toMatchObject({ ok: true, promises: 0 });

  expect(await goAway(db, absence(priya, 0, 7))).toMatchObject({ ok: true, promises: 1 });
  expect(await dueOf(db, leadId)).toEqual(minutesAfter(tuesday10am, 14 * 24 * 60 + 3));
});

dbTest(
  "an absence to come is taken off without touching what is due today, and gives back what it put off",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const today = await givenLead(db, calder, promise(priya, tuesday10am));
    const then = await givenLead(db, calder, promise(priya, daysAfter(tuesday10am, 8)));
    const first = await goAway(db, absence(priya, 7, 10));
    if (!first.ok) throw new Error(first.reason);
    expect(await dueOf(db, then.leadId)).not.toEqual(daysAfter(tuesday10am, 8));

    const now = minutesAfter(tuesday10am, 2);
    expect(await comeBack(db, { absenceId: first.absenceId, by: priya, now })).toEqual({ ok: true, promises: 1 });

    expect(await dueOf(db, today.leadId)).toEqual(tuesday10am);
    expect(await dueOf(db, then.leadId)).toEqual(minutesAfter(daysAfter(tuesday10am, 8), 3));
    expect(await endAbsences(db, { now: daysAfter(tuesday10am, 20) })).toBe(0);
  },
);

dbTest("who goes away while their word on a promise is written down does not wait in a circle", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, promise(priya, wednesday10am));

  const { going } = await db.transaction(async (tx) => {
    await tx.select().from(leads).where(eq(leads.id, leadId)).for("update");
    const going = goAway(db, absence(priya, 0, 7));
    await untilBlocked(db);
    const word = { clientId: calder.clientId, leadId, text: "They would rather be rung in the morning." };
    await tx.insert(notes).values({ ...word, by: priya, at: tuesday10am });
    return { going };
  });

  expect(await going).toMatchObject({ ok: true, promises: 1 });
});

dbTest("nobody is given a promise that falls into their absence, which would wait for nobody", async ({ db }) => {
  const { calder, priya, tomasz, leah, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, promise(priya, wednesday10am));
  const usual = await givenLead(db, calder, { dueAt: wednesday10am, callableFrom: wednesday10am });
  await goAway(db, absence(tomasz, 0, 7));
  await goAway(db, absence(leah, 7, 9));
  const by = { by: marc, now: tuesday10am };
  const give = { leadIds: [leadId], remedy: "give-away" as const, userId: tomasz, ...by };

  expect(await assignLead(db, { leadId, assigneeId: tomasz, ...by })).toEqual({ ok: false, reason: "away-then" });
  expect(await mendLeaks(db, give)).toEqual({ ok: true, mended: 0, left: 1 });
  const late = { by: marc, now: daysAfter(wednesday10am, 1) };
  expect(await pullLead(db, { leadId, agentId: tomasz, ...late })).toEqual({ ok: false, reason: "away-then" });
  expect(await assignLead(db, { leadId: usual.leadId, assigneeId: tomasz, ...by })).toEqual({ ok: true });
  expect(await assignLead(db, { leadId, assigneeId: leah, ...by })).toEqual({ ok: true });
});

dbTest(
  "nobody is given a promise that falls into their break, and a break that goes on leaves it to anyone",
  async ({ db }) => {
    const { calder, priya, tomasz, marc } = await givenStory(db);
    const [soon, until, later] = [10, 15, 20].map((minutes) => minutesAfter(tuesday10am, minutes)) as [
      Date,
      Date,
      Date,
    ];
    const [first, second, own] = [
      await givenLead(db, calder, promise(priya, soon)),
      await givenLead(db, calder, promise(priya, later)),
      await givenLead(db, calder, promise(tomasz, later)),
    ];
    await leaveDesk(db, { because: "break", until, by: tomasz, now: tuesday10am });
    const give = ({ leadId }: { leadId: string }, now = tuesday10am) =>
      assignLead(db, { leadId, assigneeId: tomasz, by: marc, now });

    expect(await give(first)).toEqual({ ok: false, reason: "away-then" });
    expect(await give(first, later)).toEqual({ ok: false, reason: "away-then" });
    expect(await give(second)).toEqual({ ok: true });
    const when = { on: "2026-11-17", time: "10:25" };
    const moved = { leadId: own.leadId, when, by: marc, all: true, now: tuesday10am };
    expect(await changePromise(db, moved)).toMatchObject({ ok: true });
    expect(await assigneeOf(db, own.leadId)).toBeNull();

    await watchPromises(db, { now: later });
    expect(await assigneeOf(db, second.leadId)).toBeNull();
  },
);

dbTest("a promise that somebody had in hand when they went away is anyone’s once they let go of it", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, promise(priya, tuesday10am));
  expect(await leaseNext(db, { by: priya, now: tuesday10am })).toMatchObject({ ok: true, hold: { leadId } });
  expect(await goAway(db, absence(priya, 0, 7))).toMatchObject({ ok: true, promises: 0 });
  const letGo = minutesAfter(tuesday10am, 11);

  expect(await watchPromises(db, { now: minutesAfter(tuesday10am, 9) })).toMatchObject({ opened: 0 });
  expect(await watchPromises(db, { now: letGo })).toMatchObject({ opened: 1 });

  expect(await leaseNext(db, { by: tomasz, now: letGo })).toMatchObject({ ok: true, hold: { leadId } });
});
