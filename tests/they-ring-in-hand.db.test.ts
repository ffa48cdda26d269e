import { eq } from "drizzle-orm";
import type pg from "pg";
import { expect } from "vitest";
import { hearCallerAgain } from "#app/features/outcomes/promises/hear-caller.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { keepHold } from "#app/features/queue/hold.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { releaseExpired } from "#app/features/queue/release-expired.server.ts";
import { skipLead } from "#app/features/queue/skip.server.ts";
import type { Db } from "#db/client.server.ts";
import { events } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { rings } from "./given-caller.ts";
import { leadOf } from "./merging.ts";

/** They ring while Priya has their lead open; when the worker is to look again. */
async function givenRingsInHand(db: Db, jobs: pg.Pool) {
  const { calder, priya } = await givenStory(db);
  const { leadId, e164 } = await givenLead(db, calder);
  const leased = await leaseNext(db, { by: priya, now: tuesday10am });
  if (!leased.ok) throw new Error(leased.reason);
  const { callEventId, says, heard } = await rings(db, { from: e164, now: minutesAfter(tuesday10am, 1) });
  expect(says).toContain("We will try again");
  expect(heard).toEqual({ promisedAt: null });
  const looksAgainAt = async () =>
    (await jobs.query("select run_at from graphile_worker.jobs where task_identifier = 'hear-caller-again'")).rows[0]
      ?.run_at;
  return { priya, leadId, token: leased.hold.token, callEventId, looksAgainAt };
}

dbTest.for(["is skipped", "is left until it runs out"])(
  "who rings while an agent has their lead open, which then %s, is promised a call after the hold",
  async (how, { db, ownerPool }) => {
    const { priya, leadId, token, callEventId, looksAgainAt } = await givenRingsInHand(db, ownerPool);
    const skipped = { leadId, token, reason: "bad-moment", by: priya, now: minutesAfter(tuesday10am, 2) } as const;
    if (how === "is skipped") expect(await skipLead(db, skipped)).toEqual({ ok: true });
    else expect(await releaseExpired(db, { now: minutesAfter(tuesday10am, 11) })).toBe(1);
    const now = new Date(minutesAfter(tuesday10am, 10).getTime() + 1_000);
    expect(await looksAgainAt()).toEqual(now);

    const promisedAt = minutesAfter(tuesday10am, 10);
    expect(await hearCallerAgain(db, { callEventId, now })).toEqual({ promisedAt });
    expect(await hearCallerAgain(db, { callEventId, now })).toBeNull();

    expect(await leadOf(db, leadId)).toMatchObject({ nextAction: "callback", dueAt: promisedAt, round: 2 });
    const owed = await db.select({ data: events.data }).from(events).where(eq(events.type, "callback.owed"));
    expect(owed).toEqual([{ data: { callEventId, promisedAt: promisedAt.toISOString() } }]);
    expect(await db.$count(events, eq(events.type, "call.returned"))).toBe(1);
  },
);

dbTest("who was rung after all is owed nothing, and a hold that is kept is waited for", async ({ db, ownerPool }) => {
  const { priya, leadId, token, callEventId, looksAgainAt } = await givenRingsInHand(db, ownerPool);
  const kept = await keepHold(db, { leadId, token, by: priya, now: minutesAfter(tuesday10am, 8) });
  const now = minutesAfter(tuesday10am, 11);

  expect(await hearCallerAgain(db, { callEventId, now })).toBeNull();
  expect(kept).toMatchObject({ ok: true, until: minutesAfter(tuesday10am, 18) });
  expect(await looksAgainAt()).toEqual(new Date(minutesAfter(tuesday10am, 18).getTime() + 1_000));

  await releaseExpired(db, { now: minutesAfter(tuesday10am, 20) });
  const call = await givenEndedCall(db, { by: priya, now: minutesAfter(tuesday10am, 20), status: "no-answer" });
  expect(call.leadId).toBe(leadId);
  const said = { ...call, disposition: "no-answer", chosenAt: null, zone: null, by: priya };
  expect(await recordOutcome(db, { ...said, now: minutesAfter(tuesday10am, 23) })).toMatchObject({ ok: true });
  expect(await hearCallerAgain(db, { callEventId, now: minutesAfter(tuesday10am, 24) })).toBeNull();
  expect(await leadOf(db, leadId)).toMatchObject({ nextAction: "call", round: 1 });
});
