import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { watchPromises } from "#app/features/outcomes/promises/watch-promises.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { putBack } from "#app/features/queue/put-back.server.ts";
import { skipLead } from "#app/features/queue/skip.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads, phoneNumbers } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";

const promised = {
  nextAction: "callback" as const,
  dueZone: "Europe/London",
  dueWall: "2026-11-17 10:12:00",
};
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

async function inHand(db: Db, by: string) {
  const leased = await leaseNext(db, { by, now: tuesday10am });
  if (!leased.ok) throw new Error(leased.reason);
  return { leadId: leased.hold.leadId, token: leased.hold.token, by, now: tuesday10am };
}

dbTest("a promise that is skipped stays promised for its hour and is flagged when that has passed", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder, { ...promised, assigneeId: priya });
  const held = await inHand(db, priya);

  expect(await skipLead(db, { ...held, reason: "number-doubtful" })).toEqual({ ok: true });

  const again = minutesAfter(tuesday10am, 240);
  const kept = { dueAt: tuesday10am, dueWall: promised.dueWall, callableFrom: again, heldBy: null };
  expect(await leadOf(db, held.leadId)).toMatchObject(kept);
  await watchPromises(db, { now: minutesAfter(tuesday10am, 60) });
  expect(await leadOf(db, held.leadId)).toMatchObject({ missedAt: tuesday10am, dueAt: tuesday10am });
});

dbTest("a promise kept until the law allows it stays promised for its hour", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId, phoneNumberId } = await givenLead(db, calder, promised);
  const held = await inHand(db, priya);
  // A number in Sydney: it is past nine in the evening there.
  await db.update(phoneNumbers).set({ e164: "+61255501234" }).where(eq(phoneNumbers.id, phoneNumberId));

  expect(await putBack(db, { ...held, keep: true })).toEqual({ ok: true });

  const lead = await leadOf(db, leadId);
  expect(lead).toMatchObject({ dueAt: tuesday10am, dueWall: promised.dueWall, assigneeId: priya, heldBy: null });
  expect(lead?.callableFrom?.getTime()).toBeGreaterThan(tuesday10am.getTime());
});

dbTest("a lead that nobody was promised comes back when the skip is over", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const held = await inHand(db, priya);

  await skipLead(db, { ...held, reason: "not-prepared" });

  const hour = minutesAfter(tuesday10am, 60);
  expect(await leadOf(db, held.leadId)).toMatchObject({ dueAt: hour, callableFrom: hour, nextAction: "call" });
});

dbTest(
  "a lead that someone else should ring is nobody’s when it comes back, also where it was promised",
  async ({ db }) => {
    const { calder, priya, tomasz, leah } = await givenStory(db);
    for (const [colleague, given] of [
      [tomasz, {}],
      [leah, promised],
    ] as const) {
      const { leadId } = await givenLead(db, calder, { ...given, assigneeId: priya });
      const held = await inHand(db, priya);
      expect(held.leadId).toBe(leadId);

      await skipLead(db, { ...held, reason: "language" });

      expect(await leadOf(db, leadId)).toMatchObject({ assigneeId: null });
      const taken = await leaseNext(db, { by: colleague, now: minutesAfter(tuesday10am, 31) });
      expect(taken).toMatchObject({ ok: true, hold: { leadId } });
    }
  },
);
