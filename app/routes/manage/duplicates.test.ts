import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { matchDecisions, merges } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as answerMany } from "./answer-many.ts";
import { action as answer } from "./answer-pair.ts";
import { action as chooseField } from "./choose-field.ts";
import { loader as patternsLoader } from "./duplicate-patterns.tsx";
import { loader } from "./duplicates.tsx";
import { loader as mergesLoader } from "./merges.tsx";
import { loader as rulesLoader } from "./survivorship.tsx";
import { action as setRule } from "./survivorship-set.ts";
import { action as typeField } from "./type-field.ts";
import { action as undoAnswer } from "./undo-answer.ts";
import { action as undoMerge } from "./undo-merge.ts";
import { action as unlink } from "./unlink-branch.ts";

const sent = (db: Db, by: string, path: string, form?: Record<string, string>, params?: Record<string, string>) =>
  requestBy(db, { path, by, ...(form ? { form } : {}) }, params);

async function givenQuestion(db: Db) {
  const story = await givenStory(db);
  const one = await givenLead(db, story.calder, { company: "Brightwell Foods Ltd", person: "James Bright" });
  const other = await givenLead(db, story.calder, { company: "Bright-well Food Ltd", person: "Jim Bright" });
  const [aCompanyId = "", bCompanyId = ""] = [one.companyId, other.companyId].sort();
  const evidence = [{ field: "phone", level: "same", weight: 6, text: "same phone number" }];
  const asked = { clientId: story.calder.clientId, aCompanyId, bCompanyId, probability: 0.88, evidence };
  const [question] = await db
    .insert(matchDecisions)
    .values({ ...asked, askedAt: tuesday10am })
    .returning({ id: matchDecisions.id });
  return { story, decisionId: question?.id ?? "" };
}

dbTest("the page shows the records with their differences, the evidence, and what same would do", async ({ db }) => {
  const { story, decisionId } = await givenQuestion(db);

  const page = await loader(await sent(db, story.marc, "/duplicates"));

  expect(page).toMatchObject({ left: 1, decided: 0, minutes: 1, mayUndo: false });
  expect(page.question).toMatchObject({ id: decisionId, client: "Calder Telematics", likelihood: "probably the same" });
  expect(page.question?.heads.map(({ letter, kept }) => [letter, kept])).toEqual([
    ["A", true],
    ["B", false],
  ]);
  expect(page.question?.lines[0]?.cells[1]?.some(({ kind }) => kind !== "same")).toBe(true);
  expect(page.question?.steps.at(-1)?.probabilityAfter).toBeCloseTo(0.88, 9);
  expect(page.question?.ifSame).toMatch(/^One lead instead of two: that of A goes on, which is ready\./);
});

dbTest("another client's filter shows nothing of it", async ({ db }) => {
  const { story } = await givenQuestion(db);

  const page = await loader(await sent(db, story.marc, `/duplicates?client=${story.harbour.clientId}`));

  expect(page.question).toBeNull();
  expect(page.left).toBe(0);
});

dbTest(
  "an answer is taken once; a second one is told what was said, and Z brings the question back",
  async ({ db }) => {
    const { story, decisionId } = await givenQuestion(db);
    const press = async (who: string, word: string) =>
      answerOf(answer(await sent(db, who, `/duplicates/${decisionId}/answer`, { answer: word }, { decisionId })));

    expect((await press(story.marc, "same")).body).toEqual({ ok: true, says: "Answered: the same company." });
    expect(await press(story.ada, "different")).toMatchObject({
      status: 409,
      body: { says: "A colleague has just answered: the same company. Here is the next one." },
    });
    expect((await loader(await sent(db, story.marc, "/duplicates"))).question).toBeNull();

    const undone = await answerOf(undoAnswer(await sent(db, story.marc, "/duplicates/undo", {})));
    expect(undone.body).toMatchObject({ ok: true });
    expect((await loader(await sent(db, story.marc, "/duplicates"))).question?.id).toBe(decisionId);
  },
);

