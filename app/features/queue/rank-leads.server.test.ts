import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, companies, leads } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { leaseNext } from "./lease.server.ts";
import { orderFacts } from "./order-facts.server.ts";
import { rankCampaign, rankLeads } from "./rank-leads.server.ts";

const now = tuesday10am;
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const letGo = (db: Db) => db.update(leads).set({ heldBy: null, holdToken: null, heldUntil: null });

dbTest("what was promised comes before what is dated, then the nearly qualified, then the cold", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  const cold = await givenLead(db, calder, { company: "Cold Ltd", priority: 30, dueAt: minutesAfter(now, -900) });
  const near = await givenLead(db, calder, { company: "Near Ltd", priority: 90 });
  const kept = await givenLead(db, calder, { company: "Kept Ltd", assigneeId: priya });
  const promised = await givenLead(db, calder, { company: "Promised Ltd", nextAction: "callback" });
  expect(await rankLeads(db, { now })).toBe(4);
  expect(await rankLeads(db, { now })).toBe(0);

  const served: string[] = [];
  for (const _ of [1, 2, 3, 4]) {
    const next = await leaseNext(db, { by: priya, now });
    if (!next.ok) throw new Error(next.reason);
    served.push(next.hold.leadId);
    await db
      .update(leads)
      .set({ callableFrom: minutesAfter(now, 600) })
      .where(eq(leads.id, next.hold.leadId));
    await letGo(db);
  }
  expect(served).toEqual([promised, kept, near, cold].map(({ leadId }) => leadId));
  expect(await leaseNext(db, { by: tomasz, now })).toEqual({ ok: false, reason: "queue-empty" });
});

dbTest("a fact that changes asks for a new place; taking and letting go of a lead does not", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, { priority: 40 });
  await rankLeads(db, { now });
  const { queueRank } = (await leadOf(db, leadId)) ?? {};

  await leaseNext(db, { by: priya, now });
  await letGo(db);
  expect(await leadOf(db, leadId)).toMatchObject({ queueRank, rankAgainAt: null });

  await db.update(leads).set({ nextAction: "callback", assigneeId: priya }).where(eq(leads.id, leadId));
  expect(await rankLeads(db, { now })).toBe(1);
  expect((await leadOf(db, leadId))?.queueRank).toBeLessThan(queueRank ?? 0);
});

dbTest("an account manager's weights order their own campaign anew", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const near = await givenLead(db, calder, { company: "Near Ltd", priority: 90, callableFrom: minutesAfter(now, -60) });
  const kept = await givenLead(db, calder, { company: "Kept Ltd", assigneeId: priya });
  await db
    .update(campaigns)
    .set({ queueWeights: { dated: 0, "near-qualified": 100 } })
    .where(eq(campaigns.id, calder.campaignId));
  await rankCampaign(db, { campaignId: calder.campaignId, now });

  expect((await leadOf(db, near.leadId))?.queueRank).toBeLessThan((await leadOf(db, kept.leadId))?.queueRank ?? 0);
});

dbTest(
  "an agent is served what they can speak, and whatever comes where nobody has said",
  async ({ db, ownerPool }) => {
    const { calder, priya } = await givenStory(db);
    const german = await givenLead(db, calder, { company: "Spedition Nord GmbH" });
    await db.update(companies).set({ country: "DE" }).where(eq(companies.id, german.companyId));
    await rankLeads(db, { now });
    expect((await leadOf(db, german.leadId))?.language).toBe("de");
    const english = await givenLead(db, calder, { company: "Tay Valley Freight Ltd" });
    await rankLeads(db, { now });
    await ownerPool.query("update users set languages = '{en,fr}' where id = $1", [priya]);

    expect(await leaseNext(db, { by: priya, now })).toMatchObject({ hold: { leadId: english.leadId } });
    await db
      .update(leads)
      .set({ heldBy: null, holdToken: null, heldUntil: null, stage: "research", nextAction: "research" })
      .where(eq(leads.id, english.leadId));
    expect(await leaseNext(db, { by: priya, now })).toEqual({ ok: false, reason: "queue-empty" });
    // Nobody here speaks it: it waits for nobody.
    await ownerPool.query("update users set languages = '{en}'");
    expect(await leaseNext(db, { by: priya, now })).toMatchObject({ ok: false, reason: "only-refusals" });

    // Corrected, they are spoken to in another language.
    await db.update(companies).set({ country: "GB" }).where(eq(companies.id, german.companyId));
    await rankLeads(db, { now });
    expect((await leadOf(db, german.leadId))?.language).toBe("en");
  },
);

dbTest("a mailbox that answered is nobody: its hour is no good hour", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  const goodHoursNow = async () => (await orderFacts(db, [leadId], now))[0]?.facts.goodHours;
  expect(await goodHoursNow()).toEqual([9, 10, 11]);

  const said = { chosenAt: null, zone: null, sure: true, by: priya, now: minutesAfter(now, 3) };
  expect(await recordOutcome(db, { ...call, ...said, disposition: "voicemail" })).toMatchObject({ ok: true });

  expect(await goodHoursNow()).toEqual([]);
});
