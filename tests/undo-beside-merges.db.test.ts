import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { mayUndo } from "#app/features/intake/may-undo.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { addNumber } from "#app/features/queue/add-number.server.ts";
import type { Db } from "#db/client.server.ts";
import { agentSessions, attempts, companies, contacts, leads, merges, phoneNumbers } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory, type Story } from "./given.ts";
import { givenCommitted } from "./given-import.ts";
import { later, leadOf, merge, nextWeek } from "./merging.ts";

const head = "Company,Contact,Phone,Website,Street,Postcode,Status,Competitor,Contract end";
const file = (...rows: string[]) => Buffer.from([head, ...rows, ""].join("\r\n"));
const known = "Harrow Logistics Ltd,Helen Marsh,020 7946 0142,harrow.example,2 Mill Lane,LS1 4AP,Lost,,";
const twin =
  "Harrow Logistcs Ltd,Dan Ellwood,020 7946 0142 / 020 7946 0144,harrow.example,2 Mill Lane,LS1 4AP,Lost,Fleetmark,";

/** A company of one file, and a row of another that went into it unasked and opened no lead. */
async function givenTwin(db: Db, { calder, marc }: Story) {
  await givenCommitted(db, { ...calder, by: marc, bytes: file(known) });
  const importId = await givenCommitted(db, { ...calder, by: marc, bytes: file(twin), now: later });
  const [merged] = await db.select().from(merges);
  const [lead] = await db.select().from(leads);
  if (!merged || !lead) throw new Error("The row did not go in.");
  return { importId, companyId: merged.mergedCompanyId, leadId: lead.id, keptCompanyId: merged.keptCompanyId };
}

dbTest.for(["number", "person"] as const)(
  "an import whose %s was rung at the company it went into is kept, and says so",
  async (what, { db }) => {
    const story = await givenStory(db);
    const { importId, companyId, leadId, keptCompanyId } = await givenTwin(db, story);
    const numbers = await db.select().from(phoneNumbers);
    const [person] = await db.select().from(contacts).where(eq(contacts.originCompanyId, companyId));
    const rung = numbers.find(({ originCompanyId }) => (originCompanyId === companyId) === (what === "number"));
    const session = { userId: story.priya, conferenceName: "s_twin", openedAt: later, joinedAt: later };
    const [opened] = await db
      .insert(agentSessions)
      .values({ ...session, closedAt: later, closedBecause: "the test ended it" })
      .returning({ id: agentSessions.id });
    await db.insert(attempts).values({
      ...{ ...story.calder, leadId, companyId: keptCompanyId, phoneNumberId: rung?.id ?? "" },
      ...{ contactId: what === "person" ? person?.id : null, sessionId: opened?.id ?? "", agentId: story.priya },
      ...{ numberHash: rung?.numberHash ?? "", holdToken: leadId, round: 1, decision: {}, status: "no-answer" },
      ...{ placedAt: nextWeek, endedAt: nextWeek },
    });

    expect(await mayUndo(db, importId)).toBe("called");
    expect(await undoImport(db, { importId, by: story.marc, now: nextWeek })).toEqual({ ok: false, reason: "called" });
  },
);

dbTest("a number that an agent found for somebody of an import is not lost with it", async ({ db }) => {
  const story = await givenStory(db);
  const { importId, leadId } = await givenTwin(db, story);
  const found = { leadId, number: "020 7946 0155", name: "Dan Ellwood", jobTitle: null, by: story.priya };
  expect(await addNumber(db, { ...found, now: minutesAfter(later, 5) })).toMatchObject({ ok: true });

  expect(await undoImport(db, { importId, by: story.marc, now: nextWeek })).toEqual({ ok: false, reason: "worked-on" });
});

dbTest("a file that is taken back speaks no longer through the lead that its own lead went into", async ({ db }) => {
  const story = await givenStory(db);
  const further = await givenLead(db, story.calder, {
    ...{ company: "Kestrel Haulage Ltd", stage: "nurturing", nextAction: "wake", dormancyReason: "not-now" },
    dueAt: minutesAfter(tuesday10am, 60 * 24 * 90),
  });
  const { importId, keptCompanyId } = await givenTwin(db, story);
  await merge(db, further.companyId, keptCompanyId, story.marc);
  expect(await leadOf(db, further.leadId)).toMatchObject({ competitor: "Fleetmark" });

  expect(await undoImport(db, { importId, by: story.marc, now: nextWeek })).toMatchObject({ ok: true });

  expect(await leadOf(db, further.leadId)).toMatchObject({ competitor: null });
  expect(await db.select().from(companies)).toHaveLength(2);
});
