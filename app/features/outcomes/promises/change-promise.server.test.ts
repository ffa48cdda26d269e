import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { removeCaller } from "#app/features/queue/callers.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, events, leads } from "#db/schema.ts";
import { minutesAfter, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { goAway } from "./absence.server.ts";
import { changePromise } from "./change-promise.server.ts";
import { watchPromises } from "./watch-promises.server.ts";

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const friday = { on: "2026-11-20", time: "14:30" };
const friday2pm = new Date("2026-11-20T14:30:00Z");
const promise = (assigneeId: string | null, dueAt = wednesday10am) =>
  ({ nextAction: "callback", dueAt, callableFrom: dueAt, dueZone: "Europe/London", assigneeId }) as const;

dbTest(
  "who asks for Friday is called on Friday, by whoever promised, and what was missed is made good",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId } = await givenLead(db, calder, promise(priya, tuesday10am));
    const late = minutesAfter(tuesday10am, 20);
    await watchPromises(db, { now: late });
    expect(await leadOf(db, leadId)).toMatchObject({ missedAt: tuesday10am });

    expect(await changePromise(db, { leadId, when: friday, by: priya, all: false, now: late })).toEqual({
      ok: true,
      at: friday2pm,
    });

    expect(await leadOf(db, leadId)).toMatchObject({
      ...{ dueAt: friday2pm, callableFrom: friday2pm, dueWall: "2026-11-20 14:30:00" },
      ...{ assigneeId: priya, missedAt: null },
    });
    const [told] = await db.select().from(events).where(eq(events.type, "callback.moved"));
    expect(told).toMatchObject({
      by: priya,
      data: { from: tuesday10am.toISOString(), to: friday2pm.toISOString(), because: "agreed" },
    });
    expect(await watchPromises(db, { now: minutesAfter(late, 60) })).toEqual({ missed: 0, opened: 0, moved: 0 });
  },
);

dbTest("the hour is one of their own clock, and the law is asked about it", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const perth = await givenLead(db, calder, {
    ...promise(priya),
    ...{ e164: "+61865501234", dueZone: "Australia/Perth", postcode: "6000" },
  });
  const there = { country: "AU", region: "WA", timeZone: "Australia/Perth" };
  await db.update(companies).set(there).where(eq(companies.id, perth.companyId));
  const move = (time: string, on = friday.on) =>
    changePromise(db, { leadId: perth.leadId, when: { on, time }, by: priya, all: false, now: tuesday10am });

  expect(await move("21:30")).toMatchObject({ ok: false, reason: "not-allowed-then" });
  expect(await move("14:30")).toEqual({ ok: true, at: new Date("2026-11-20T06:30:00Z") });
  expect(await leadOf(db, perth.leadId)).toMatchObject({ dueWall: "2026-11-20 14:30:00" });
  expect(await move("09:30", "2026-11-17")).toEqual({ ok: false, reason: "time-past" });
  expect(await move("09:30", "2029-11-20")).toEqual({ ok: false, reason: "too-far" });
});

dbTest(
  "a promise stays on the clock it was given by, and no manager moves it where the law allows no call",
  async ({ db }) => {
    const { calder, priya, marc } = await givenStory(db);
    // They said so while they were in Athens.
    const { leadId } = await givenLead(db, calder, { ...promise(priya), dueZone: "Europe/Athens" });
    const move = (on: string) =>
      changePromise(db, { leadId, when: { on, time: "14:30" }, by: marc, all: true, now: tuesday10am });

    expect(await move("2026-11-22")).toMatchObject({ ok: false, reason: "not-allowed-then" });
    expect(await move("2026-11-20")).toEqual({ ok: true, at: new Date("2026-11-20T12:30:00Z") });
  },
);

dbTest("an agent moves their own and anyone's; a manager anybody's; nobody what is in hand", async ({ db }) => {
  const { calder, priya, tomasz, leah, marc } = await givenStory(db);
  await removeCaller(db, { campaignId: calder.campaignId, userId: leah, by: marc, now: tuesday10am });
  const hers = await givenLead(db, calder, promise(priya));
  const anyones = await givenLead(db, calder, promise(null));
  const call = await givenLead(db, calder, { dueAt: wednesday10am, callableFrom: wednesday10am });
  const gone = await givenLead(db, calder, { ...promise(priya), mergedIntoId: hers.leadId });
  const held = await givenLead(db, calder, promise(tomasz, tuesday10am));
  await leaseNext(db, { by: tomasz, now: tuesday10am });
  const move = (leadId: string, by: string) =>
    changePromise(db, { leadId, when: friday, by, all: by === marc, now: tuesday10am });

  expect(await move(hers.leadId, tomasz)).toEqual({ ok: false, reason: "no-promise" });
  expect(await move(call.leadId, marc)).toEqual({ ok: false, reason: "no-promise" });
  expect(await move(gone.leadId, marc)).toEqual({ ok: false, reason: "no-promise" });
  expect(await move(held.leadId, marc)).toEqual({ ok: false, reason: "in-hand" });
  expect(await move(hers.leadId, marc)).toMatchObject({ ok: true });
  expect(await move(anyones.leadId, leah)).toEqual({ ok: false, reason: "no-promise" });
  expect(await move(anyones.leadId, tomasz)).toMatchObject({ ok: true });
  expect(await leadOf(db, anyones.leadId)).toMatchObject({ assigneeId: null, dueAt: friday2pm });
});

dbTest(
  "an agent may not promise more than there is room for, a manager may; who is away then gives it away",
  async ({ db }) => {
    const { calder, priya, marc } = await givenStory(db);
    for (let at = 0; at < 4; at++) await givenLead(db, calder, promise(priya, minutesAfter(friday2pm, at * 5 - 10)));
    const { leadId } = await givenLead(db, calder, promise(priya));
    const asked = { leadId, when: friday, now: tuesday10am };

    expect(await changePromise(db, { ...asked, by: priya, all: false })).toMatchObject({ reason: "no-room-then" });
    expect(await changePromise(db, { ...asked, by: marc, all: true })).toMatchObject({ ok: true });
    expect(await leadOf(db, leadId)).toMatchObject({ assigneeId: priya });
    const day = { from: new Date("2026-11-25T00:00:00Z"), until: new Date("2026-11-26T00:00:00Z") };
    await goAway(db, { userId: priya, reason: "holiday", ...day, callbacks: "wait", by: marc, now: tuesday10am });
    const then = { ...asked, when: { on: "2026-11-25", time: "10:00" } };
    expect(await changePromise(db, { ...then, by: priya, all: false })).toMatchObject({ ok: true });
    expect(await leadOf(db, leadId)).toMatchObject({ assigneeId: null, dueAt: new Date("2026-11-25T10:00:00Z") });
  },
);
