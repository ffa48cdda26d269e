import { and, asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import {
  addQuestion,
  changeQuestion,
  questionSeen,
  setAsked,
} from "#app/features/campaigns/change-questions.server.ts";
import { changeScript, scriptOf, scriptSeen } from "#app/features/campaigns/change-script.server.ts";
import { changeTerms } from "#app/features/campaigns/change-terms.server.ts";
import { gateLead } from "#app/features/handback/gate-page.server.ts";
import { passLead } from "#app/features/handback/pass-lead.server.ts";
import { answerCriterion } from "#app/features/outcomes/answers.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { campaignHistory } from "#app/features/reporting/campaign-history.server.ts";
import { passedAt } from "#app/features/reporting/campaign-name.server.ts";
import { deskView } from "#app/features/reporting/desk/desk-view.server.ts";
import { leadStory } from "#app/features/reporting/lead-story.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { criteria, handbacks } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenAnswers, givenEndedCall } from "./given-call.ts";
import { shownTerms } from "./given-terms.ts";

const meanwhile = minutesAfter(tuesday10am, 1);
const now = minutesAfter(tuesday10am, 3);
const later = minutesAfter(tuesday10am, 10);
const vans = "Vehicles on the road";
const lorries = "Lorries on the road";

const onDesk = async (db: Db, by: string, at = now) => {
  const { lead } = (await deskView(db, { by, name: "Priya Nair", now: at, simulator: false })).view;
  return { asks: lead?.questions.map(({ ask }) => ask) ?? [], opener: lead?.lines[0]?.text };
};
const questionCalled = async (db: Db, campaignId: string, question: string) => {
  const [one] = await db
    .select()
    .from(criteria)
    .where(and(eq(criteria.campaignId, campaignId), eq(criteria.question, question)));
  if (!one) throw new Error(`Nobody asks: ${question}`);
  return one;
};
const put = (question: string, required = true) => ({ question, kind: "text" as const, required });
const changes = async (db: Db, campaignId: string) =>
  (await campaignHistory(db, campaignId))?.entries.map(({ text }) => text);

/** A lead that is qualified on a call which began before anything was changed, every question answered. */
async function qualified(db: Db, by: string) {
  const call = await givenEndedCall(db, { by });
  await givenAnswers(db, { ...call, by });
  const said = { ...call, disposition: "qualified", chosenAt: null, zone: null, by, now };
  expect(await recordOutcome(db, said)).toMatchObject({ ok: true });
  const [handback] = await db.select().from(handbacks).where(eq(handbacks.leadId, call.leadId));
  return { ...call, handbackId: handback?.id ?? "" };
}

dbTest("another opener is said from the next lead on, and the ledger knows both", async ({ db }) => {
  const { calder, priya, tomasz, marc } = await givenStory(db);
  const { campaignId } = calder;
  for (const company of ["Abbot Freight", "Birch Haulage"]) await givenLead(db, calder, { company });
  await givenEndedCall(db, { by: priya });
  const before = (await onDesk(db, priya)).opener;
  const there = await scriptOf(db, campaignId);
  const lines = [{ id: there[0]?.id, tab: "Opener", text: "Good morning from {client}." }];
  const script = { seen: scriptSeen(there), lines };

  expect(await changeScript(db, { campaignId, script, by: marc, now: meanwhile })).toEqual({ ok: true });
  expect((await onDesk(db, priya)).opener).toBe(before);
  await givenEndedCall(db, { by: tomasz, now: minutesAfter(tuesday10am, 2) });
  expect((await onDesk(db, tomasz)).opener).toContain("Good morning from Calder");
  expect(await changes(db, campaignId)).toContain(
    "Marc Bell changed what is said: “Opener: It is {agent}, calling for {client}. Have I caught you at a bad moment?” became “Opener: Good morning from {client}.”.",
  );
  // A colleague who had the page open before sees that it has changed.
  const stale = { ...script, lines: [...lines, { tab: "Close", text: "Thank you." }] };
  expect(await changeScript(db, { campaignId, script: stale, by: marc, now: later })).toEqual({
    ok: false,
    reason: "changed-meanwhile",
  });
});

dbTest("a reworded question keeps its answers beside the words they were given to", async ({ db }) => {
  const { calder, priya, tomasz, marc } = await givenStory(db);
  const { campaignId } = calder;
  for (const company of ["Abbot Freight", "Birch Haulage"]) await givenLead(db, calder, { company });
  const { leadId, handbackId } = await qualified(db, priya);
  const call = await givenEndedCall(db, { by: tomasz });
  const shown = await questionCalled(db, campaignId, vans);
  const criterionId = shown.id;
  const change = { campaignId, criterionId, by: marc, now: meanwhile };
  const form = { ...put(lorries), seen: questionSeen(shown) };

  expect(await changeQuestion(db, { ...change, question: form })).toEqual({ ok: true });
  expect(await changeQuestion(db, { ...change, question: form })).toEqual({ ok: true });
  // A colleague who had the page open before sees that it has changed.
  const stale = { ...form, question: "Trucks on the road" };
  expect(await changeQuestion(db, { ...change, question: stale })).toEqual({ ok: false, reason: "changed-meanwhile" });

  expect((await leadStory(db, { leadId }))?.answers).toContainEqual({ question: vans, answer: "42" });
  expect((await gateLead(db, { handbackId, now }))?.facts[0]).toMatchObject({ question: vans, answer: "42" });
  // Tomasz had his lead before, reads the old words, and his answer is one to them.
  expect((await onDesk(db, tomasz)).asks[0]).toBe(vans);
  await answerCriterion(db, { ...call, criterionId, value: "7", by: tomasz, now });
  expect((await leadStory(db, { leadId: call.leadId }))?.answers).toContainEqual({ question: vans, answer: "7" });
  expect(await changes(db, campaignId)).toEqual([
    `Marc Bell changed a question: “${vans} (required; hint: Roughly is fine)” became “${lorries} (required)”.`,
    "The campaign was opened.",
  ]);
});

dbTest(
  "a question that is put away is asked no more and its answers stay; asked again, it has them",
  async ({ db }) => {
    const { calder, priya, tomasz, leah, marc } = await givenStory(db);
    const { campaignId } = calder;
    for (const company of ["Abbot Freight", "Birch Haulage", "Cole Removals"]) await givenLead(db, calder, { company });
    const { leadId, handbackId } = await qualified(db, priya);
    await givenEndedCall(db, { by: tomasz });
    const { id: criterionId } = await questionCalled(db, campaignId, vans);
    const wish = { campaignId, criterionId, by: marc };

    expect(await setAsked(db, { ...wish, asked: false, now: meanwhile })).toEqual({ ok: true });
    expect((await onDesk(db, tomasz)).asks).toContain(vans);
    await givenEndedCall(db, { by: leah, now: minutesAfter(tuesday10am, 2) });
    expect((await onDesk(db, leah)).asks).not.toContain(vans);
    expect((await gateLead(db, { handbackId, now }))?.facts[0]).toMatchObject({ question: vans, answer: "42" });
    expect(await setAsked(db, { ...wish, asked: true, now: later })).toEqual({ ok: true });
    // Who had it when it was put away keeps it; whose lead came while nobody was asked is not asked now either.
    expect((await onDesk(db, tomasz, later)).asks).toContain(vans);
    expect((await onDesk(db, leah, later)).asks).not.toContain(vans);
    expect((await leadStory(db, { leadId }))?.answers).toContainEqual({ question: vans, answer: "42" });
    expect((await changes(db, campaignId))?.slice(0, 2)).toEqual([
      `Marc Bell asks again: “${vans} (required; hint: Roughly is fine)”.`,
      `Marc Bell put the question “${vans} (required; hint: Roughly is fine)” away.`,
    ]);
  },
);

dbTest("a new required question binds the leads after it: neither one in hand nor one at the gate", async ({ db }) => {
  const { calder, priya, tomasz, leah, marc } = await givenStory(db);
  const { campaignId } = calder;
  for (const company of ["Abbot Freight", "Birch Haulage", "Cole Removals"]) await givenLead(db, calder, { company });
  const { handbackId } = await qualified(db, priya);
  const inHand = await givenEndedCall(db, { by: tomasz });
  const asked = await addQuestion(db, { campaignId, question: put("Who signs?"), by: marc, now: meanwhile });
  expect(asked).toMatchObject({ ok: true });

  expect((await onDesk(db, tomasz)).asks).not.toContain("Who signs?");
  for (const { id, choices } of (await db.select().from(criteria).where(eq(criteria.campaignId, campaignId))).slice(
    0,
    3,
  ))
    await answerCriterion(db, { ...inHand, criterionId: id, value: choices?.[0] ?? "7", by: tomasz, now });
  const said = { disposition: "qualified", chosenAt: null, zone: null };
  expect(await recordOutcome(db, { ...inHand, ...said, by: tomasz, now })).toMatchObject({ ok: true });
  const passing = { handbackId, summary: "They want to hear from you.", by: marc, now };
  expect(await passLead(db, passing)).toMatchObject({ ok: true });

  const next = await givenEndedCall(db, { by: leah, now: minutesAfter(tuesday10am, 2) });
  for (const { id, choices } of (
    await db.select().from(criteria).where(eq(criteria.campaignId, campaignId)).orderBy(asc(criteria.position))
  ).slice(0, 3))
    await answerCriterion(db, { ...next, criterionId: id, value: choices?.[0] ?? "7", by: leah, now });
  expect(await recordOutcome(db, { ...next, ...said, by: leah, now: later })).toMatchObject({
    reason: "criteria-unanswered",
  });
  const found = await verify(db);
  expect(found.violations.filter(({ check }) => check === "passed-lead-has-its-evidence")).toEqual([]);
});

dbTest("a question is not asked twice, and one with choices keeps at least two", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { campaignId } = calder;
  const who = { campaignId, by: marc, now };
  const choosing = { ...put("Who signs?"), kind: "choice" as const, choices: "Owner, Board" };
  const added = await addQuestion(db, { ...who, question: choosing });
  if (!added.ok) throw new Error(added.reason);
  const { criterionId } = added;

  const twice = { ok: false, reason: "asked-already" };
  expect(await addQuestion(db, { ...who, question: put("who signs?") })).toEqual(twice);
  const form = { ...put("Who signs?"), seen: questionSeen(await questionCalled(db, campaignId, "Who signs?")) };
  expect(await changeQuestion(db, { ...who, criterionId, question: form })).toEqual({
    ok: false,
    reason: "no-choices",
  });
  const asked = await questionCalled(db, campaignId, vans);
  const reworded = { ...put("Who  signs?"), seen: questionSeen(asked) };
  expect(await changeQuestion(db, { ...who, criterionId: asked.id, question: reworded })).toEqual(twice);
  const inCapitals = { ...put(vans.toUpperCase()), seen: questionSeen(asked) };
  expect(await changeQuestion(db, { ...who, criterionId: asked.id, question: inCapitals })).toEqual({ ok: true });
  // Put away it may be asked in its place, and then not be asked again beside that.
  await setAsked(db, { ...who, criterionId, asked: false });
  expect(await addQuestion(db, { ...who, question: put("Who signs?") })).toMatchObject({ ok: true });
  expect(await setAsked(db, { ...who, criterionId, asked: true })).toEqual(twice);
});

dbTest("another fee holds for what is passed from then on; what was passed keeps its own", async ({ db }) => {
  const { calder, priya, tomasz, marc } = await givenStory(db);
  const { campaignId } = calder;
  for (const company of ["Abbot Freight", "Birch Haulage"]) await givenLead(db, calder, { company });
  const first = await qualified(db, priya);
  const second = await qualified(db, tomasz);
  const pass = (handbackId: string) => passLead(db, { handbackId, summary: "They wait for you.", by: marc, now });
  await pass(first.handbackId);

  const terms = await shownTerms(db, campaignId);
  expect(await changeTerms(db, { ...terms, feePerLeadMinor: 18_050, by: marc, now })).toEqual({ ok: true });
  await pass(second.handbackId);

  expect(await passedAt(db, campaignId)).toEqual([
    { leads: 1, feeMinor: 15_000 },
    { leads: 1, feeMinor: 18_050 },
  ]);
  expect(await changes(db, campaignId)).toContain("Marc Bell changed the fee for a passed lead from £150 to £180.50.");
});
