import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, events, leads, users } from "#db/schema.ts";
import { minutesAfter, sunday10am, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { leaseNext } from "./lease.server.ts";
import { nextUp } from "./next-up.server.ts";
import { pauseAgent, resumeAgent } from "./pause.server.ts";
import { rankCampaign, rankLeads } from "./rank-leads.server.ts";
import { setCaller, setWeights } from "./set-order.server.ts";
import { assignLead, pullLead, pushLead } from "./steer-lead.server.ts";

const now = tuesday10am;
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const typesOf = async (db: Db) => (await db.select({ type: events.type }).from(events)).map(({ type }) => type);

dbTest(
  "what a manager pulls is served to that agent before their own promise, though it was due later",
  async ({ db }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    await givenLead(db, calder, { company: "Promised Ltd", nextAction: "callback", assigneeId: priya });
    const later = { dueAt: wednesday10am, callableFrom: wednesday10am };
    const { leadId } = await givenLead(db, calder, { company: "Later Ltd", ...later });

    expect(await pullLead(db, { leadId, agentId: priya, by: tomasz, now })).toEqual({ ok: true, waits: null });

    expect(await nextUp(db, { ...calder, agentId: priya, now })).toMatchObject([{ id: leadId }, {}]);
    expect(await leaseNext(db, { by: tomasz, now })).toMatchObject({ ok: false });
    expect(await leaseNext(db, { by: priya, now })).toMatchObject({ hold: { leadId } });
    expect(await typesOf(db)).toContain("lead.pulled");
  },
);

dbTest("what is long due is served to whom a manager pulled or gave it, and to no colleague first", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  const dueAt = minutesAfter(now, -300);
  const pulled = await givenLead(db, calder, { company: "Pulled Ltd", dueAt, callableFrom: dueAt });
  const given = await givenLead(db, calder, { company: "Given Ltd", dueAt, callableFrom: dueAt });
  await pullLead(db, { leadId: pulled.leadId, agentId: priya, by: tomasz, now });
  await assignLead(db, { leadId: given.leadId, assigneeId: priya, by: tomasz, now });

  expect(await leaseNext(db, { by: tomasz, now: minutesAfter(now, 1) })).toEqual({ ok: false, reason: "queue-empty" });
  expect(await leaseNext(db, { by: priya, now: minutesAfter(now, 2) })).toMatchObject({
    hold: { leadId: pulled.leadId },
  });
  // A break before the call takes nothing from what was asked for.
  await pauseAgent(db, { because: "break", until: minutesAfter(now, 60), by: priya, now: minutesAfter(now, 3) });
  expect(await leadOf(db, pulled.leadId)).toMatchObject({ pulledFor: priya, heldBy: null });
});

dbTest("nobody is given a lead whose language they do not speak, unless nobody speaks it", async ({ db }) => {
  const { calder, priya, tomasz, leah, marc } = await givenStory(db);
  const { leadId, companyId } = await givenLead(db, calder);
  await db.update(companies).set({ country: "DE" }).where(eq(companies.id, companyId));
  await rankLeads(db, { now });
  const give = (assigneeId: string | null) => assignLead(db, { leadId, assigneeId, by: marc, now });
  await db.update(users).set({ languages: ["en"] });
  expect(await give(priya)).toEqual({ ok: true });
  await give(null);
  await db
    .update(users)
    .set({ languages: ["en", "de"] })
    .where(eq(users.id, leah));

  expect(await give(tomasz)).toEqual({ ok: false, reason: "not-their-language" });
  expect(await leadOf(db, leadId)).toMatchObject({ language: "de", assigneeId: null });
  expect(await give(leah)).toEqual({ ok: true });
});

