import { asc, isNull } from "drizzle-orm";
import { expect } from "vitest";
import { gateLead } from "#app/features/handback/gate-page.server.ts";
import { keepNote } from "#app/features/outcomes/note.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { handbacks, notes } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { givenAnswers, givenEndedCall } from "./given-call.ts";
import { backlogFile, givenCommitted } from "./given-import.ts";

dbTest("notes of the client's file are told as theirs at the gate, and how many more there are", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  const people = ["Ann Abbot", "Ben Cole", "Cara Dunn", "Dev Ellis", "Eve Ford", "Finn Gale"];
  const rows = people.map((person, index) => `Abbot Freight Ltd,${person},020 7946 0177,,,Person note ${index}`);
  await givenCommitted(db, { campaignId: calder.campaignId, by: marc, bytes: backlogFile(...rows) });
  const call = { ...(await givenEndedCall(db, { by: priya })), by: priya, now: minutesAfter(tuesday10am, 3) };
  await keepNote(db, { ...call, text: "Ann signs." });
  await givenAnswers(db, call);
  await recordOutcome(db, { ...call, disposition: "qualified", chosenAt: null, zone: null });
  const handbackId = (await db.select().from(handbacks))[0]?.id;

  const page = await gateLead(db, { handbackId, now: minutesAfter(tuesday10am, 20) });
  expect(page?.notes.map(({ by, ofFile }) => ({ by, ofFile }))).toEqual([
    { by: "Priya Nair", ofFile: false },
    ...Array.from({ length: 4 }, () => ({ by: "Marc Bell", ofFile: true })),
  ]);
  expect(page?.moreNotes).toBe(2);
  const inOrder = await db.select().from(notes).where(isNull(notes.holdToken)).orderBy(asc(notes.id)).limit(4);
  expect(page?.notes.slice(1).map(({ text }) => text)).toEqual(inOrder.map(({ text }) => text));
});
