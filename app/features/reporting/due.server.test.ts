import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { campaigns, leads, touches } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { dueList } from "./due.server.ts";

dbTest("a card is handed out only while its lead sleeps", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
  const { leadId } = await givenSleeper(db, calder);
  await startRuns(db, { now: tuesday10am });
  const due = async () =>
    (await dueList(db, { agentId: null, campaignId: null, now: daysAfter(tuesday10am, 31) })).items;

  expect(await due()).toMatchObject([{ kind: "card", leadId }]);

  const closed = { stage: "closed", nextAction: null, dueAt: null, closedReason: "never-a-fit" } as const;
  await db
    .update(leads)
    .set({ ...closed, dormancyReason: null })
    .where(eq(leads.id, leadId));
  expect(await due()).toEqual([]);
});

dbTest("a letter is overdue on the day after its own, and not the same morning", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "letter", afterDays: 30 }] });
  await givenSleeper(db, calder);
  await startRuns(db, { now: tuesday10am });
  const [touch] = await db.select({ dueAt: touches.dueAt }).from(touches);
  const at = async (now: Date) => (await dueList(db, { agentId: null, campaignId: null, now })).items;
  const dueAt = touch?.dueAt ?? tuesday10am;

  expect(await at(minutesAfter(dueAt, 30))).toMatchObject([{ kind: "letter", overdue: false }]);
  expect(await at(daysAfter(dueAt, 1))).toMatchObject([{ kind: "letter", overdue: true }]);
});

dbTest("what a paused or an ended campaign holds up, or a wish, stands apart with its reason", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  const day = { dueAt: daysAfter(tuesday10am, 10) };
  const silent = await givenSleeper(db, calder, { company: "Silent Ltd", ...day });
  const hers = await givenSleeper(db, calder, { company: "Hers Ltd", ...day });
  const open = await givenSleeper(db, calder, { company: "Open Ltd", ...day });
  const held = await givenSleeper(db, harbour, { company: "Held Ltd", ...day });
  const now = tuesday10am;
  await suppressByHand(db, { kind: "company", value: silent.companyId, clientId: calder.clientId, by: marc, now });
  await suppressByHand(db, { kind: "company", value: hers.companyId, clientId: harbour.clientId, by: marc, now });
  const due = async () => {
    const { items, stopped, total } = await dueList(db, { agentId: null, campaignId: null, now });
    return {
      due: items.map(({ leadId }) => leadId),
      stopped: stopped.map(({ company, stop }) => [company, stop]),
      total,
    };
  };
  const pausedUntil = async (until: string | null) =>
    db.update(campaigns).set({ status: "paused", pausedUntil: until }).where(eq(campaigns.id, harbour.campaignId));

  await pausedUntil(null);
  expect(await due()).toEqual({
    due: expect.arrayContaining([hers.leadId, open.leadId]),
    stopped: [
      ["Silent Ltd", "suppressed"],
      ["Held Ltd", "campaign-paused"],
    ],
    total: 2,
  });
  await pausedUntil("2026-11-20");
  expect((await due()).due).toContain(held.leadId);
  await db.update(campaigns).set({ endsOn: "2026-11-25" }).where(eq(campaigns.id, harbour.campaignId));
  expect((await due()).stopped).toContainEqual(["Held Ltd", "campaign-ended"]);
});

dbTest("a day that lies behind the first five hundred opens its own list", async ({ db }) => {
  const { calder } = await givenStory(db);
  const { leadId } = await givenSleeper(db, calder, { company: "Late Ltd", dueAt: daysAfter(tuesday10am, 20) });
  await db.execute(sql`
    with made as (
      insert into companies (client_id, name, created_at) select ${calder.clientId}, 'Soon ' || n, now() from generate_series(1, 500) n returning id
    )
    insert into leads (client_id, campaign_id, company_id, stage, next_action, due_at, dormancy_reason, source, stage_at, created_at)
    select ${calder.clientId}, ${calder.campaignId}, id, 'nurturing', 'wake', ${daysAfter(tuesday10am, 3).toISOString()}, 'not-now', 'hand', now(), now()
    from made`);
  const due = (day: string | null) => dueList(db, { agentId: null, campaignId: null, day, now: tuesday10am });

  const all = await due(null);
  expect(all).toMatchObject({ total: 501, items: { length: 500 } });
  const [, last] = all.days;
  expect(last).toMatchObject({ kind: "wake", n: 1 });
  const opened = await due(last?.day ?? "");
  expect(opened).toMatchObject({ total: 501, items: [{ leadId, company: "Late Ltd" }], days: all.days });
});