dbTest("an answer to a pair of which one is gone meanwhile is told so, and the next question is on", async ({ db }) => {
  const { story, decisionId } = await givenQuestion(db);
  await db.delete(matchDecisions);

  const told = await answerOf(
    answer(await sent(db, story.marc, `/duplicates/${decisionId}/answer`, { answer: "same" }, { decisionId })),
  );

  expect(told).toMatchObject({
    status: 409,
    body: { says: "One of the two records is gone: erased, or its file was taken back. Here is the next question." },
  });
  expect((await loader(await sent(db, story.marc, "/duplicates"))).question).toBeNull();
});

dbTest("a merge is listed with who said it and why, and can be undone there", async ({ db }) => {
  const { story, decisionId } = await givenQuestion(db);
  await answer(await sent(db, story.marc, `/duplicates/${decisionId}/answer`, { answer: "same" }, { decisionId }));
  const [merge] = await db.select().from(merges);
  const mergeId = merge?.id ?? "";

  const listed = await mergesLoader(await sent(db, story.ada, "/merges?kind=people"));
  expect(listed.merges).toMatchObject([{ id: mergeId, by: "Marc Bell", client: "Calder Telematics", undoneAt: null }]);

  const undone = await answerOf(undoMerge(await sent(db, story.ada, `/merges/${mergeId}/undo`, {}, { mergeId })));
  expect(undone.body).toMatchObject({ ok: true });
  const after = await mergesLoader(await sent(db, story.ada, "/merges"));
  expect(after.merges).toMatchObject([{ undoneBy: "Ada Quist" }]);
  expect(after.counts).toEqual({ certain: 0, people: 0, undone: 1 });
});

dbTest(
  "a manager types what a merged company is called; what cannot be used is refused in a sentence",
  async ({ db }) => {
    const { story, decisionId } = await givenQuestion(db);
    await answer(await sent(db, story.marc, `/duplicates/${decisionId}/answer`, { answer: "same" }, { decisionId }));
    const companyId = (await db.select().from(merges))[0]?.keptCompanyId ?? "";
    const type = async (name: string) =>
      answerOf(
        typeField(
          await sent(db, story.marc, `/companies/${companyId}/fields/typed`, { field: "name", name }, { companyId }),
        ),
      );

    expect((await type("Brightwell Foods of Leeds")).body).toMatchObject({ ok: true });
    expect(await type("n/a")).toMatchObject({ status: 400, body: { ok: false } });
    await undoMerge(
      await sent(db, story.marc, "/merges/undo", {}, { mergeId: (await db.select().from(merges))[0]?.id ?? "" }),
    );
    expect(await type("Brightwell Foods of Leeds")).toMatchObject({ status: 409, body: { ok: false } });
  },
);

dbTest("an agent finds nothing behind these doors", async ({ db }) => {
  const { story, decisionId } = await givenQuestion(db);
  const at = async (path: string, fields?: Record<string, string>) =>
    sent(db, story.priya, path, fields, { decisionId });
  const doors = [
    async () => loader(await at("/duplicates")),
    async () => mergesLoader(await at("/merges")),
    async () => answer(await at(`/duplicates/${decisionId}/answer`, { answer: "same" })),
    async () => undoAnswer(await at("/duplicates/undo", {})),
    async () => patternsLoader(await at("/duplicates/patterns")),
    async () => answerMany(await at("/duplicates/patterns/answer", { answer: "same", questions: decisionId })),
    async () => unlink(await at(`/branches/${decisionId}/unlink`, {})),
    async () => chooseField(await at(`/companies/${decisionId}/fields`, { field: "name" })),
    async () => typeField(await at(`/companies/${decisionId}/fields/typed`, { field: "name", name: "Acme" })),
    async () => rulesLoader(await at(`/merges/rules?client=${story.calder.clientId}`)),
    async () =>
      setRule(await at("/merges/rules/set", { client: story.calder.clientId, field: "name", rule: "longest" })),
  ];

  for (const door of doors) await expect(door()).rejects.toMatchObject({ init: { status: 404 } });
});
