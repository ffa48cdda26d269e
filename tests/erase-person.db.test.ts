import { and, eq, isNull } from "drizzle-orm";
import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { lookOf } from "#app/features/intake/preview.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { erasurePage } from "#app/features/reporting/erasure-page.server.ts";
import { leadStory } from "#app/features/reporting/lead-story.server.ts";
import { numberPage } from "#app/features/reporting/number-page.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import {
  events,
  importChanges,
  importFiles,
  importRows,
  leads,
  mailStops,
  matchKeys,
  merges,
  phoneNumbers,
  suppressions,
} from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { givenCommitted } from "./given-import.ts";
import { givenQuill, quill, quillFile, signsOfQuill, tracesOf } from "./given-person.ts";
import { leadOf } from "./merging.ts";

const later = minutesAfter(tuesday10am, 60);
const figures = async (db: Parameters<typeof verify>[0]) =>
  db.select({ verdict: importRows.verdict, line: importRows.line }).from(importRows).orderBy(importRows.line);

const planted = [
  ...["answers.value", "attempts.decision", "call_events.body", "email_addresses.address", "handback_updates.note"],
  ...["contacts.first_name", "contacts.full_name", "contacts.job_title", "contacts.last_name"],
  ...["handbacks.summary", "import_files.content", "import_rows.cells", "import_rows.steps", "match_keys.key"],
  ...[
    "messages.body",
    "messages.subject",
    "messages.to_address",
    "notes.text",
    "phone_numbers.e164",
    "phone_numbers.raw",
  ],
];

dbTest(
  "of somebody who is erased no word, number or address is left anywhere, and every figure stays",
  async ({ db, ownerPool }) => {
    const story = await givenStory(db);
    const { contactIds, leadId, importId } = await givenQuill(db, story);
    const [contactId = ""] = contactIds;
    const before = await tracesOf(ownerPool, signsOfQuill);
    expect(new Set(before.map((trace) => trace.split(":")[0]))).toEqual(new Set(planted));
    const counted = await figures(db);
    const page = await erasurePage(db, contactId);
    expect(page).toMatchObject({ name: quill.name, leadId, held: { calls: 1, callNotes: 1, letters: 1 } });
    expect(page?.records.map(({ isLikely, because }) => [isLikely, because])).toEqual([
      [true, []],
      [true, ["number", "address", "name"]],
    ]);

    expect(await erasePerson(db, { contactIds, by: story.marc, now: later })).toMatchObject({ ok: true });

    expect(await tracesOf(ownerPool, signsOfQuill)).toEqual([]);
    expect((await verify(db)).violations).toEqual([]);
    expect(await figures(db)).toEqual(counted);
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "contacted", closedReason: null });
    const told = await db
      .select({ data: events.data })
      .from(events)
      .where(and(eq(events.type, "person.erased"), eq(events.leadId, leadId)));
    expect(told).toMatchObject([{ data: { people: 2, addresses: 2, reason: "request" } }]);
    const lead = await leadStory(db, { leadId });
    expect(lead?.people.map(({ name, erased }) => [name, erased])).toEqual([
      ["Switchboard", false],
      ["Erased person", true],
    ]);
    expect(JSON.stringify(lead)).toContain("Marc Bell erased a person");
    const about = await importPage(db, importId);
    expect(about && (await lookOf(db, about))).toMatchObject({ ok: false, sentence: /somebody in it was erased/ });
    expect(await db.select().from(importFiles)).toEqual([]);
    expect(await erasurePage(db, contactId)).toMatchObject({ name: null });
  },
);

dbTest("whoever is erased stays suppressed when the same or another client sends them again", async ({ db }) => {
  const story = await givenStory(db);
  const { contactIds } = await givenQuill(db, story);
  await erasePerson(db, { contactIds, by: story.marc, now: later });

  const again = { by: story.marc, now: daysAfter(later, 1) };
  for (const { campaignId } of [story.calder, story.harbour]) {
    const importId = await givenCommitted(db, {
      campaignId,
      bytes: quillFile("Harrow and Pike Logistics Limited"),
      ...again,
    });
    const verdicts = await db
      .select({ verdict: importRows.verdict })
      .from(importRows)
      .where(eq(importRows.importId, importId))
      .orderBy(importRows.line);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["suppressed", "suppressed", "quarantined"]);
  }
  const back = await db.select().from(phoneNumbers).where(eq(phoneNumbers.e164, quill.e164));
  const open = await db.select().from(leads).where(eq(leads.stage, "ready"));
  for (const { id: leadId } of open) {
    for (const number of await judgeNumbers(db, { leadId, now: again.now }))
      if (back.some(({ id }) => id === number.phoneNumberId))
        expect(number.reasons.map(({ rule }) => rule)).toContain("suppressed");
  }
  const asked = { number: quill.e164, country: "GB", state: "", zone: "", client: story.harbour.clientId };
  const { answer } = await numberPage(db, { asked, now: again.now });
  expect(answer?.decision).toMatchObject({ verdict: "block", reasons: [{ rule: "suppressed" }] });
  const kept = await db
    .select({ hash: suppressions.valueHash })
    .from(suppressions)
    .where(isNull(suppressions.clientId));
  expect(kept.map(({ hash }) => hash)).toEqual(
    expect.arrayContaining([hashOf("number", quill.e164), hashOf("email", quill.email)]),
  );
  expect(await db.select().from(mailStops)).toMatchObject([{ addressHash: hashOf("email", quill.email) }]);
});

dbTest(
  "a number that was rung stays as its hash, and parting sends nobody home with a name",
  async ({ db, ownerPool }) => {
    const story = await givenStory(db);
    const { contactIds, importId } = await givenQuill(db, story);
    const keys = await db.select().from(matchKeys).where(eq(matchKeys.kind, "phone-start"));
    const brought = { importId, line: 1, kind: "follows", field: "key phone-start" } as const;
    const follows = keys.map(({ clientId, companyId, key: becomes }) => ({ ...brought, clientId, companyId, becomes }));
    await db.insert(importChanges).values(follows);
    await erasePerson(db, { contactIds, by: story.marc, now: later });
    const begins = quill.e164.slice(1, -2);
    expect(follows.map(({ becomes }) => becomes)).toEqual(expect.arrayContaining([expect.stringContaining(begins)]));
    expect((await db.select().from(importChanges)).filter(({ becomes }) => becomes?.includes(begins))).toEqual([]);
    const left = await db
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.numberHash, hashOf("number", quill.e164)));
    expect(left).toMatchObject([{ e164: "", raw: "", erasedAt: later, deadAt: later }]);
    const [merge] = await db.select({ id: merges.id }).from(merges);
    await unmerge(db, { mergeId: merge?.id ?? "", by: story.marc, now: daysAfter(later, 1) });
    expect(await tracesOf(ownerPool, signsOfQuill)).toEqual([]);
    expect((await verify(db)).violations).toEqual([]);
  },
);
