import { eq, inArray, isNull } from "drizzle-orm";
import { expect, onTestFinished } from "vitest";
import { setClockAhead } from "#app/clock.server.ts";
import { erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { loader as review } from "#app/routes/manage/import-review.tsx";
import { loader as reports } from "#app/routes/manage/reports.tsx";
import type { Db } from "#db/client.server.ts";
import { answers, contacts, criteria, emailAddresses, importRows, leads, notes } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { givenCommitted } from "./given-import.ts";
import { answerOf, requestBy } from "./requests.ts";

const later = minutesAfter(tuesday10am, 60);

function setClockTo(at: Date): void {
  setClockAhead(at.getTime() - Date.now());
  onTestFinished(() => setClockAhead(0));
}

const backlog = Buffer.from(
  [
    "Company,First name,Last name,Phone,Town,Status,Notes",
    "Harrow & Pike Ltd,Anna,London,020 7946 0811,Leeds,main,ask for Anna London",
    "Tay Valley Freight Ltd,Jo,Main,020 7946 0822,Leeds,main,the main desk",
    "Fen Mills Ltd,Una,Reid,020 7946 0833,Leeds,main,Una London has left; the Main office",
    ",Tom,Hart,,,,a London firm without a name",
    ",Anna,London,,,,no company either",
    "",
  ].join("\r\n"),
);

const given = async (db: Db) => {
  const { calder, marc, priya } = await givenStory(db);
  const importId = await givenCommitted(db, { ...calder, by: marc, bytes: backlog });
  const people = await db.select().from(contacts);
  const contactIds = people.filter(({ fullName }) => /London|Main/.test(fullName)).map(({ id }) => id);
  expect(contactIds).toHaveLength(2);
  const erase = async () => {
    for (const id of contactIds)
      expect(await erasePerson(db, { contactIds: [id], by: marc, now: later })).toMatchObject({ ok: true });
  };
  return { calder, marc, priya, importId, erase };
};

dbTest("the reports and an import's page open after a London and a Main were erased", async ({ db }) => {
  setClockTo(later);
  const { marc, priya, importId, erase } = await given(db);
  await givenEndedCall(db, { by: priya });

  await erase();

  const asked = await requestBy(db, { by: marc }, { importId });
  const hours = { all: { calls: 1 }, byHour: [{ key: "10" }] };
  expect(await answerOf(reports(asked))).toMatchObject({ status: 200, body: hours });
  expect(await answerOf(review(asked))).toMatchObject({ status: 200, body: { about: { fileName: "backlog.csv" } } });
});

dbTest("neighbours' rows, rows without a company and answers to a choice stay as they were", async ({ db }) => {
  const { calder, priya, erase } = await given(db);
  const rows = () =>
    db
      .select()
      .from(importRows)
      .where(inArray(importRows.line, [3, 4]))
      .orderBy(importRows.line);
  const before = await rows();
  expect(before.map(({ companyId }) => companyId !== null)).toEqual([true, false]);
  const [{ id: criterionId = "" } = {}] = await db.select().from(criteria).where(isNull(criteria.choices));
  await db
    .update(criteria)
    .set({ kind: "choice", choices: ["Main", "Branch"] })
    .where(eq(criteria.id, criterionId));
  const all = await db.select().from(leads);
  const one = { clientId: calder.clientId, criterionId, value: "Main", by: priya, at: tuesday10am };
  await db.insert(answers).values(all.map(({ id: leadId }) => ({ ...one, leadId })));

  await erase();

  expect(await rows()).toEqual(before);
  expect((await db.select().from(answers)).map(({ value }) => value)).toEqual(["Main", "Main", "Main"]);
  const [own] = await db.select().from(importRows).where(eq(importRows.line, 2));
  expect(own?.cells.slice(0, 3)).toEqual(["Tay Valley Freight Ltd", "[erased]", "[erased]"]);
});

dbTest("whoever writes from an address with a hyphen is erased like anybody else", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  const bytes = Buffer.from(
    "Company,First name,Last name,Phone,Email\r\nHarrow & Pike Ltd,Gareth,Carrick-Hay,020 7946 0811,g.carrick-hay@harrow-pike.example\r\n",
  );
  await givenCommitted(db, { ...calder, by: marc, bytes });
  const { leadId } = await givenEndedCall(db, { by: priya });
  const text = "Write to G.Carrick-Hay@Harrow-Pike.example, not to hay@harrow-pike.example.";
  await db.insert(notes).values({ clientId: calder.clientId, leadId, text, at: tuesday10am });
  const contactIds = (await db.select().from(contacts)).map(({ id }) => id);

  expect(await erasePerson(db, { contactIds, by: marc, now: later })).toMatchObject({ ok: true });

  expect(await db.select().from(emailAddresses)).toEqual([]);
  const [note] = await db.select().from(notes);
  expect(note?.text).toBe("Write to [erased], not to hay@harrow-pike.example.");
});
