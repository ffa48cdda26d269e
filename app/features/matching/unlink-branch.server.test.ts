import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";
import { minutesAfter } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenQuestion, givenTriangle } from "#tests/given-question.ts";
import { later } from "#tests/merging.ts";
import { answerPair } from "./answer-pair.server.ts";
import { openQuestions } from "./open-questions.server.ts";
import { undoAnswer } from "./undo-answer.server.ts";
import { unlinkBranch } from "./unlink-branch.server.ts";
import { unmerge } from "./unmerge.server.ts";

const answerOf = async (db: Db, id: string) =>
  (await db.select().from(matchDecisions).where(eq(matchDecisions.id, id)))[0]?.answer;

dbTest("unlinking two branches asks again what the link had answered elsewhere", async ({ db }) => {
  const story = await givenStory(db);
  const { ab, bc, ac } = await givenTriangle(db, story);
  const by = { by: story.marc, now: later };
  const joined = await answerPair(db, { decisionId: ab, answer: "same", ...by });
  await answerPair(db, { decisionId: bc, answer: "branch", ...by });
  expect(await answerOf(db, ac)).toBe("branch");
  if (!joined.ok || !joined.mergeId) throw new Error("not merged");
  await unmerge(db, { mergeId: joined.mergeId, by: story.marc, now: minutesAfter(later, 1) });

  expect(await unlinkBranch(db, { decisionId: bc, by: story.marc, now: minutesAfter(later, 2) })).toEqual({ ok: true });

  expect([await answerOf(db, bc), await answerOf(db, ac)]).toEqual(["different", null]);
});

dbTest(
  "Z leaves alone what was parted or unlinked elsewhere, and takes back the last answer given here",
  async ({ db }) => {
    const story = await givenStory(db);
    const [a, b, c, d] = [
      await givenLead(db, story.calder),
      await givenLead(db, story.calder),
      await givenLead(db, story.calder),
      await givenLead(db, story.calder),
    ];
    const ab = await givenQuestion(db, story, a, b);
    const bc = await givenQuestion(db, story, b, c);
    const cd = await givenQuestion(db, story, c, d);
    await answerPair(db, { decisionId: bc, answer: "different", by: story.marc, now: later });
    const joined = await answerPair(db, { decisionId: ab, answer: "same", by: story.ada, now: later });
    await answerPair(db, { decisionId: cd, answer: "branch", by: story.ada, now: later });
    if (!joined.ok || !joined.mergeId) throw new Error("not merged");

    await unmerge(db, { mergeId: joined.mergeId, by: story.marc, now: minutesAfter(later, 1) });
    await unlinkBranch(db, { decisionId: cd, by: story.marc, now: minutesAfter(later, 2) });
    const undo = { by: story.marc, now: minutesAfter(later, 3) };

    expect((await openQuestions(db, { clientId: null, ...undo })).mayUndo).toBe(true);
    expect(await undoAnswer(db, undo)).toEqual({ ok: true, decisionId: bc, questions: 1 });
    expect((await openQuestions(db, { clientId: null, ...undo })).mayUndo).toBe(false);
    expect(await undoAnswer(db, undo)).toEqual({ ok: false, reason: "nothing-to-undo" });
    expect(await undoAnswer(db, { ...undo, by: story.ada })).toEqual({ ok: false, reason: "nothing-to-undo" });
    expect([await answerOf(db, ab), await answerOf(db, cd)]).toEqual(["different", "different"]);
  },
);
