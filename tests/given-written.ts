import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import type { Db } from "#db/client.server.ts";
import { messages } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import { givenStory } from "./given.ts";
import { givenPlan, givenSleeper } from "./given-plan.ts";

/** When the first email of the plan is written. */
export const sentAt = new Date("2026-12-17T10:00:00Z");

/** A lead whose plan has written its first email. */
export async function givenWritten(db: Db) {
  const story = await givenStory(db);
  await givenPlan(db, story.calder, { by: story.marc, steps: [{ kind: "email", afterDays: 30 }] });
  const lead = await givenSleeper(db, story.calder, { email: "helen@harrow.example" });
  await startRuns(db, { now: tuesday10am });
  await workTouches(db, { now: sentAt });
  const [message] = await db.select().from(messages);
  if (!message) throw new Error("Nothing was written.");
  return { ...story, ...lead, messageId: message.id };
}
