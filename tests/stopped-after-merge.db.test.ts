import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { stopMail } from "#app/features/nurture/hear-of-mail.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import type { Db } from "#db/client.server.ts";
import { events, leads, mailStops, messages, touchRuns } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { givenPlan, givenSleeper } from "./given-plan.ts";
import { untilBlocked } from "./until-blocked.ts";

const sentAt = new Date("2026-12-17T10:00:00Z");
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

dbTest.for([
  ["mail that comes back", "bounced", "bounced"],
  ["a click on “no more”", "unsubscribed", "unsubscribed"],
  ["a complaint", "complained", "unsubscribed"],
] as const)(
  "%s ends the plan of the lead that this one went into, also where that happens just now",
  async ([, reason, end], { db }) => {
    const { calder, marc } = await givenStory(db);
    await givenPlan(db, calder, { by: marc, steps: [{ kind: "email", afterDays: 30 }] });
    const { leadId } = await givenSleeper(db, calder, { email: "helen@harrow.example" });
    await startRuns(db, { now: tuesday10am });
    await workTouches(db, { now: sentAt });
    const [message] = await db.select().from(messages);
    const messageId = message?.id ?? "";
    const goesOn = await givenSleeper(db, calder, { email: "helen@pike.example" });
    await startRuns(db, { now: sentAt });
    const before = await leadOf(db, goesOn.leadId);
    const now = minutesAfter(sentAt, 30);

    const { stopping } = await db.transaction(async (tx) => {
      await tx.update(leads).set({ mergedIntoId: goesOn.leadId }).where(eq(leads.id, leadId));
      const stopping = stopMail(db, { messageId, reason, now });
      await untilBlocked(db);
      return { stopping };
    });

    expect(await stopping).toEqual({ ok: true });
    expect(await stopMail(db, { messageId, reason, now })).toEqual({ ok: true });
    const runs = await db.select().from(touchRuns);
    expect(runs.map((run) => [run.leadId, run.endReason]).sort()).toEqual(
      [
        [leadId, end],
        [goesOn.leadId, end],
      ].sort(),
    );
    expect(await leadOf(db, goesOn.leadId)).toMatchObject({ stage: "nurturing", dueAt: before?.dueAt });
    expect(await db.select().from(mailStops)).toMatchObject([{ reason }]);
    const told = await db.select().from(events).where(eq(events.type, "plan.ended"));
    expect(told.map((event) => event.leadId).sort()).toEqual([leadId, goesOn.leadId].sort());
  },
);
