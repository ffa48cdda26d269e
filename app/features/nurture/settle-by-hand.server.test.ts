import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads, touches, touchRuns } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { settleByHand } from "./settle-by-hand.server.ts";
import { startRuns } from "./start-runs.server.ts";
import { endRun, lockLead } from "./touch-runs.server.ts";

const now = daysAfter(tuesday10am, 31);
const touchesOf = (db: Db) => db.select().from(touches).orderBy(asc(touches.turn));

async function givenCard(db: Db) {
  const story = await givenStory(db);
  await givenPlan(db, story.calder, { by: story.marc, steps: [{ kind: "card", afterDays: 30 }] });
  const lead = await givenSleeper(db, story.calder);
  await startRuns(db, { now: tuesday10am });
  const touchId = (await touchesOf(db))[0]?.id ?? "";
  const settle = (done: boolean) => settleByHand(db, { touchId, done, by: story.priya, now });
  return { ...story, ...lead, settle };
}

dbTest("a card that was sent is settled once, and the next one is dated", async ({ db }) => {
  const { settle } = await givenCard(db);

  expect(await settle(true)).toEqual({ ok: true });
  expect(await settle(true)).toEqual({ ok: false, reason: "settled-already" });
  expect((await touchesOf(db)).map(({ status }) => status)).toEqual(["done", "planned"]);
});

dbTest.for(["woken", "suppressed"] as const)(
  "nothing is sent to a lead that was %s since; passing it over stays open",
  async (since, { db }) => {
    const { leadId, companyId, marc, settle } = await givenCard(db);
    if (since === "suppressed") await suppressByHand(db, { kind: "company", value: companyId, by: marc, now });
    else {
      const woken = { stage: "ready", nextAction: "call", callableFrom: now } as const;
      await db.update(leads).set(woken).where(eq(leads.id, leadId));
    }

    expect(await settle(true)).toEqual({ ok: false, reason: "not-to-be-sent" });
    expect(await settle(false)).toEqual({ ok: true });
    expect((await touchesOf(db))[0]).toMatchObject({ status: "skipped" });
  },
);

dbTest("a letter that is sent while the lead is written about waits for it, and not in a circle", async ({ db }) => {
  const { leadId, settle } = await givenCard(db);
  const [run] = await db.select().from(touchRuns);

  const sending = await db.transaction(async (tx) => {
    await lockLead(tx, leadId);
    const settled = settle(true);
    await untilBlocked(db);
    expect(await endRun(tx, { runId: run?.id ?? "", reason: "replied", by: null, now })).toBe(true);
    return { settled };
  });

  expect(await sending.settled).toEqual({ ok: false, reason: "settled-already" });
  expect((await touchesOf(db)).map(({ status }) => status)).toEqual(["stopped"]);
});
