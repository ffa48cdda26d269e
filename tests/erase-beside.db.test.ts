import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { lockCompaniesForFile } from "#app/features/companies/lock-companies.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { samePerson } from "#app/features/erasure/same-person.server.ts";
import { cancelImport } from "#app/features/intake/cancel-import.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { deskView } from "#app/features/reporting/desk/desk-view.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import {
  contacts,
  emailAddresses,
  events,
  importFiles,
  notes,
  phoneNumbers,
  suppressions,
  touchRuns,
} from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { givenQuill, quill, quillFile, signsOfQuill, tracesOf } from "./given-person.ts";
import { givenPlan, givenSleeper } from "./given-plan.ts";
import { leadOf } from "./merging.ts";

const later = minutesAfter(tuesday10am, 60);

dbTest(
  "a colleague with the same last name keeps theirs, and so do the switchboard and the company",
  async ({ db }) => {
    const story = await givenStory(db);
    const { leadId, companyId, contactId } = await givenLead(db, story.calder, { company: "Marsh & Sons Ltd" });
    const own = { clientId: story.calder.clientId, companyId, originCompanyId: companyId };
    await db.insert(contacts).values({ ...own, fullName: "Tom Marsh", createdAt: tuesday10am });
    const e164 = "+442079460988";
    const line = { ...own, e164, raw: e164, kind: "fixed", label: "main", position: 2 } as const;
    await db.insert(phoneNumbers).values({ ...line, numberHash: hashOf("number", e164) });
    const text = "Helen Marsh is out; Tom Marsh of Marsh & Sons rings back on 020 7946 0988.";
    await db.insert(notes).values({ clientId: own.clientId, leadId, text, at: tuesday10am });

    expect(await erasePerson(db, { contactIds: [contactId], by: story.marc, now: later })).toMatchObject({ ok: true });

    const [note] = await db.select().from(notes);
    expect(note?.text).toBe("[erased] is out; Tom Marsh of Marsh & Sons rings back on 020 7946 0988.");
    const people = await db.select().from(contacts).orderBy(contacts.createdAt, contacts.id);
    expect(people.map(({ fullName }) => fullName).sort()).toEqual(["", "Tom Marsh"]);
    expect((await db.select().from(phoneNumbers)).map((number) => number.e164)).toEqual([e164]);
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call" });
  },
);