dbTest("what may not be called yet stays pulled until it may", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db, { now: sunday10am });
  const { leadId } = await givenLead(db, calder, { now: sunday10am });
  const monday = new Date("2026-11-16T09:00:00Z");
  const pulled = await pullLead(db, { leadId, agentId: priya, by: tomasz, now: sunday10am });
  expect(pulled).toMatchObject({ ok: true, waits: { until: monday, zone: "Europe/London" } });

  expect(await leaseNext(db, { by: priya, now: sunday10am })).toEqual({ ok: false, reason: "only-refusals" });
  expect(await leaseNext(db, { by: priya, now: monday })).toMatchObject({ hold: { leadId } });
});

dbTest("what may never be called is not pulled, and what does not wait says what has become of it", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const { leadId, e164 } = await givenLead(db, calder);
  const entries = [{ clientId: null, kind: "number" as const, valueHash: hashOf("number", e164) }];
  await suppress(db, { entries, source: "person", by: marc, now });
  const by = { leadId, by: marc, now };

  expect(await pullLead(db, { ...by, agentId: priya })).toMatchObject({ ok: false, reason: "never-callable" });
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", pulledFor: null });
  // Served to somebody, it ends for good.
  await leaseNext(db, { by: priya, now });
  for (const steer of [
    () => pullLead(db, { ...by, agentId: priya }),
    () => pushLead(db, { ...by, on: "2026-11-19" }),
    () => assignLead(db, { ...by, assigneeId: priya }),
  ])
    expect(await steer()).toEqual({ ok: false, reason: "not-ready", stage: "closed" });
});

dbTest("a lead is put off to a morning, given away, and left alone while it is in hand or promised", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const by = { leadId, by: tomasz, now };
  expect(await pushLead(db, { ...by, on: "2026-11-16" })).toEqual({ ok: false, reason: "day-past" });
  expect(await pushLead(db, { ...by, on: "2026-11-19" })).toEqual({ ok: true });
  expect((await leadOf(db, leadId))?.dueAt).toEqual(new Date("2026-11-19T09:00:00Z"));
  expect(await assignLead(db, { ...by, assigneeId: priya })).toEqual({ ok: true });
  expect(await leadOf(db, leadId)).toMatchObject({ assigneeId: priya });

  const held = await givenLead(db, calder, { company: "Held Ltd" });
  await leaseNext(db, { by: priya, now });
  expect(await pushLead(db, { leadId: held.leadId, by: tomasz, now, on: "2026-11-19" })).toEqual({
    ok: false,
    reason: "in-hand",
    holder: "Priya Nair",
  });
  const dueAt = minutesAfter(now, 60);
  const promised = await givenLead(db, calder, {
    company: "Three Ltd",
    nextAction: "callback",
    assigneeId: priya,
    dueAt,
  });
  const about = { leadId: promised.leadId, by: tomasz, now };
  expect(await pullLead(db, { ...about, agentId: tomasz })).toEqual({ ok: false, reason: "promised" });
  expect(await pushLead(db, { ...about, on: "2026-11-19" })).toEqual({ ok: false, reason: "promised" });
});

dbTest("who is away is served nothing, and what they had not called goes back", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  await leaseNext(db, { by: priya, now });
  expect(await pauseAgent(db, { because: "meeting", until: minutesAfter(now, 60), by: priya, now })).toEqual({
    ok: true,
  });

  expect(await leaseNext(db, { by: priya, now })).toEqual({ ok: false, reason: "paused" });
  expect(await leaseNext(db, { by: tomasz, now })).toMatchObject({ hold: { leadId } });
  await resumeAgent(db, { by: priya, now });
  expect(await leaseNext(db, { by: priya, now })).toEqual({ ok: false, reason: "queue-empty" });
  expect(await typesOf(db)).toEqual(expect.arrayContaining(["agent.paused", "agent.resumed", "lead.released"]));
});

