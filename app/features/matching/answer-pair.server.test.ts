import { eq, isNull } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { companies, events, leads, matchDecisions, merges } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { type GivenLead, givenLead, givenStory } from "#tests/given.ts";
import { givenQuestion, givenTriangle } from "#tests/given-question.ts";
import { answerPair } from "./answer-pair.server.ts";
import { undoAnswer } from "./undo-answer.server.ts";
import { unmerge } from "./unmerge.server.ts";

const later = minutesAfter(tuesday10am, 5);

const answerOf = async (db: Db, id: string) =>
  (await db.select().from(matchDecisions).where(eq(matchDecisions.id, id)))[0]?.answer;

const answersTold = async (db: Db) =>
  (await db.select({ type: events.type, data: events.data }).from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("pair."))
    .map(({ type, data }) => [type, (data as { decisionId: string }).decisionId]);

dbTest("same merges into the company whose lead is further on, whoever is named first", async ({ db }) => {
  const story = await givenStory(db);
  const ready = await givenLead(db, story.calder);
  const promised = await givenLead(db, story.calder, { nextAction: "callback" });
  const decisionId = await givenQuestion(db, story, ready, promised);

  const answered = await answerPair(db, { decisionId, answer: "same", by: story.marc, now: later });

  expect(answered).toMatchObject({ ok: true, settled: 0 });
  const [merge] = await db.select().from(merges);
  expect(merge).toMatchObject({
    keptCompanyId: promised.companyId,
    mergedCompanyId: ready.companyId,
    by: story.marc,
    decisionId,
    probability: 0.8,
  });
  expect(await answersTold(db)).toEqual([["pair.answered", decisionId]]);
});

dbTest("different and branch merge nothing and are not asked again; later stays open", async ({ db }) => {
  const story = await givenStory(db);
  const [a, b] = [await givenLead(db, story.calder), await givenLead(db, story.calder)];
  const decisionId = await givenQuestion(db, story, a, b);
  const by = { by: story.marc, now: later };

  expect(await answerPair(db, { decisionId, answer: "later", ...by })).toMatchObject({ ok: true, mergeId: null });
  expect(await answerPair(db, { decisionId, answer: "branch", ...by })).toMatchObject({ ok: true, mergeId: null });
  expect(await answerPair(db, { decisionId, answer: "same", ...by })).toEqual({
    ok: false,
    reason: "already-answered",
    answer: "branch",
  });
  expect(await db.select().from(merges)).toEqual([]);
});

dbTest("of two reviewers at once the second is told what the first one said", async ({ db }) => {
  const story = await givenStory(db);
  const [a, b] = [await givenLead(db, story.calder), await givenLead(db, story.calder)];
  const decisionId = await givenQuestion(db, story, a, b);

  const answers = await Promise.all([
    answerPair(db, { decisionId, answer: "different", by: story.marc, now: later }),
    answerPair(db, { decisionId, answer: "different", by: story.ada, now: later }),
  ]);

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers).toContainEqual({ ok: false, reason: "already-answered", answer: "different" });
  expect(await answersTold(db)).toHaveLength(1);
});

dbTest("twenty answers at once over one chain leave one company and one lead", async ({ db }) => {
  const story = await givenStory(db);
  const chain: GivenLead[] = [];
  for (let n = 0; n < 6; n++) chain.push(await givenLead(db, story.calder));
  const questions: string[] = [];
  for (const [at, one] of chain.entries()) {
    for (const other of chain.slice(at + 1)) questions.push(await givenQuestion(db, story, one, other));
  }

  await Promise.all(
    questions.map((decisionId, at) =>
      answerPair(db, { decisionId, answer: "same", by: at % 2 ? story.marc : story.ada, now: later }),
    ),
  );

  expect(await db.select().from(companies).where(isNull(companies.mergedIntoId))).toHaveLength(1);
  expect(await db.select().from(leads).where(isNull(leads.mergedIntoId))).toHaveLength(1);
  expect(await db.select().from(merges)).toHaveLength(5);
  expect((await answersTold(db)).map(([, id]) => id).sort()).toEqual(questions.sort());
});

dbTest("an answer settles its neighbours: the third side of a triangle is not asked", async ({ db }) => {
  const story = await givenStory(db);
  const { ab, bc, ac } = await givenTriangle(db, story);
  const by = { by: story.marc, now: later };

  expect(await answerPair(db, { decisionId: ab, answer: "same", ...by })).toMatchObject({ settled: 0 });
  // A and B are one by now: what is said of one side is said of both.
  expect(await answerPair(db, { decisionId: bc, answer: "different", ...by })).toMatchObject({ settled: 1 });
  expect(await answerOf(db, ac)).toBe("different");
});

dbTest("what somebody called different is not joined through a third", async ({ db }) => {
  const story = await givenStory(db);
  const [a, b, c] = [
    await givenLead(db, story.calder),
    await givenLead(db, story.calder),
    await givenLead(db, story.calder),
  ];
  const by = { by: story.marc, now: later };
  await answerPair(db, { decisionId: await givenQuestion(db, story, a, c), answer: "different", ...by });
  await answerPair(db, { decisionId: await givenQuestion(db, story, a, b), answer: "same", ...by });

  const bc = await givenQuestion(db, story, b, c);

  expect(await answerPair(db, { decisionId: bc, answer: "same", ...by })).toEqual({
    ok: false,
    reason: "told-different",
  });
  expect(await answerOf(db, bc)).toBeNull();
});

