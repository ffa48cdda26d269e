// Long because a world, what may happen in it and what must hold of it are read together.
import { and, inArray, isNull, or } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { answerMany } from "#app/features/matching/answer-many.server.ts";
import { answerPair } from "#app/features/matching/answer-pair.server.ts";
import { storeKeys } from "#app/features/matching/store-keys.server.ts";
import { undoAnswer } from "#app/features/matching/undo-answer.server.ts";
import { unlinkBranch } from "#app/features/matching/unlink-branch.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, matchDecisions, merges } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { type GivenLead, givenLead, givenStory, type Story } from "./given.ts";
import { givenCommitted } from "./given-import.ts";
import { givenQuestion } from "./given-question.ts";

const OF_A_GROUP = 4;
const QUESTIONS = (OF_A_GROUP * (OF_A_GROUP - 1)) / 2;
const question = fc.nat(QUESTIONS - 1);
const who = fc.constantFrom("marc" as const, "ada" as const);
const answer = fc.constantFrom(
  "same" as const,
  "same" as const,
  "same" as const,
  "different" as const,
  "branch" as const,
);
/** What two reviewers, and files that come and go, do to the questions about a few companies, in any order. */
const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("answer" as const), nth: question, answer, who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("later" as const), nth: question, who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("many" as const),
      of: fc.uniqueArray(question, { minLength: 2 }),
      answer,
      who,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("undo" as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("part" as const, "unlink" as const), nth: fc.nat(5), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("file" as const), nth: fc.nat(OF_A_GROUP - 1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("no file" as const), nth: fc.nat(3) }) },
);
type Act = typeof act extends fc.Arbitrary<infer Made> ? Made : never;
type World = { story: Story; made: GivenLead[]; names: string[]; questions: string[]; files: string[] };

/** What must have happened for the rest to prove anything: a file that joins unasked, and an answer that joins. */
const forCertain: Act[] = [
  { do: "file", nth: 0 },
  { do: "answer", nth: 0, answer: "same", who: "marc" },
  { do: "file", nth: 1 },
  { do: "answer", nth: 1, answer: "same", who: "marc" },
  { do: "answer", nth: 2, answer: "same", who: "ada" },
  { do: "undo", who: "ada" },
  { do: "no file", nth: 0 },
];

let given = 0;
let minutes = 0;
const nextMinute = () => minutesAfter(tuesday10am, ++minutes);

dbTest(
  "in any order of answers, bulk answers, partings and files, companies are one by what stands answered, and nobody is asked twice",
  async ({ db }) => {
    const story = await givenStory(db);
    let joined = 0;
    let unasked = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 12 }), async (plan) => {
        const world = await givenWorld(db, story);
        for (const step of plan) {
          await take(db, world, step);
          const stood = await standing(db, world);
          joined += stood.length;
          unasked += stood.filter(({ decisionId }) => decisionId === null).length;
          await expectSound(db, world);
        }
        await partAll(db, world);
      }),
      { numRuns: 8, endOnFailure: true, examples: [[forCertain]] },
    );
    // A model in which nobody is ever joined proves nothing.
    expect(joined).toBeGreaterThan(20);
    expect(unasked).toBeGreaterThan(0);
  },
  120_000,
);

dbTest(
  "answered, taken back and parted by two at once, nobody waits in a circle and the same holds",
  async ({ db }) => {
    const story = await givenStory(db);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 12 }), async (plan) => {
        const world = await givenWorld(db, story);
        for (let from = 0; from < plan.length; from += 3) {
          await Promise.all(plan.slice(from, from + 3).map((step) => take(db, world, step)));
          await expectSound(db, world);
        }
        await partAll(db, world);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  },
  120_000,
);

/** A word of letters that no other company of the test has in its name. */
function freshWord(): string {
  let word = "";
  for (let rest = 1_000 + given++; rest > 0; rest = Math.floor(rest / 26)) {
    const letter = String.fromCharCode(97 + (rest % 26));
    word = letter + letter + word;
  }
  return `k${word}orn`;
}

async function givenWorld(db: Db, story: Story): Promise<World> {
  minutes = 0;
  const names = Array.from({ length: OF_A_GROUP }, freshWord);
  const made: GivenLead[] = [];
  for (const name of names) made.push(await givenLead(db, story.calder, { company: `${name} Haulage Ltd` }));
  // How a file finds them again.
  const nothing = { emails: [], domain: null, addressLine: null, city: null, postcode: null, companyNumber: null };
  const records = made.map(({ companyId, e164 }, id) => ({
    companyId,
    record: { ...nothing, id, company: `${names[id]} Haulage Ltd`, contact: null, phones: [e164] },
  }));
  await storeKeys(db, story.calder.clientId, records);
  const questions: string[] = [];
  for (const [at, one] of made.entries()) {
    for (const other of made.slice(at + 1)) questions.push(await givenQuestion(db, story, one, other));
  }
  return { story, made, names, questions, files: [] };
}

