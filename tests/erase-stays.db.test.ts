import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { answerCriterion } from "#app/features/outcomes/answers.server.ts";
import { keepNote } from "#app/features/outcomes/note.server.ts";
import { saveAndNext } from "#app/features/outcomes/save-and-next.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { leadStory } from "#app/features/reporting/lead-story.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { contacts, criteria, notes, outcomes, phoneNumbers } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { leadOf } from "./merging.ts";

const later = minutesAfter(tuesday10am, 60);

dbTest(
  "a switchboard where only somebody erased was known stays closed until somebody else is known",
  async ({ db }) => {
    const { calder, marc, priya } = await givenStory(db);
    const { leadId, companyId, contactId } = await givenLead(db, calder);
    await db.update(phoneNumbers).set({ contactId: null });
    const verdicts = async () => (await judgeNumbers(db, { leadId, now: later })).map(({ verdict }) => verdict);
    await suppressByHand(db, { kind: "person", value: contactId, by: marc, now: tuesday10am });
    expect(await verdicts()).toEqual(["block"]);

    expect(await erasePerson(db, { contactIds: [contactId], by: marc, now: later })).toMatchObject({ ok: true });

    expect(await verdicts()).toEqual(["block"]);
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "research", closedReason: null });
    expect(JSON.stringify(await leadStory(db, { leadId }))).not.toContain("Helen");
    // Somebody found nothing but the same number again: a claim sends it back, and closes nothing that the company did not ask for.
    const again = { to: "ready", nextAction: "call", dueAt: later, reason: "researched" } as const;
    await db.transaction((tx) => moveLead(tx, { leadId, ...again, by: marc, now: later }));
    expect(await leaseNext(db, { by: priya, now: later })).toMatchObject({ ok: false });
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "research", closedReason: null });

    const own = { clientId: calder.clientId, companyId, originCompanyId: companyId };
    await db.insert(contacts).values({ ...own, fullName: "Una Reid", createdAt: later });
    expect(await verdicts()).toEqual(["allow"]);
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest("who had left before they were erased closes no switchboard", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { leadId, contactId } = await givenLead(db, calder);
  await db.update(phoneNumbers).set({ contactId: null });
  await db.update(contacts).set({ leftAt: tuesday10am });
  await erasePerson(db, { contactIds: [contactId], by: marc, now: later });
  expect((await judgeNumbers(db, { leadId, now: later })).map(({ verdict }) => verdict)).toEqual(["allow"]);
});

dbTest("of a call that was not said before an erasure the outcome is kept, and no word", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  const { contactId } = await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  const text = "Helen Marsh has 42 vans.";
  await keepNote(db, { ...call, text, by: priya, now: minutesAfter(tuesday10am, 3) });
  expect(await erasePerson(db, { contactIds: [contactId], by: marc, now: later })).toMatchObject({ ok: true });

  const late = { ...call, by: priya, now: minutesAfter(later, 1) };
  expect(await keepNote(db, { ...late, text })).toEqual({ ok: false, reason: "erased-since" });
  const [{ id: criterionId = "" } = {}] = await db
    .select()
    .from(criteria)
    .where(eq(criteria.campaignId, calder.campaignId));
  const answer = { ...late, criterionId, value: "Helen Marsh" };
  expect(await answerCriterion(db, answer)).toEqual({ ok: false, reason: "erased-since" });
  const when = { when: null, note: text, answers: { [criterionId]: "Helen Marsh" } };
  const saved = await saveAndNext(db, { ...late, ...when, disposition: "never-a-fit" });
  expect(saved).toMatchObject({ ok: true, wordsLeftOut: true });
  expect(await db.select({ text: notes.text }).from(notes)).toEqual([{ text: "[erased]" }]);
  expect(await db.select().from(outcomes)).toHaveLength(1);
  expect((await verify(db)).violations).toEqual([]);
});

dbTest("who wrote nothing on such a call is told of no words that were left out", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  const { contactId } = await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  await erasePerson(db, { contactIds: [contactId], by: marc, now: later });

  const nothing = { when: null, note: " ", answers: {}, disposition: "never-a-fit" };
  const saved = await saveAndNext(db, { ...call, ...nothing, by: priya, now: minutesAfter(later, 1) });
  expect(saved).toMatchObject({ ok: true, wordsLeftOut: false });
});
