import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads, notes } from "#db/schema.ts";
import { daysAfter } from "#tests/cast.ts";
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
