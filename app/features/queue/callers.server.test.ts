import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { events, leads, users } from "#db/schema.ts";
import { minutesAfter, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { addCaller, removeCaller } from "./callers.server.ts";
import { leaseNext } from "./lease.server.ts";

const now = tuesday10am;
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

dbTest("who is put on a campaign is served from it, who is taken off is not, each once", async ({ db }) => {
  const { calder, harbour, priya, marc, hanna } = await givenStory(db);
  const calling = { campaignId: calder.campaignId, userId: priya, by: marc, now };
  await removeCaller(db, { ...calling, campaignId: harbour.campaignId });
  const { leadId } = await givenLead(db, calder);

  expect(await removeCaller(db, calling)).toEqual({ ok: true, leads: 0, inHand: false });
  expect(await removeCaller(db, calling)).toEqual({ ok: false, reason: "no-caller-here" });
  expect(await leaseNext(db, { by: priya, now })).toEqual({ ok: false, reason: "queue-empty" });
  expect(await addCaller(db, calling)).toEqual({ ok: true });
  expect(await addCaller(db, calling)).toEqual({ ok: false, reason: "calls-already" });
  expect(await leaseNext(db, { by: priya, now })).toMatchObject({ hold: { leadId } });

  expect(await addCaller(db, { ...calling, userId: hanna })).toEqual({ ok: false, reason: "no-such-agent" });
  await db.update(users).set({ disabledAt: now }).where(eq(users.id, priya));
  expect(await addCaller(db, { ...calling, campaignId: harbour.campaignId })).toMatchObject({
    reason: "no-such-agent",
  });
  const told = (await db.select({ type: events.type }).from(events)).filter(({ type }) => type.includes("caller-"));
  expect(told).toHaveLength(3);
});

dbTest("what waited for whoever is taken off is anyone's, and what they have in hand stays theirs", async ({ db }) => {
  const { calder, harbour, priya, tomasz, marc } = await givenStory(db);
  const held = await givenLead(db, calder, { pulledFor: priya });
  const promised = await givenLead(db, calder, {
    ...{ nextAction: "callback", dueAt: wednesday10am, callableFrom: wednesday10am, dueZone: "Europe/London" },
    assigneeId: priya,
  });
  const wanted = await givenLead(db, calder, { pulledFor: priya, assigneeId: priya, callableFrom: wednesday10am });
  const elsewhere = await givenLead(db, harbour, { assigneeId: priya });
  const colleagues = await givenLead(db, calder, { assigneeId: tomasz });
  const hold = await leaseNext(db, { by: priya, now });
  expect(hold).toMatchObject({ hold: { leadId: held.leadId } });

  const taken = await removeCaller(db, { campaignId: calder.campaignId, userId: priya, by: marc, now });

  expect(taken).toEqual({ ok: true, leads: 3, inHand: true });
  for (const { leadId } of [promised, wanted])
    expect(await leadOf(db, leadId)).toMatchObject({ assigneeId: null, pulledFor: null });
  expect(await leadOf(db, promised.leadId)).toMatchObject({ nextAction: "callback", dueAt: wednesday10am });
  const told = await db.select().from(events).where(eq(events.type, "lead.assigned"));
  expect(told.map(({ leadId, data }) => ({ leadId, data }))).toEqual(
    expect.arrayContaining([held, promised, wanted].map(({ leadId }) => ({ leadId, data: { assigneeId: null } }))),
  );
  expect(told).toHaveLength(3);
  expect(await leadOf(db, elsewhere.leadId)).toMatchObject({ assigneeId: priya });
  expect(await leadOf(db, colleagues.leadId)).toMatchObject({ assigneeId: tomasz });
  expect(await leadOf(db, held.leadId)).toMatchObject({ heldBy: priya });
  expect(await leaseNext(db, { by: priya, now: minutesAfter(now, 1) })).toMatchObject({ resumed: true });
});
