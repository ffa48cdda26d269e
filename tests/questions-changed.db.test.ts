import { and, eq, isNotNull } from "drizzle-orm";
import { expect } from "vitest";
import { addQuestion, changeQuestion, questionSeen } from "#app/features/campaigns/change-questions.server.ts";
import { gateLead } from "#app/features/handback/gate-page.server.ts";
import { answerCriterion } from "#app/features/outcomes/answers.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { deskView } from "#app/features/reporting/desk/desk-view.server.ts";
import type { Db } from "#db/client.server.ts";
import { answers, criteria, handbacks } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenAnswers, givenEndedCall } from "./given-call.ts";

const now = minutesAfter(tuesday10am, 3);

const view = async (db: Db, by: string, at = now) =>
  (await deskView(db, { by, name: "Priya Nair", now: at, simulator: false })).view;
const choiceOf = async (db: Db, campaignId: string) => {
  const [one] = await db
    .select()
    .from(criteria)
    .where(and(eq(criteria.campaignId, campaignId), isNotNull(criteria.choices)));
  if (!one) throw new Error("Nothing is asked with choices.");
  return one;
};

dbTest(
  "an answer to other words, or with a choice that is gone, is not shown as one to what is asked now",
  async ({ db }) => {
    const { calder, priya, marc } = await givenStory(db);
    const { campaignId, clientId } = calder;
    const { leadId } = await givenLead(db, calder);
    const before = await choiceOf(db, campaignId);
    const answer = { clientId, leadId, criterionId: before.id, by: priya, at: tuesday10am };
    const value = before.choices?.[0] ?? "";
    await db.insert(answers).values({ ...answer, value });
    const { token } = await givenEndedCall(db, { by: priya });
    const reword = async (words: { question?: string; choices?: string; hint?: string }, at: Date) => {
      const was = await choiceOf(db, campaignId);
      const { question, kind, required } = was;
      const form = { question, kind, required, choices: was.choices?.join(), seen: questionSeen(was), ...words };
      const wish = { campaignId, criterionId: was.id, question: form, by: marc, now: at };
      expect(await changeQuestion(db, wish)).toEqual({ ok: true });
    };
    const given = async () => (await view(db, priya)).draft.answers[before.id];

    // Another hint changes nothing of what was asked.
    await reword({ hint: "Ask the owner" }, minutesAfter(tuesday10am, -3));
    expect(await given()).toBe(value);
    await reword({ choices: `${value}, Somebody else` }, minutesAfter(tuesday10am, -2));
    expect(await given()).toBe(value);
    await reword({ choices: "One, Two" }, minutesAfter(tuesday10am, -1));
    expect(await given()).toBeUndefined();
    await answerCriterion(db, { leadId, token, criterionId: before.id, value: "Two", by: priya, now });
    expect(await given()).toBe("Two");
    await reword({ question: "Which of the two?" }, tuesday10am);
    expect(await given()).toBeUndefined();
  },
);

dbTest("the gate shows what was asked on the call, and requires what was required then", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const { campaignId } = calder;
  await givenLead(db, calder);
  const spare = { question: "Any spare parts?", kind: "text" as const, required: false };
  const early = { campaignId, by: marc, now: minutesAfter(tuesday10am, -5) };
  expect(await addQuestion(db, { ...early, question: spare })).toMatchObject({ ok: true });
  const call = await givenEndedCall(db, { by: priya });
  await givenAnswers(db, { ...call, by: priya });
  const optional = await db.select().from(criteria).where(eq(criteria.question, spare.question));
  const criterionId = optional[0]?.id ?? "";
  await answerCriterion(db, { ...call, criterionId, value: "", by: priya, now });
  const said = { ...call, disposition: "qualified", chosenAt: null, zone: null, by: priya, now };
  expect(await recordOutcome(db, said)).toMatchObject({ ok: true });
  const [handback] = await db.select().from(handbacks).where(eq(handbacks.leadId, call.leadId));
  const late = { campaignId, by: marc, now: minutesAfter(tuesday10am, 5) };
  const signs = { question: "Who signs?", kind: "text" as const, required: true };
  expect(await addQuestion(db, { ...late, question: signs })).toMatchObject({ ok: true });
  const seen = optional[0] ? questionSeen(optional[0]) : "";
  const binding = { ...spare, required: true, seen };
  expect(await changeQuestion(db, { ...late, criterionId, question: binding })).toEqual({ ok: true });

  const lead = await gateLead(db, { handbackId: handback?.id, now: minutesAfter(tuesday10am, 6) });

  expect(lead?.lacking).toBeNull();
  expect(lead?.facts.map(({ question }) => question)).not.toContain(signs.question);
  expect(lead?.facts.find(({ id }) => id === criterionId)).toMatchObject({ required: false, answer: null });
  expect(lead?.facts.filter(({ required }) => required).every(({ answer }) => answer)).toBe(true);
});
