import { eq, isNull } from "drizzle-orm";
import { expect } from "vitest";
import { chooseField } from "#app/features/companies/choose-field.server.ts";
import { lockCompaniesForFile } from "#app/features/companies/lock-companies.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, leads, matchDecisions, merges } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory, type Story } from "#tests/given.ts";
import { evidence, givenQuestion, givenTriangle } from "#tests/given-question.ts";
import { answerMany } from "./answer-many.server.ts";
import { answerPair } from "./answer-pair.server.ts";
import { openQuestions } from "./open-questions.server.ts";
import { patternsPage } from "./patterns-page.server.ts";
import { undoAnswer } from "./undo-answer.server.ts";
import { unlinkBranch } from "./unlink-branch.server.ts";
import { unmerge } from "./unmerge.server.ts";

const now = minutesAfter(tuesday10am, 5);

async function givenPairs(db: Db, story: Story, count: number): Promise<string[]> {
  const questions: string[] = [];
  for (let n = 0; n < count; n++) {
    const [one, other] = [await givenLead(db, story.calder), await givenLead(db, story.calder)];
    questions.push(await givenQuestion(db, story, one, other, 0.9 - n / 100));
  }
  return questions;
}

const shownTo = async (db: Db, by: string, at = now) =>
  (await openQuestions(db, { clientId: null, by, now: at })).question;

dbTest("two reviewers at once are shown two groups, and each keeps theirs until it is answered", async ({ db }) => {
  const story = await givenStory(db);
  const [first, second, third] = await givenPairs(db, story, 3);

  const shown = await Promise.all([shownTo(db, story.marc), shownTo(db, story.ada)]);
  const [marcs, adas] = shown.map((question) => question?.id);
  expect([marcs, adas].sort()).toEqual([first, second].sort());
  expect((await shownTo(db, story.marc))?.id).toBe(marcs);

  await answerPair(db, { decisionId: marcs ?? "", answer: "different", by: story.marc, now });
  expect((await shownTo(db, story.marc))?.id).toBe(third);
  // Ada has left her screen: after a while hers is asked of whoever is there.
  await answerPair(db, { decisionId: third ?? "", answer: "different", by: story.marc, now });
  expect(await shownTo(db, story.marc)).toMatchObject({ id: adas, alsoSeenBy: "Ada Quist" });
  expect(await shownTo(db, story.marc, minutesAfter(now, 4))).toMatchObject({ id: adas, alsoSeenBy: null });
});

dbTest("a group is one reviewer's: the second question of a triangle is not shown to a colleague", async ({ db }) => {
  const story = await givenStory(db);
  const { ab, bc } = await givenTriangle(db, story, [0.9, 0.7, 0.6]);
  const [pair] = await givenPairs(db, story, 1);

  expect(await shownTo(db, story.marc)).toMatchObject({ id: ab, besides: { same: 0, different: 0 } });
  expect((await shownTo(db, story.ada))?.id).toBe(pair);

  // A and B are one: B and C is A and C by now.
  await answerPair(db, { decisionId: ab, answer: "same", by: story.marc, now });
  expect(await shownTo(db, story.marc)).toMatchObject({ id: bc, besides: { same: 1, different: 1 } });
});

dbTest("one answer to all questions of a kind, and one undoing of it", async ({ db }) => {
  const story = await givenStory(db);
  const questions = await givenPairs(db, story, 4);
  const [other] = await givenPairs(db, story, 1);
  await db
    .update(matchDecisions)
    .set({ evidence: [{ ...evidence[0], level: "one-slip" }] })
    .where(eq(matchDecisions.id, other ?? ""));
  const [pattern, ...rest] = await patternsPage(db, { clientId: null });
  expect(rest).toEqual([]);
  expect(pattern?.questions.map(({ id }) => id).sort()).toEqual([...questions].sort());

  const done = await answerMany(db, { decisionIds: questions, answer: "same", by: story.marc, now });

  expect(done).toEqual({ answered: 4, settled: 0, left: 0, waits: false });
  expect(await db.select().from(merges)).toHaveLength(4);
  expect(await patternsPage(db, { clientId: null })).toEqual([]);

  expect(await undoAnswer(db, { by: story.marc, now })).toMatchObject({ ok: true, questions: 4 });
  expect(await db.select().from(companies).where(isNull(companies.mergedIntoId))).toHaveLength(10);
  expect(await db.select().from(leads).where(isNull(leads.mergedIntoId))).toHaveLength(10);
  expect(await undoAnswer(db, { by: story.marc, now })).toEqual({ ok: false, reason: "nothing-to-undo" });
});

dbTest("while a file of the client is written, a reviewer is told at once", async ({ db }) => {
  const story = await givenStory(db);
  const questions = await givenPairs(db, story, 2);
  const [decisionId = ""] = questions;
  const by = { by: story.marc, now };
  await answerPair(db, { decisionId, answer: "same", ...by });
  const [merge] = await db.select().from(merges);
  const refused = { ok: false, reason: "file-being-written" };

  await db.transaction(async (file) => {
    await lockCompaniesForFile(file, story.calder.clientId);
    expect(await answerPair(db, { decisionId: questions[1] ?? "", answer: "same", ...by })).toEqual(refused);
    expect(await answerMany(db, { decisionIds: questions, answer: "same", ...by })).toEqual({
      ...{ answered: 0, settled: 0, left: 2, waits: true },
    });
    expect(await undoAnswer(db, by)).toEqual(refused);
    expect(await unlinkBranch(db, { decisionId, ...by })).toEqual(refused);
    expect(await unmerge(db, { mergeId: merge?.id ?? "", ...by })).toEqual(refused);
    const name = { companyId: merge?.keptCompanyId ?? "", field: "name" as const, ...by };
    expect(await chooseField(db, { ...name, word: { recordOf: merge?.mergedCompanyId ?? "" } })).toEqual(refused);
  });

  expect(await answerPair(db, { decisionId: questions[1] ?? "", answer: "same", ...by })).toMatchObject({ ok: true });
});

dbTest("of many answered at once by two, each is answered once; what an agent holds stays open", async ({ db }) => {
  const story = await givenStory(db);
  const questions = await givenPairs(db, story, 6);
  await db
    .update(leads)
    .set({ heldBy: story.priya, holdToken: story.priya, heldUntil: minutesAfter(now, 10) })
    .where(eq(leads.id, (await db.select().from(leads).limit(1))[0]?.id ?? ""));

  const both = await Promise.all([
    answerMany(db, { decisionIds: questions, answer: "same", by: story.marc, now }),
    answerMany(db, { decisionIds: [...questions].reverse(), answer: "same", by: story.ada, now }),
  ]);

  const answered = both.reduce((sum, done) => sum + done.answered, 0);
  const open = await db.select().from(matchDecisions).where(isNull(matchDecisions.answer));
  expect(answered + open.length).toBe(6);
  expect(await db.select().from(merges)).toHaveLength(answered);
});
