import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { suppressNumber } from "#app/features/compliance/suppress.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, events, leads, phoneNumbers, screenings } from "#db/schema.ts";
import { minutesAfter, sunday10am, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenAgents } from "#tests/given-agents.ts";
import { holdMinutes } from "./claim.server.ts";
import { keepHold } from "./hold.server.ts";
import { leaseNext } from "./lease.server.ts";
import { releaseExpired } from "./release-expired.server.ts";
import { skipLead } from "./skip.server.ts";

const eventsOf = (db: Db, type: string) => db.select().from(events).where(eq(events.type, type));
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

dbTest(
  "twenty agents pressing Next at once each get a different lead, 20 rounds, ledger included",
  { timeout: 120_000 },
  async ({ db }) => {
    const { calder } = await givenStory(db);
    const agents = await givenAgents(db, { campaign: calder, number: 20 });
    for (let n = 0; n < 25; n++) await givenLead(db, calder, { company: `Company ${n} Ltd` });

    let leased = 0;
    for (let round = 0; round < 20; round++) {
      const now = minutesAfter(tuesday10am, (round * (holdMinutes + 1)) % 300);
      const answers = await Promise.all(agents.map((by) => leaseNext(db, { by, now })));

      const held = answers.flatMap((answer) => (answer.ok ? [answer.hold.leadId] : []));
      expect(held).toHaveLength(20);
      expect(new Set(held).size).toBe(20);
      leased += held.length;
      await db.update(leads).set({ heldBy: null, holdToken: null, heldUntil: null });
    }
    expect(await eventsOf(db, "lead.leased")).toHaveLength(leased);
  },
);

dbTest("the better lead comes first, then the one that has been callable longest", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder, { company: "Cold Ltd", callableFrom: minutesAfter(tuesday10am, -90) });
  const near = await givenLead(db, calder, { company: "Quoted Ltd", priority: 50 });
  await givenLead(db, calder, { company: "Better, but later", priority: 90, callableFrom: wednesday10am });

  const next = await leaseNext(db, { by: priya, now: tuesday10am });

  expect(next).toMatchObject({ ok: true, resumed: false, hold: { leadId: near.leadId } });
});

dbTest(
  "an agent with a live hold gets the same lead again; when it has run out, it is let go of and written down",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    await givenLead(db, calder);
    const first = await leaseNext(db, { by: priya, now: tuesday10am });
    const again = await leaseNext(db, { by: priya, now: minutesAfter(tuesday10am, holdMinutes - 1) });
    const late = await leaseNext(db, { by: priya, now: minutesAfter(tuesday10am, holdMinutes + 1) });

    if (!first.ok || !again.ok || !late.ok) throw new Error("The queue was empty.");
    expect(again).toMatchObject({ resumed: true, hold: { token: first.hold.token } });
    expect(late).toMatchObject({ resumed: false });
    expect(late.hold.token).not.toBe(first.hold.token);
    expect((await eventsOf(db, "lead.released")).map((event) => event.data)).toEqual([
      { holdToken: first.hold.token, why: "expired" },
    ]);
  },
);

dbTest(
  "the lead of a browser that died is let go of by the worker, or taken by whoever comes first",
  async ({ db }) => {
    const { calder, priya, tomasz, leah } = await givenStory(db);
    const { leadId } = await givenLead(db, calder);
    await leaseNext(db, { by: priya, now: tuesday10am });

    expect(await releaseExpired(db, { now: minutesAfter(tuesday10am, holdMinutes) })).toBe(0);
    const late = minutesAfter(tuesday10am, holdMinutes + 1);
    expect(await leaseNext(db, { by: tomasz, now: late })).toMatchObject({ hold: { leadId } });
    expect(await releaseExpired(db, { now: minutesAfter(late, holdMinutes + 1) })).toBe(1);
    expect(await leadOf(db, leadId)).toMatchObject({ heldBy: null });
    expect(await leaseNext(db, { by: leah, now: minutesAfter(late, holdMinutes + 1) })).toMatchObject({
      hold: { leadId },
    });
    expect(await eventsOf(db, "lead.released")).toMatchObject([{ by: tomasz, data: { why: "expired" } }]);
  },
);

dbTest(
  "my own callback comes before everything, a colleague's only when they let it lie for half an hour",
  async ({ db }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    await givenLead(db, calder, { company: "Warm Ltd", priority: 90 });
    const promised = await givenLead(db, calder, {
      company: "Promised Ltd",
      nextAction: "callback",
      assigneeId: priya,
    });

    expect(await leaseNext(db, { by: priya, now: tuesday10am })).toMatchObject({ hold: { leadId: promised.leadId } });
    await db.update(leads).set({ heldBy: null, holdToken: null, heldUntil: null });
    await db.update(leads).set({ callableFrom: wednesday10am }).where(eq(leads.priority, 90));

    expect(await leaseNext(db, { by: tomasz, now: minutesAfter(tuesday10am, 29) })).toEqual({
      ok: false,
      reason: "queue-empty",
    });
    expect(await leaseNext(db, { by: tomasz, now: minutesAfter(tuesday10am, 31) })).toMatchObject({
      hold: { leadId: promised.leadId },
    });
  },
);