async function take(db: Db, world: World, step: Act): Promise<void> {
  const { story, questions } = world;
  const now = nextMinute();
  if (step.do === "file") return takeFile(db, world, step.nth, now);
  if (step.do === "no file") {
    const importId = world.files[step.nth % Math.max(1, world.files.length)];
    if (importId) await undoImport(db, { importId, by: story.marc, now });
    return;
  }
  const at = { by: story[step.who], now };
  if (step.do === "answer") await answerPair(db, { decisionId: questions[step.nth] ?? "", answer: step.answer, ...at });
  if (step.do === "later") await answerPair(db, { decisionId: questions[step.nth] ?? "", answer: "later", ...at });
  if (step.do === "many") {
    await answerMany(db, { decisionIds: step.of.map((nth) => questions[nth] ?? ""), answer: step.answer, ...at });
  }
  if (step.do === "undo") await undoAnswer(db, at);
  if (step.do === "unlink") await unlinkBranch(db, { decisionId: questions[step.nth % QUESTIONS] ?? "", ...at });
  if (step.do === "part") {
    const all = await standing(db, world);
    const merge = all[step.nth % Math.max(1, all.length)];
    if (merge) await unmerge(db, { mergeId: merge.id, ...at });
  }
}

/** A row that is nearly one of the companies, and goes into it unasked. */
async function takeFile(db: Db, { story, made, names, files }: World, nth: number, now: Date): Promise<void> {
  const { e164 } = made[nth] as GivenLead;
  const row = `${names[nth]?.slice(0, -1)} Haulage Ltd,Helen Marsh,${e164},London,SW1A 1AA,Of file ${given++}`;
  const bytes = Buffer.from(["Company,Contact,Phone,City,Postcode,Notes", row, ""].join("\r\n"));
  files.push(await givenCommitted(db, { ...story.calder, by: story.marc, bytes, now }));
}

async function standing(db: Db, { made }: World): Promise<(typeof merges.$inferSelect)[]> {
  const ids = made.map(({ companyId }) => companyId);
  const ours = or(inArray(merges.mergedCompanyId, ids), inArray(merges.keptCompanyId, ids));
  return db
    .select()
    .from(merges)
    .where(and(ours, isNull(merges.undoneAt)))
    .orderBy(merges.id);
}

async function expectSound(db: Db, world: World): Promise<void> {
  const found = await db.select().from(companies);
  const rootOf = new Map(found.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
  const asked = await db.select().from(matchDecisions).where(inArray(matchDecisions.id, world.questions));
  const stood = await standing(db, world);

  // Who is one, is one by what a person says, or a rule did, and stands.
  const links = [
    ...stood
      .filter(({ decisionId }) => decisionId === null)
      .map((merge) => [merge.keptCompanyId, merge.mergedCompanyId]),
    ...asked
      .filter(({ answer, settledById }) => answer === "same" && settledById === null)
      .map((q) => [q.aCompanyId, q.bCompanyId]),
  ] as [string, string][];
  const ours = new Set([...world.made.map(({ companyId }) => companyId), ...links.flat()]);
  const said = new Map([...ours].map((id) => [id, id]));
  for (const [one, other] of links) {
    const [from, to] = [said.get(one), said.get(other)];
    for (const [id, group] of said) if (group === from) said.set(id, to ?? "");
  }
  for (const one of ours) {
    for (const other of ours) {
      expect(rootOf.get(one) === rootOf.get(other)).toBe(said.get(one) === said.get(other));
    }
  }

  // No answer stands against what is, and none follows from nothing.
  const between = ({ aCompanyId, bCompanyId }: { aCompanyId: string; bCompanyId: string }) =>
    [rootOf.get(aCompanyId), rootOf.get(bCompanyId)].sort().join(" ");
  const isOne = (pair: (typeof asked)[number]) => rootOf.get(pair.aCompanyId) === rootOf.get(pair.bCompanyId);
  const everyAnswer = await db.select().from(matchDecisions);
  const toldApart = new Set(
    everyAnswer
      .filter(({ answer, settledById }) => (answer === "different" || answer === "branch") && settledById === null)
      .map(between),
  );
  for (const pair of asked) {
    if (pair.answer === "same") expect(isOne(pair)).toBe(true);
    else expect(isOne(pair)).toBe(false);
    const isOpen = pair.answer === null || pair.answer === "later";
    if (pair.answer !== "same") expect(toldApart.has(between(pair))).toBe(!isOpen);
  }
}

/** At last everybody is alone again, with a lead of their own. */
async function partAll(db: Db, world: World): Promise<void> {
  for (let left = await standing(db, world); left.length > 0; left = await standing(db, world)) {
    await unmerge(db, { mergeId: left[0]?.id ?? "", by: world.story.marc, now: nextMinute() });
    await expectSound(db, world);
  }
  const ids = world.made.map(({ companyId }) => companyId);
  const alone = await db
    .select()
    .from(companies)
    .where(and(inArray(companies.id, ids), isNull(companies.mergedIntoId)));
  expect(alone).toHaveLength(OF_A_GROUP);
  expect((await verify(db)).violations).toEqual([]);
}
