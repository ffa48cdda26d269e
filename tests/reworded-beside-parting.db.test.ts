import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { changeQuestion, questionSeen } from "#app/features/campaigns/change-questions.server.ts";
import { sendAnswersHome } from "#app/features/matching/answers-along.server.ts";
import { answers, criteria } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { untilBlocked } from "./until-blocked.ts";

dbTest("who rewords a question while its answers go home waits, and both come through", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const { campaignId, clientId } = calder;
  const { leadId: here } = await givenLead(db, calder);
  const { leadId: there } = await givenLead(db, calder);
  const [asked] = await db
    .select()
    .from(criteria)
    .where(and(eq(criteria.campaignId, campaignId), eq(criteria.kind, "text")));
  if (!asked) throw new Error("Nothing is asked.");
  const given = { clientId, criterionId: asked.id, value: "Ms Abbot", by: priya, at: tuesday10am };
  await db.insert(answers).values({ ...given, leadId: there, originLeadId: here });
  const question = { question: "Who signs?", kind: asked.kind, required: true, seen: questionSeen(asked) };
  const change = { campaignId, criterionId: asked.id, question, by: marc, now: minutesAfter(tuesday10am, 5) };
  const parted = (minutes: number) => new Map([[here, minutesAfter(tuesday10am, minutes)]]);

  const reworded = await db.transaction(async (tx) => {
    const home = { leadId: here, own: [here], others: [there], acrossLeadId: null, since: parted(1) };
    await sendAnswersHome(tx, home);
    const rewording = changeQuestion(db, change);
    await untilBlocked(db);
    await sendAnswersHome(tx, { ...home, leadId: there, own: [there], others: [here], since: parted(-1) });
    return { rewording };
  });

  expect(await reworded.rewording).toEqual({ ok: true });
  const kept = await db.select().from(answers).where(eq(answers.criterionId, asked.id));
  expect(kept.map(({ leadId }) => leadId).sort()).toEqual([here, there].sort());
  // Both are told beside the words they were given to.
  expect(kept.map(({ formerQuestionId }) => formerQuestionId)).not.toContain(null);
});