dbTest(
  "without a number that may be rung the lead is looked into, dated and owned; nothing is offered to call",
  async ({ db }) => {
    const story = await givenStory(db);
    const { leadId, contactId } = await givenLead(db, story.calder);
    await erasePerson(db, { contactIds: [contactId], by: story.marc, now: later });
    expect(await leadOf(db, leadId)).toMatchObject({
      stage: "research",
      nextAction: "research",
      owner: "agency",
      dueAt: later,
    });
    expect(await leaseNext(db, { by: story.priya, now: later })).toMatchObject({ ok: false });
    const { view } = await deskView(db, { by: story.priya, name: "Priya", simulator: false, now: later });
    expect(JSON.stringify(view)).not.toContain("Erased");
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest(
  "refused while somebody has a lead of theirs in hand or on the phone; then, twice and at once, it happens once",
  async ({ db }) => {
    const story = await givenStory(db);
    const { contactId, leadId } = await givenLead(db, story.calder);
    const held = await leaseNext(db, { by: story.priya, now: tuesday10am });
    expect(held.ok).toBe(true);
    const ask = (now: Date) => erasePerson(db, { contactIds: [contactId], by: story.marc, now });

    expect(await ask(minutesAfter(tuesday10am, 1))).toEqual({ ok: false, reason: "held", by: "Priya Nair" });
    expect(await db.select().from(suppressions)).toEqual([]);

    const [one, other, claim] = await Promise.all([
      ask(later),
      ask(later),
      leaseNext(db, { by: story.tomasz, now: later }),
    ]);
    const answers = [one, other].map((answer) => (answer.ok ? "erased" : answer.reason));
    if (claim.ok) expect(answers).toEqual(["held", "held"]);
    else expect(answers.toSorted()).toEqual(["erased", "nobody-left"]);
    const told = await db
      .select()
      .from(events)
      .where(and(eq(events.type, "person.erased"), eq(events.leadId, leadId)));
    expect(told).toHaveLength(claim.ok ? 0 : 1);
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest(
  "whose only number is another client's person's line looks for another one, and is not closed",
  async ({ db }) => {
    const story = await givenStory(db);
    const e164 = "+442079460995";
    const helen = await givenLead(db, story.calder, { e164 });
    const shared = await givenLead(db, story.harbour, { e164, person: "Rob Hart", company: "Elsewhere Ltd" });
    const both = { contactIds: [helen.contactId], by: story.marc, now: later };
    expect(await erasePerson(db, both)).toMatchObject({ ok: true });
    expect(await leadOf(db, shared.leadId)).toMatchObject({ stage: "ready" });
    const other = await givenLead(db, story.calder, { person: "Helen Marsh", company: "Third Ltd" });
    await db.update(phoneNumbers).set({ contactId: null, numberHash: hashOf("number", e164) });
    await erasePerson(db, { ...both, contactIds: [other.contactId] });
    expect(await leadOf(db, other.leadId)).toMatchObject({ stage: "research", closedReason: null });
  },
);

dbTest("a plan that writes to them ends, and what was written and not sent never goes", async ({ db }) => {
  const story = await givenStory(db);
  await givenPlan(db, story.calder, { by: story.marc, steps: [{ kind: "email", afterDays: 10 }] });
  const { contactId, leadId } = await givenSleeper(db, story.calder, { email: quill.email });
  await startRuns(db, { now: minutesAfter(tuesday10am, 1) });
  expect(await db.select({ end: touchRuns.endReason }).from(touchRuns)).toEqual([{ end: null }]);

  await erasePerson(db, { contactIds: [contactId], by: story.marc, now: later });

  expect(await db.select({ end: touchRuns.endReason }).from(touchRuns)).toEqual([{ end: "erased" }]);
  expect(await db.select().from(emailAddresses)).toEqual([]);
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "research" });
  expect((await verify(db)).violations).toEqual([]);
});

dbTest(
  "a file that waits to be committed and names them is seen to first; one that was stopped goes",
  async ({ db, ownerPool }) => {
    const story = await givenStory(db);
    const { contactIds } = await givenQuill(db, story);
    const bytes = Buffer.concat([
      quillFile(),
      Buffer.from("A-8,Joined Ltd,,,,,,,,,,ask ZebedeeQuillfeather\r\nA-9,Another Ltd,,,,,020 7946 0822,,,,,\r\n"),
    ]);
    const waiting = { campaignId: story.calder.campaignId, fileName: "newer.csv", bytes, by: story.marc, now: later };
    const stored = await storeImport(db, waiting);
    if (!stored.ok) throw new Error(stored.reason);
    const ask = () => erasePerson(db, { contactIds, by: story.marc, now: minutesAfter(later, 1) });

    expect(await ask()).toMatchObject({
      ok: false,
      reason: "in-waiting-file",
      file: { fileName: "newer.csv", lines: [1, 2, 3, 4] },
    });
    await cancelImport(db, { importId: stored.importId, by: story.marc, now: later });
    expect(await ask()).toMatchObject({ ok: true });
    expect(await tracesOf(ownerPool, signsOfQuill)).toEqual([]);
  },
);

dbTest(
  "a file that nobody can read may name them: it is seen to first, and goes once it was stopped",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const { contactId } = await givenLead(db, calder);
    const bytes = Buffer.from("PK\u0003\u0004 is no workbook");
    const stored = await storeImport(db, { ...calder, fileName: "list.csv", bytes: quillFile(), by: marc, now: later });
    if (!stored.ok) throw new Error(stored.reason);
    const { importId } = stored;
    await db.update(importFiles).set({ content: bytes }).where(eq(importFiles.importId, importId));
    const ask = () => erasePerson(db, { contactIds: [contactId], by: marc, now: later });

    const file = { importId, isStopped: false, problem: expect.stringMatching(/\w+\.$/) };
    expect(await ask()).toMatchObject({ ok: false, reason: "in-waiting-file", file });
    await cancelImport(db, { importId, by: marc, now: later });
    expect(await ask()).toMatchObject({ ok: true });
    expect(await db.select().from(importFiles)).toEqual([]);
  },
);

dbTest("refused at once while a file of the client is being written", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { contactId } = await givenLead(db, calder);
  const ask = () => erasePerson(db, { contactIds: [contactId], by: marc, now: later });
  await db.transaction(async (tx) => {
    await lockCompaniesForFile(tx, calder.clientId);
    expect(await ask()).toEqual({ ok: false, reason: "file-being-written" });
  });
  expect(await ask()).toMatchObject({ ok: true });
});

dbTest("who shares a line under another name is shown, and stays unless somebody says it is them", async ({ db }) => {
  const story = await givenStory(db);
  const helen = await givenLead(db, story.calder, { e164: "+442079460991" });
  await givenLead(db, story.harbour, { e164: "+442079460991", person: "Rob Hart", company: "Elsewhere Ltd" });
  await givenLead(db, story.harbour, { e164: "+442079460991", person: "H. Marsh", company: "Harrow and Pike Ltd" });
  const found = await samePerson(db, helen.contactId);
  expect(found.map(({ name, isLikely }) => [name, isLikely])).toEqual([
    ["Helen Marsh", true],
    ["Rob Hart", false],
    ["H. Marsh", true],
  ]);
  await givenEndedCall(db, { by: story.priya });
});
