import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, clients, companies, events, leads, messages, touches, touchRuns } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { startRuns } from "./start-runs.server.ts";
import { workTouches } from "./work-touches.server.ts";

const monthly = [
  { kind: "email", afterDays: 30 },
  { kind: "call", afterDays: 30 },
] as const;
const inAMonth = new Date("2026-12-17T10:00:00Z");
const touchesOf = (db: Db) => db.select().from(touches).orderBy(asc(touches.turn));
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const written = (db: Db) => db.select().from(messages);

async function givenDue(db: Db, email?: string | null) {
  const story = await givenStory(db);
  await givenPlan(db, story.calder, { by: story.marc, steps: [...monthly] });
  const lead = await givenSleeper(db, story.calder, email === undefined ? {} : { email });
  await startRuns(db, { now: tuesday10am });
  return { ...story, ...lead };
}

dbTest("a lead that falls asleep begins its campaign's plan once, with its first touch dated", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [...monthly] });
  await givenSleeper(db, calder);
  await givenSleeper(db, harbour);

  const both = await Promise.all([startRuns(db, { now: tuesday10am }), startRuns(db, { now: tuesday10am })]);

  expect(both.reduce((a, b) => a + b)).toBe(1);
  expect(await touchesOf(db)).toMatchObject([
    { turn: 1, kind: "email", status: "planned", dueAt: new Date("2026-12-17T09:30:00Z") },
  ]);
});

dbTest(
  "an email of a plan is written once, whoever works at it, and the call after it wakes the lead",
  async ({ db }) => {
    const { leadId } = await givenDue(db);

    expect(await workTouches(db, { now: daysAfter(tuesday10am, 29) })).toBe(0);
    const both = await Promise.all([workTouches(db, { now: inAMonth }), workTouches(db, { now: inAMonth })]);

    expect(both.reduce((a, b) => a + b)).toBe(1);
    expect(await written(db)).toMatchObject([
      {
        subject: "How is Harrow & Pike Logistics Ltd?",
        body: "Hello Helen,\n\nCalder Telematics asks.",
        oneClick: true,
      },
    ]);
    const [first, second] = await touchesOf(db);
    expect(first).toMatchObject({ status: "done", settledAt: inAMonth });
    expect(second).toMatchObject({ kind: "call", status: "planned" });
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing" });

    const dayOfCall = minutesAfter(second?.dueAt ?? inAMonth, 5);
    expect(await workTouches(db, { now: dayOfCall })).toBe(1);
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: dayOfCall, round: 2 });
    // While it is called nothing is written to it, and what comes next stays dated.
    expect(await workTouches(db, { now: daysAfter(dayOfCall, 40) })).toBe(0);
    expect((await touchesOf(db)).at(-1)).toMatchObject({ turn: 3, status: "planned", dueAt: daysAfter(dayOfCall, 47) });
    expect(await written(db)).toHaveLength(1);
  },
);

dbTest("nothing is written at night where they are, nor from a paused campaign", async ({ db }) => {
  const { calder, companyId } = await givenDue(db);
  await db.update(companies).set({ timeZone: "Australia/Perth" }).where(eq(companies.id, companyId));

  expect(await workTouches(db, { now: inAMonth })).toBe(0);
  const [waits] = await touchesOf(db);
  expect(waits?.dueAt).toEqual(new Date("2026-12-18T00:00:00Z"));

  await db.update(campaigns).set({ status: "paused" }).where(eq(campaigns.id, calder.campaignId));
  expect(await workTouches(db, { now: new Date("2026-12-18T02:00:00Z") })).toBe(0);
  expect(await written(db)).toEqual([]);
});

dbTest(
  "a campaign begins plans and writes on its own days where its client is, and not after its last one",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    await givenPlan(db, calder, { by: marc, steps: [{ kind: "email", afterDays: 30 }] });
    await givenSleeper(db, calder);
    const campaign = (now: Partial<typeof campaigns.$inferInsert>) =>
      db.update(campaigns).set(now).where(eq(campaigns.id, calder.campaignId));

    await campaign({ endsOn: "2026-11-16" });
    expect(await startRuns(db, { now: tuesday10am })).toBe(0);
    const zone = (timeZone: string) => db.update(clients).set({ timeZone });
    await zone("Pacific/Honolulu");
    expect(await startRuns(db, { now: new Date("2026-11-17T09:59:00Z") })).toBe(1);
    await zone("Europe/London");
    await campaign({ endsOn: "2026-12-16" });

    expect(await workTouches(db, { now: inAMonth })).toBe(0);
    await campaign({ endsOn: "2026-12-17" });
    expect(await workTouches(db, { now: inAMonth })).toBe(1);
  },
);

