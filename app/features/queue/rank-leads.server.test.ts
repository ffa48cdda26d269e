import { eq } from "drizzle-orm";
import type { Pool } from "pg";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { campaigns, companies, leads } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { claim } from "./claim.server.ts";
import { leaseNext } from "./lease.server.ts";
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

/** Does this while somebody has locked what the worker needs next, and then lets it go on. */
async function whileLocked<T>(pool: Pool, lock: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`begin; ${lock}`);
    return await work();
  } finally {
    await client.query("rollback");
    client.release();
  }
}

dbTest(
  "a lead that is being placed can be taken meanwhile, and is placed in the next round",
  async ({ db, ownerPool }) => {
    const { calder, priya } = await givenStory(db);
    const taken = await givenLead(db, calder, { company: "Taken Ltd", priority: 90 });
    await givenLead(db, calder, { company: "Waiting Ltd" });

    const { ranking } = await whileLocked(ownerPool, "lock table attempts in access exclusive mode", async () => {
      const ranking = rankLeads(db, { now });
      await untilBlocked(db);
      expect(await claim(db, { by: priya, now })).toMatchObject({ leadId: taken.leadId });
      return { ranking };
    });

    expect(await ranking).toBe(1);
    expect(await leadOf(db, taken.leadId)).toMatchObject({ heldBy: priya, rankAgainAt: new Date(0) });
    expect(await rankLeads(db, { now })).toBe(1);
    expect(await leadOf(db, taken.leadId)).toMatchObject({ heldBy: priya, rankAgainAt: null });
  },
);

dbTest(
  "a campaign is placed anew in pieces: all of its leads, and never more than five hundred locked",
  async ({ db, ownerPool }) => {
    const { calder } = await givenStory(db);
    await givenLead(db, calder);
    const all = 1_100;
    await ownerPool.query(
      `with made as (
       insert into companies (client_id, name, country, created_at)
       select client_id, 'Company ' || n, 'GB', created_at from leads, generate_series(2, $1) n returning id, client_id, created_at)
     insert into leads (client_id, campaign_id, company_id, stage, stage_at, next_action, due_at, callable_from, source, created_at)
     select client_id, $2, id, 'ready', created_at, 'call', created_at, created_at, 'hand', created_at from made`,
      [all, calder.campaignId],
    );
    await db.update(leads).set({ rankAgainAt: null });
    const [far] = await db.select({ id: leads.id }).from(leads).orderBy(leads.id).offset(800).limit(1);

    const { ranking } = await whileLocked(
      ownerPool,
      `select from leads where id = '${far?.id}' for update`,
      async () => {
        const ranking = rankCampaign(db, { campaignId: calder.campaignId, now });
        await untilBlocked(db);
        const free = await db.execute("select id from leads for update skip locked");
        expect(all - free.rows.length).toBeLessThanOrEqual(500);
        return { ranking };
      },
    );

    expect(await ranking).toBe(all);
  },
);
