import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads, notes } from "#db/schema.ts";
import { daysAfter, minutesAfter } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenWritten, sentAt } from "#tests/given-written.ts";
import { hearReply } from "./hear-of-mail.server.ts";

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

dbTest("an answer of somebody for whom a number is looked for is looked into now", async ({ db }) => {
  const { messageId, leadId } = await givenWritten(db);
  const inAMonth = { to: "research", nextAction: "research", dueAt: daysAfter(sentAt, 30) } as const;
  await db.transaction((tx) => moveLead(tx, { leadId, ...inAMonth, reason: "no-route", by: null, now: sentAt }));

  const now = daysAfter(sentAt, 1);
  for (let told = 0; told < 2; told++) expect(await hearReply(db, { messageId, now })).toEqual({ ok: true });

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "research", nextAction: "research", dueAt: now });
  expect(await db.select().from(notes)).toHaveLength(1);
});

dbTest("who answers a second time, still to be reached, is heard a second time", async ({ db }) => {
  const { messageId, leadId } = await givenWritten(db);
  const first = minutesAfter(sentAt, 60);
  await hearReply(db, { messageId, now: first });
  const later = { to: "ready", nextAction: "call", dueAt: daysAfter(first, 9) } as const;
  const nobody = { reason: "no-answer", by: null, now: minutesAfter(first, 30) };
  await db.transaction((tx) => moveLead(tx, { leadId, ...later, ...nobody }));

  const now = daysAfter(first, 2);
  for (let told = 0; told < 2; told++) await hearReply(db, { messageId, now });

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now });
  expect(await db.select().from(notes)).toHaveLength(2);
});

dbTest("two answers that the mail server tells apart are two, each however often it is told", async ({ db }) => {
  const { messageId, leadId } = await givenWritten(db);
  const now = minutesAfter(sentAt, 60);

  const told = ["<a1@harrow.example>", "<a1@harrow.example>", "<a2@harrow.example>", "<a1@harrow.example>"];
  await Promise.all(told.map((answerId) => hearReply(db, { messageId, answerId, now })));
  await hearReply(db, { messageId, answerId: "<a2@harrow.example>", now: daysAfter(now, 2) });

  expect(await db.select().from(notes)).toHaveLength(2);
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now, round: 2 });
});
