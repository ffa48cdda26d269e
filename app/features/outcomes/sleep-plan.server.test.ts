import { expect } from "vitest";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { chosenPlans, touchRuns } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { givenPlan } from "#tests/given-plan.ts";
import { recordOutcome } from "./record-outcome.server.ts";

const now = minutesAfter(tuesday10am, 3);
const notNow = { disposition: "not-now", chosenAt: daysAfter(now, 180), zone: "Europe/London", now };

dbTest(
  "an agent who says that somebody sleeps keeps the plan of the reason, or says that there be none",
  async ({ db }) => {
    const { calder, priya, tomasz, marc } = await givenStory(db);
    const planId = await givenPlan(db, calder, { by: marc, steps: [{ kind: "card", afterDays: 10 }] });
    const kept = await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    expect(await recordOutcome(db, { ...call, ...notNow, by: priya })).toMatchObject({ ok: true });
    const none = await givenLead(db, calder, { company: "The next ones Ltd" });
    const next = await givenEndedCall(db, { by: tomasz });
    expect(await recordOutcome(db, { ...next, ...notNow, by: tomasz, planId: null })).toMatchObject({ ok: true });

    await startRuns(db, { now: minutesAfter(now, 1) });

    expect(await db.select().from(touchRuns)).toMatchObject([{ leadId: kept.leadId, planId }]);
    expect(await db.select().from(chosenPlans)).toMatchObject([{ leadId: none.leadId, planId: null, by: tomasz }]);
  },
);
