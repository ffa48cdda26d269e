import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { answerPair } from "#app/features/matching/answer-pair.server.ts";
import { matchDecisions } from "#db/schema.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenQuestion } from "#tests/given-question.ts";
import { later, merge, nextWeek } from "#tests/merging.ts";
import { settleAsked } from "./settle-asked.server.ts";

dbTest("a file asks nothing in other words that somebody has told of two companies that were there", async ({ db }) => {
  const story = await givenStory(db);
  const { clientId } = story.calder;
  const [a, b, c] = [
    await givenLead(db, story.calder),
    await givenLead(db, story.calder),
    await givenLead(db, story.calder),
  ];
  const told = await givenQuestion(db, story, b, c);
  await answerPair(db, { decisionId: told, answer: "different", by: story.ada, now: later });
  await merge(db, a.companyId, b.companyId, story.marc);
  const asked = await givenQuestion(db, story, a, c);
  const [question] = await db.select().from(matchDecisions).where(eq(matchDecisions.id, asked));
  if (!question) throw new Error("no question");

  await db.transaction((tx) => settleAsked(tx, { companies: [], decisions: [question] }, { clientId, now: nextWeek }));

  expect(await db.select().from(matchDecisions).where(eq(matchDecisions.id, asked))).toMatchObject([
    { answer: "different", answeredBy: null, settledById: told },
  ]);
});