dbTest.for([
  ["email", "helen@harrow.example"],
  ["domain", "harrow.example"],
  ["company", null],
  ["person", null],
] as const)(
  "whoever is suppressed by %s gets nothing, and the plan goes on with its next touch",
  async ([kind, said], { db }) => {
    const { companyId, contactId, marc } = await givenDue(db, "helen@harrow.example");
    const value = said ?? (kind === "company" ? companyId : contactId);
    await suppressByHand(db, { kind, value, by: marc, now: tuesday10am });

    await workTouches(db, { now: inAMonth });

    expect(await written(db)).toEqual([]);
    expect(await touchesOf(db)).toMatchObject([
      { status: "skipped", skipped: "suppressed" },
      { kind: "call", status: "planned" },
    ]);
  },
);

dbTest(
  "where nobody has an address, or the country asks for a basis that nobody recorded, it is left out and said so",
  async ({ db }) => {
    const { companyId } = await givenDue(db);
    await db.update(companies).set({ country: "DE" }).where(eq(companies.id, companyId));
    await workTouches(db, { now: inAMonth });
    expect((await touchesOf(db))[0]).toMatchObject({ status: "skipped", skipped: "no-basis" });
    const told = await db.select({ data: events.data }).from(events).where(eq(events.type, "touch.skipped"));
    expect(told[0]?.data).toMatchObject({ kind: "email", why: "no-basis" });
  },
);

dbTest("one address gets one such email a week, whichever client writes", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  for (const campaign of [calder, harbour]) {
    await givenPlan(db, campaign, { by: marc, steps: [...monthly] });
    await givenSleeper(db, campaign, { email: "office@both.example" });
  }
  await startRuns(db, { now: tuesday10am });

  expect(await workTouches(db, { now: inAMonth })).toBe(1);

  expect(await written(db)).toHaveLength(1);
  const waiting = (await touchesOf(db)).filter(({ kind, status }) => kind === "email" && status === "planned");
  expect(waiting).toMatchObject([{ dueAt: daysAfter(inAMonth, 7) }]);
});

dbTest("a lead that has gone on to the client leaves its plan", async ({ db }) => {
  const { leadId } = await givenDue(db);
  await db
    .update(leads)
    .set({ stage: "qualified", nextAction: "review", dormancyReason: null })
    .where(eq(leads.id, leadId));

  await workTouches(db, { now: inAMonth });

  expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "moved-on" }]);
  expect(await touchesOf(db)).toMatchObject([{ status: "stopped" }]);
});

dbTest(
  "a card waits for a person while its lead is on the plan, and ends with the plan once it has left",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 30 }] });
    const { leadId } = await givenSleeper(db, calder);
    await startRuns(db, { now: tuesday10am });
    const lead = (now: Partial<typeof leads.$inferInsert>) => db.update(leads).set(now).where(eq(leads.id, leadId));

    expect(await workTouches(db, { now: inAMonth })).toBe(0);
    await lead({ stage: "ready", nextAction: "call", callableFrom: inAMonth });
    expect(await workTouches(db, { now: inAMonth })).toBe(0);
    expect(await touchesOf(db)).toMatchObject([{ status: "planned", dueAt: new Date("2026-12-17T09:30:00Z") }]);

    await lead({
      stage: "closed",
      nextAction: null,
      dueAt: null,
      callableFrom: null,
      closedReason: "never-a-fit",
      dormancyReason: null,
    });
    expect(await workTouches(db, { now: inAMonth })).toBe(1);
    expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "moved-on" }]);
    expect(await touchesOf(db)).toMatchObject([{ status: "stopped" }]);
  },
);

dbTest("of those who fell asleep together as many are called in a day as their agents can take on", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "call", afterDays: 30 }] });
  for (let i = 0; i < 40; i++) await givenSleeper(db, calder, { email: null });
  await startRuns(db, { now: tuesday10am });

  expect(await workTouches(db, { now: inAMonth })).toBe(30);
  expect(await workTouches(db, { now: minutesAfter(inAMonth, 1) })).toBe(0);

  const later = (await touchesOf(db)).filter(({ turn, status }) => turn === 1 && status === "planned");
  expect(later.map(({ dueAt }) => dueAt)).toEqual(Array(10).fill(new Date("2026-12-18T09:00:00Z")));
  expect(await workTouches(db, { now: daysAfter(inAMonth, 1) })).toBe(10);
});

dbTest("a letter that never went makes nobody rest from the next", async ({ db }) => {
  const { calder } = await givenDue(db, "helen@harrow.example");
  const second = await givenSleeper(db, calder, { company: "Pike Freight", email: "helen@harrow.example" });
  await workTouches(db, { now: inAMonth });
  await db.update(messages).set({ status: "failed", sentAt: null });

  await startRuns(db, { now: tuesday10am });
  const tomorrow = daysAfter(inAMonth, 1);
  await db.update(touches).set({ dueAt: tomorrow }).where(eq(touches.leadId, second.leadId));
  await workTouches(db, { now: tomorrow });

  expect((await written(db)).map(({ status }) => status).sort()).toEqual(["failed", "queued"]);
});
