import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, campaignAgents, leads } from "#db/schema.ts";
import { daysAfter, sunday10am, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { deskTest } from "#tests/desk-house.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenSleeper } from "#tests/given-plan.ts";
import { sitDown } from "#tests/open-desk.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { removeCaller } from "./callers.server.ts";
import { leaseNext } from "./lease.server.ts";
import { pullLead } from "./steer-lead.server.ts";

const now = tuesday10am;
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

dbTest("an agent wakes a lead that wrote to them, has it next, and it still says why it slept", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder, { priority: 100 });
  const { leadId } = await givenSleeper(db, calder, { now: daysAfter(now, -60) });

  expect(await pullLead(db, { leadId, agentId: priya, yields: true, by: priya, now })).toEqual({
    ok: true,
    waits: null,
  });

  expect(await leadOf(db, leadId)).toMatchObject({
    ...{ stage: "ready", nextAction: "call", dueAt: now, round: 2 },
    ...{ pulledFor: priya, assigneeId: priya, dormancyReason: "not-now" },
  });
  expect(await leaseNext(db, { by: priya, now })).toMatchObject({ hold: { leadId } });
});

dbTest(
  "a sleeper that nobody may ring sleeps on, and one that may not be rung yet waits for its hour",
  async ({ db }) => {
    const { calder, priya, marc } = await givenStory(db, { now: sunday10am });
    const later = await givenSleeper(db, calder, { now: sunday10am });
    const never = await givenSleeper(db, calder, { now: sunday10am });
    const entries = [{ clientId: null, kind: "number" as const, valueHash: hashOf("number", never.e164) }];
    await suppress(db, { entries, source: "person", by: marc, now: sunday10am });
    const pull = (leadId: string) => pullLead(db, { leadId, agentId: priya, by: marc, now: sunday10am });

    expect(await pull(never.leadId)).toMatchObject({ ok: false, reason: "never-callable" });
    expect(await leadOf(db, never.leadId)).toMatchObject({ stage: "nurturing", nextAction: "wake", round: 1 });
    expect(await pull(later.leadId)).toMatchObject({ ok: true, waits: { until: new Date("2026-11-16T09:00:00Z") } });
  },
);

dbTest(
  "what a manager wants a colleague to have next is not taken from them, and the wish ends with a sleep",
  async ({ db }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    const { leadId } = await givenLead(db, calder, { pulledFor: tomasz });

    expect(await pullLead(db, { leadId, agentId: priya, yields: true, by: priya, now })).toMatchObject({
      ...{ ok: false, reason: "a-colleagues", colleague: "Tomasz Wrona" },
    });
    const sleeps = { to: "nurturing", nextAction: "wake", dormancyReason: "not-now", reason: "not-now" } as const;
    await db.transaction((tx) => moveLead(tx, { leadId, ...sleeps, dueAt: daysAfter(now, 60), by: tomasz, now }));
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing", pulledFor: null });
  },
);

dbTest("an agent does not take what is a colleague's, a manager may", async ({ db }) => {
  const { calder, priya, tomasz, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, { assigneeId: tomasz });
  const asked = { leadId, agentId: priya, now };

  expect(await pullLead(db, { ...asked, yields: true, by: priya })).toEqual({
    ...{ ok: false, reason: "a-colleagues", colleague: "Tomasz Wrona" },
  });
  expect(await pullLead(db, { ...asked, by: marc })).toMatchObject({ ok: true });
  expect(await pullLead(db, { ...asked, yields: true, by: priya })).toMatchObject({ ok: true });
});

deskTest("a call to a lead that somebody chose is kept as one made by hand", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const chosen = await givenLead(db, calder, { e164: "+442079460916" });
  await pullLead(db, { leadId: chosen.leadId, agentId: priya, by: priya, now });
  const agent = await sitDown(db, priya);
  const { leadId, token } = await agent.ready();

  await agent.press("dial", { token, phoneNumberId: chosen.phoneNumberId }, leadId);

  const [call] = await db.select({ decision: attempts.decision }).from(attempts);
  expect([leadId, call?.decision]).toMatchObject([chosen.leadId, { verdict: "allow", way: "manual" }]);
});

dbTest(
  "who is taken off the campaign while a lead is pulled for them is not waited for in a circle",
  async ({ db }) => {
    const { calder, priya, marc } = await givenStory(db);
    const { campaignId } = calder;
    const { leadId } = await givenLead(db, calder, { assigneeId: priya });
    const by = { by: marc, now: tuesday10am };

    const both = await db.transaction(async (tx) => {
      const theirs = and(eq(campaignAgents.campaignId, campaignId), eq(campaignAgents.userId, priya));
      await tx.select().from(campaignAgents).where(theirs).for("update");
      const removed = removeCaller(db, { campaignId, userId: priya, ...by });
      await untilBlocked(db, "transactionid");
      const pulled = pullLead(db, { leadId, agentId: priya, ...by });
      await untilBlocked(db, "tuple");
      return [Promise.allSettled([removed, pulled])] as const;
    });

    expect(await both[0]).toMatchObject([
      { status: "fulfilled", value: { ok: true } },
      { status: "fulfilled", value: { ok: false, reason: "no-caller-here" } },
    ]);
  },
);