dbTest(
  "an agent of two campaigns is served by their shares, and by the other where one has nothing",
  async ({ db }) => {
    const { calder, harbour, priya } = await givenStory(db);
    for (let n = 0; n < 3; n++) {
      await givenLead(db, calder, { company: `Calder's ${n}` });
      await givenLead(db, harbour, { company: `Harbour's ${n}` });
    }
    await rankLeads(db, { now });
    await setCaller(db, { ...calder, userId: priya, share: 3, languages: [], by: priya, now });
    let calders = 0;
    const turns = 200;
    for (let n = 0; n < turns; n++) {
      const next = await leaseNext(db, { by: priya, now: new Date(now.getTime() + n) });
      if (next.ok && next.hold.campaignId === calder.campaignId) calders += 1;
      await db.update(leads).set({ heldBy: null, holdToken: null, heldUntil: null });
    }
    expect(calders / turns).toBeGreaterThan(0.6);
    expect(calders / turns).toBeLessThan(0.9);
  },
);

dbTest("the next twenty stand in the order of the claim, each with its reasons", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder, { company: "Cold Ltd", priority: 20 });
  await givenLead(db, calder, { company: "Near Ltd", priority: 90 });
  await rankLeads(db, { now });
  const list = await nextUp(db, { ...calder, agentId: null, now });
  expect(list.map(({ company, why }) => [company, why[0]])).toEqual([
    ["Near Ltd", "nearly qualified"],
    ["Cold Ltd", "not called yet"],
  ]);
  const weights = {
    "own-promise": 0,
    promise: 0,
    dated: 0,
    "near-qualified": 0,
    woken: 0,
    "best-hour": 0,
    "fewer-calls": 0,
  };
  expect(await setWeights(db, { ...calder, weights, by: priya, now })).toEqual({ ok: true });
});

dbTest(
  "what their own promise is worth to an agent is the account manager’s to say, from first of all down",
  async ({ db }) => {
    const { calder, priya, tomasz, marc } = await givenStory(db);
    const near = await givenLead(db, calder, { company: "Near Ltd", priority: 100 });
    const own = await givenLead(db, calder, {
      company: "Own Ltd",
      priority: 0,
      nextAction: "callback",
      assigneeId: priya,
    });
    const nothing = { promise: 0, dated: 0, woken: 0, "best-hour": 0, "fewer-calls": 0 };
    const weighedAt = async (worth: number) => {
      const weights = { ...nothing, "near-qualified": 60, "own-promise": worth };
      await setWeights(db, { ...calder, weights, by: marc, now });
      await rankCampaign(db, { ...calder, now });
      const list = async (agentId: string | null) =>
        (await nextUp(db, { ...calder, agentId, now })).map(({ id }) => id);
      const foreseen = { hers: await list(priya), anybodys: await list(null) };
      const next = await leaseNext(db, { by: priya, now });
      await db.update(leads).set({ heldBy: null, holdToken: null, heldUntil: null });
      expect(next.ok && next.hold.leadId).toBe(foreseen.hers[0]);
      return { first: foreseen.hers[0], others: foreseen.anybodys[0] };
    };

    expect(await weighedAt(100)).toEqual({ first: own.leadId, others: near.leadId });
    expect(await weighedAt(70)).toEqual({ first: own.leadId, others: near.leadId });
    expect(await weighedAt(60)).toEqual({ first: own.leadId, others: near.leadId });
    expect(await weighedAt(50)).toEqual({ first: near.leadId, others: near.leadId });
    expect(await weighedAt(0)).toEqual({ first: near.leadId, others: near.leadId });
    // What is better is in a colleague's hand, or theirs: then the promise comes next.
    await leaseNext(db, { by: tomasz, now });
    expect(await leaseNext(db, { by: priya, now })).toMatchObject({ hold: { leadId: own.leadId } });
  },
);

dbTest("a lead is not put off out of anybody's sight by a slip of the year", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);

  expect(await pushLead(db, { leadId, on: "2999-01-01", by: marc, now })).toEqual({ ok: false, reason: "day-too-far" });
  expect(await pushLead(db, { leadId, on: "2028-11-01", by: marc, now })).toEqual({ ok: true });
});
