import { asc } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { messages, touches, touchRuns } from "#db/schema.ts";
import { type TouchKind, touchKinds } from "#db/vocabulary.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { hearReply, stopMail } from "./hear-of-mail.server.ts";
import { endRunByHand, settleByHand } from "./settle-by-hand.server.ts";
import { startRuns } from "./start-runs.server.ts";
import { wakeLeads } from "./wake-leads.server.ts";
import { workTouches } from "./work-touches.server.ts";

type Step = { kind: TouchKind; afterDays: number };
type Act =
  | { kind: "work"; days: number }
  | { kind: "by-hand"; done: boolean }
  | { kind: "reply" }
  | { kind: "bounce" }
  | { kind: "end" }
  | { kind: "start" };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("work" as const), days: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("by-hand" as const), done: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: "reply" }, { kind: "bounce" }, { kind: "end" }, { kind: "start" } as const),
  },
);
const plan = fc.record({
  repeats: fc.boolean(),
  steps: fc.array(fc.record({ kind: fc.constantFrom(...touchKinds), afterDays: fc.integer({ min: 1, max: 40 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
});

dbTest(
  "whatever happens to a plan: no touch twice, none after its end, and an open run is always dated",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    await fc.assert(
      fc.asyncProperty(plan, fc.array(act, { minLength: 4, maxLength: 12 }), async (written, acts) => {
        await emptied(db);
        await givenPlan(db, calder, { by: marc, ...written });
        const { leadId } = await givenSleeper(db, calder);
        let now = tuesday10am;
        await startRuns(db, { now });
        for (const one of acts) {
          if (one.kind === "work") now = minutesAfter(now, one.days * 24 * 60);
          // Two at once, as two workers and an impatient person are.
          await Promise.all([1, 2].map(() => carryOut(db, one, { leadId, by: marc, now })));
          await expectPromisesKept(db, written.steps);
        }
      }),
      { numRuns: 12 },
    );
  },
  60_000,
);

async function carryOut(
  db: Db,
  one: Act,
  { leadId, by, now }: { leadId: string; by: string; now: Date },
): Promise<void> {
  const [message] = await db.select().from(messages).limit(1);
  const messageId = message?.id ?? leadId;
  if (one.kind === "work") {
    await wakeLeads(db, { now });
    await workTouches(db, { now });
  } else if (one.kind === "start") await startRuns(db, { now });
  else if (one.kind === "reply") await hearReply(db, { messageId, now });
  else if (one.kind === "bounce") await stopMail(db, { messageId, reason: "bounced", now });
  else if (one.kind === "end") await endRunByHand(db, { leadId, by, now });
  else if (one.kind === "by-hand") {
    const [planned] = (await db.select().from(touches)).filter(({ status }) => status === "planned");
    if (planned) await settleByHand(db, { touchId: planned.id, done: one.done, by, now });
  }
}

async function expectPromisesKept(db: Db, steps: Step[]): Promise<void> {
  const runs = await db.select().from(touchRuns);
  const all = await db.select().from(touches).orderBy(asc(touches.turn));
  const sent = await db.select().from(messages);
  for (const run of runs) {
    const own = all.filter(({ runId }) => runId === run.id);
    expect(own.map(({ turn }) => turn)).toEqual(own.map((_, at) => at + 1));
    expect(own.map(({ kind }) => kind)).toEqual(own.map((_, at) => steps[at % steps.length]?.kind));
    expect(own.filter(({ status }) => status === "planned")).toHaveLength(run.endedAt ? 0 : 1);
    for (const { settledAt } of own)
      if (run.endedAt && settledAt) expect(settledAt.getTime()).toBeLessThanOrEqual(run.endedAt.getTime());
  }
  expect(runs.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(1);
  const withMail = all.filter(({ messageId }) => messageId !== null);
  expect(new Set(withMail.map(({ messageId }) => messageId)).size).toBe(sent.length);
  expect(withMail).toHaveLength(sent.length);
}

async function emptied(db: Db): Promise<void> {
  await db.execute("delete from touches");
  await db.execute("delete from touch_runs");
  await db.execute("delete from touch_plans");
  await db.execute("delete from messages");
  await db.execute("delete from mail_stops");
  await db.execute(
    "update leads set merged_into_id = null, stage = 'closed', closed_reason = 'campaign-ended', next_action = null, due_at = null",
  );
}