dbTest("an agent pressing Next in five tabs at once has one lead", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  for (let n = 0; n < 5; n++) await givenLead(db, calder, { company: `Company ${n} Ltd` });

  const answers = await Promise.all(Array.from({ length: 5 }, () => leaseNext(db, { by: priya, now: tuesday10am })));

  expect(new Set(answers.map((answer) => (answer.ok ? answer.hold.leadId : null))).size).toBe(1);
  expect(await eventsOf(db, "lead.leased")).toHaveLength(1);
});

dbTest("outside calling hours nothing is handed out; the lead remembers when to ask again", async ({ db }) => {
  const { calder, priya } = await givenStory(db, { now: sunday10am });
  const { leadId } = await givenLead(db, calder, { now: sunday10am });

  const answer = await leaseNext(db, { by: priya, now: sunday10am });

  expect(answer).toEqual({ ok: false, reason: "only-refusals" });
  expect(await leadOf(db, leadId)).toMatchObject({
    stage: "ready",
    heldBy: null,
    callableFrom: new Date("2026-11-16T09:00:00Z"),
  });
});

dbTest("a lead without a number goes to research, one whose numbers are all suppressed ends", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const silent = await givenLead(db, calder, { company: "Silent Ltd", priority: 20 });
  await db.delete(phoneNumbers).where(eq(phoneNumbers.companyId, silent.companyId));
  const closed = await givenLead(db, calder, { company: "Refused Ltd", priority: 10 });
  await db.transaction((tx) =>
    suppressNumber(tx, { phoneNumberId: closed.phoneNumberId, leadId: closed.leadId, by: priya, now: tuesday10am }),
  );

  expect(await leaseNext(db, { by: priya, now: tuesday10am })).toMatchObject({ ok: false });

  expect(await leadOf(db, silent.leadId)).toMatchObject({ stage: "research", nextAction: "research", heldBy: null });
  expect(await leadOf(db, closed.leadId)).toMatchObject({
    stage: "closed",
    closedReason: "asked-not-to-be-called",
    heldBy: null,
  });
});

dbTest("an old screening list stops the queue until a new one is loaded", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  await db
    .update(screenings)
    .set({ asOf: minutesAfter(tuesday10am, -29 * 24 * 60) })
    .where(eq(screenings.list, "CTPS"));

  expect(await leaseNext(db, { by: priya, now: tuesday10am })).toEqual({ ok: false, reason: "only-refusals" });
});

dbTest("a skipped lead comes back by itself, and a stale token moves nothing", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const next = await leaseNext(db, { by: priya, now: tuesday10am });
  if (!next.ok) throw new Error(next.reason);
  const skip = { leadId, token: next.hold.token, reason: "bad-moment" as const, now: tuesday10am };

  expect(await skipLead(db, { ...skip, by: tomasz })).toEqual({ ok: false, reason: "hold-lost" });
  expect(await skipLead(db, { ...skip, by: priya })).toEqual({ ok: true });
  expect(await skipLead(db, { ...skip, by: priya })).toEqual({ ok: false, reason: "hold-lost" });
  expect(await keepHold(db, { ...skip, by: priya })).toEqual({ ok: false, reason: "hold-lost" });

  expect(await leadOf(db, leadId)).toMatchObject({
    stage: "ready",
    heldBy: null,
    dueAt: minutesAfter(tuesday10am, 120),
  });
  expect(await leaseNext(db, { by: tomasz, now: minutesAfter(tuesday10am, 121) })).toMatchObject({ hold: { leadId } });
});

dbTest("the claim takes one row even when the planner walks in a nested loop", async ({ db, pool }) => {
  const { calder, priya } = await givenStory(db);
  for (let n = 0; n < 30; n++) await givenLead(db, calder, { company: `Company ${n} Ltd` });
  pool.on("connect", (client) =>
    client.query("set enable_hashjoin = off; set enable_mergejoin = off; set enable_bitmapscan = off"),
  );
  await pool.query("analyze leads").catch(() => {});

  await leaseNext(db, { by: priya, now: tuesday10am });

  const held = await db
    .select({ id: leads.id })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .where(eq(leads.heldBy, priya));
  expect(held).toHaveLength(1);
});
