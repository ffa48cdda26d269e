import { asc, isNull } from "drizzle-orm";
import { expect } from "vitest";
import { hearReply } from "#app/features/nurture/hear-of-mail.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import { keepNote } from "#app/features/outcomes/note.server.ts";
import { leads, messages, notes } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { backlogFile, givenCommitted } from "#tests/given-import.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { leadStory } from "../lead-story.server.ts";
import { saidBefore } from "./said-before.server.ts";

const token = "01900000-0000-7000-8000-000000000009";

dbTest(
  "a note of the client’s file is told as theirs, and what the house wrote of an answer is not",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const bytes = backlogFile("Abbot Freight Ltd,Ann Abbot,020 7946 0177,,,Asked for a quote in May");
    await givenCommitted(db, { campaignId: calder.campaignId, by: marc, bytes });
    const [fromFile] = await db.select().from(leads);
    await givenPlan(db, calder, { by: marc, steps: [{ kind: "email", afterDays: 7 }] });
    const { leadId } = await givenSleeper(db, calder);
    await startRuns(db, { now: tuesday10am });
    const now = daysAfter(tuesday10am, 8);
    await workTouches(db, { now });
    const [message] = await db.select().from(messages);
    await hearReply(db, { messageId: message?.id ?? "", now });
    const told = async (id: string) => {
      const { said } = await saidBefore(db, { leadId: id, token, zone: "Europe/London", client: "Calder" });
      const story = await leadStory(db, { leadId: id });
      return [
        said.map(({ how }) => how),
        story?.entries.map(({ text }) => text).filter((text) => text.endsWith("oted:") || text.endsWith("file:")),
      ];
    };

    expect(await told(fromFile?.id ?? "")).toEqual([["In Calder’s file"], ["Noted in the file:"]]);
    expect(await told(leadId)).toEqual([["Note"], ["Noted:"]]);
  },
);

dbTest("of very much that was said the newest is shown, and how much more there is", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  const during = { ...call, text: "Said on the call.", by: priya, now: minutesAfter(tuesday10am, 3) };
  expect(await keepNote(db, during)).toMatchObject({ ok: true });
  const { clientId } = calder;
  const atOnce = { clientId, leadId, by: null, at: daysAfter(tuesday10am, -1) };
  await db.insert(notes).values(Array.from({ length: 40 }, (_, index) => ({ ...atOnce, text: `Note ${index}` })));

  const { said, more } = await saidBefore(db, { leadId, token, zone: "Europe/London", client: "Calder" });
  expect([said.length, more]).toEqual([30, 11]);
  expect(said[0]).toMatchObject({ how: "Call, no outcome", what: "Said on the call." });
  const inOrder = await db.select().from(notes).where(isNull(notes.holdToken)).orderBy(asc(notes.id)).limit(29);
  expect(said.slice(1).map(({ what }) => what)).toEqual(inOrder.map(({ text }) => text));
});