dbTest("Z takes the last answer back with all that followed, then the one before", async ({ db }) => {
  const story = await givenStory(db);
  const { ab, bc, ac } = await givenTriangle(db, story);
  await answerPair(db, { decisionId: ab, answer: "same", by: story.marc, now: later });
  await answerPair(db, { decisionId: bc, answer: "same", by: story.marc, now: minutesAfter(later, 1) });
  expect(await answerOf(db, ac)).toBe("same");
  const undo = { by: story.marc, now: minutesAfter(later, 2) };

  expect(await undoAnswer(db, { ...undo, by: story.ada })).toEqual({ ok: false, reason: "nothing-to-undo" });
  expect(await undoAnswer(db, undo)).toEqual({ ok: true, decisionId: bc, questions: 1 });
  expect([await answerOf(db, ab), await answerOf(db, bc), await answerOf(db, ac)]).toEqual(["same", null, null]);
  expect(await undoAnswer(db, undo)).toEqual({ ok: true, decisionId: ab, questions: 1 });
  expect(await undoAnswer(db, undo)).toEqual({ ok: false, reason: "nothing-to-undo" });

  expect(await db.select().from(leads).where(isNull(leads.mergedIntoId))).toHaveLength(3);
  // Taken back is not "different": the same answer may be given again.
  expect(await answerPair(db, { decisionId: ab, answer: "same", by: story.ada, now: undo.now })).toMatchObject({
    ok: true,
  });
});

dbTest("undoing a person's merge answers their question with different, and what it had settled", async ({ db }) => {
  const story = await givenStory(db);
  const { ab, bc, ac } = await givenTriangle(db, story);
  await answerPair(db, { decisionId: ab, answer: "same", by: story.marc, now: later });
  const joined = await answerPair(db, { decisionId: bc, answer: "same", by: story.marc, now: later });
  if (!joined.ok || !joined.mergeId) throw new Error("not merged");

  await unmerge(db, { mergeId: joined.mergeId, by: story.ada, now: daysAfter(later, 30) });

  expect([await answerOf(db, ab), await answerOf(db, bc), await answerOf(db, ac)]).toEqual([
    "same",
    "different",
    "different",
  ]);
});

dbTest("what was told of two as one is asked again of the one it was not told of, once they part", async ({ db }) => {
  const story = await givenStory(db);
  const { ab, bc, ac } = await givenTriangle(db, story);
  const by = { by: story.marc, now: later };
  const joined = await answerPair(db, { decisionId: ab, answer: "same", ...by });
  await answerPair(db, { decisionId: bc, answer: "different", by: story.ada, now: later });
  expect(await answerOf(db, ac)).toBe("different");

  await unmerge(db, { mergeId: (joined.ok && joined.mergeId) || "", ...by });

  expect([await answerOf(db, ab), await answerOf(db, bc), await answerOf(db, ac)]).toEqual([
    "different",
    "different",
    null,
  ]);
});

dbTest.for(["taken back", "parted"] as const)(
  "a company stays with the one it was said to be when the first answer is %s",
  async (how, { db }) => {
    const story = await givenStory(db);
    const { a, b, c, ab, bc, ac } = await givenTriangle(db, story);
    const first = await answerPair(db, { decisionId: ab, answer: "same", by: story.marc, now: later });
    await answerPair(db, { decisionId: bc, answer: "same", by: story.ada, now: minutesAfter(later, 1) });
    const at = { by: story.marc, now: minutesAfter(later, 2) };

    if (how === "parted") await unmerge(db, { mergeId: (first.ok && first.mergeId) || "", ...at });
    else expect(await undoAnswer(db, at)).toMatchObject({ ok: true, decisionId: ab });

    const found = await db.select().from(companies);
    const rootOf = new Map(found.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
    expect(rootOf.get(b.companyId)).toBe(rootOf.get(c.companyId));
    expect(rootOf.get(a.companyId)).toBe(a.companyId);
    const open = how === "parted" ? "different" : null;
    expect([await answerOf(db, ab), await answerOf(db, bc), await answerOf(db, ac)]).toEqual([open, "same", open]);
    expect(await db.select().from(leads).where(isNull(leads.mergedIntoId))).toHaveLength(2);
    expect(await undoAnswer(db, { ...at, by: story.ada })).toMatchObject({ ok: true, decisionId: bc });
    expect(await db.select().from(leads).where(isNull(leads.mergedIntoId))).toHaveLength(3);
  },
);

dbTest("a question nobody asked has no answer", async ({ db }) => {
  const { marc } = await givenStory(db);
  const decisionId = "00000000-0000-7000-8000-000000000000";

  expect(await answerPair(db, { decisionId, answer: "same", by: marc, now: later })).toEqual({
    ok: false,
    reason: "no-such-question",
  });
});
