import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { openPost } from "#app/features/mail/post.server.ts";
import { sendMessage } from "#app/features/mail/send-message.server.ts";
import type { Db } from "#db/client.server.ts";
import { events, leads, mailStops, messages, touches, touchRuns } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { openPostOffice } from "#tests/post-office.ts";
import { hearNotSent, stopMail } from "./hear-of-mail.server.ts";
import { startRuns } from "./start-runs.server.ts";
import { workTouches } from "./work-touches.server.ts";

const sentAt = new Date("2026-12-17T10:00:00Z");
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const ledgerOf = async (db: Db) => (await db.select().from(events).orderBy(events.id)).map(({ type }) => type);

/** A lead whose plan has written its first email to this address. */
async function givenWritten(db: Db, email: string) {
  const { calder, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "email", afterDays: 30 }] });
  const { leadId } = await givenSleeper(db, calder, { email });
  await startRuns(db, { now: tuesday10am });
  await workTouches(db, { now: sentAt });
  const [message] = await db.select().from(messages);
  if (!message) throw new Error("Nothing was written.");
  return { leadId, messageId: message.id };
}

dbTest(
  "an email to no such mailbox is told as failed, its address is written to no more, and the plan ends",
  async ({ db }) => {
    const { messageId, leadId } = await givenWritten(db, "nobody@harrow.example");
    expect(await db.select().from(touches)).toMatchObject([{ status: "done", messageId }, { status: "planned" }]);
    const office = await openPostOffice();
    const post = openPost({ kind: "smtp", url: office.url, from: "Ember <hello@ember.example>" });

    const send = { messageId, post, onNotSent: hearNotSent, now: sentAt };
    expect(await sendMessage(db, send)).toBe("failed");
    await office.close();

    const made = await db.select().from(touches).orderBy(touches.turn);
    expect(made).toMatchObject([{ status: "failed", messageId }, { status: "stopped" }]);
    expect(await db.select().from(mailStops)).toMatchObject([{ reason: "bounced" }]);
    expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "bounced" }]);
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing" });
    expect((await ledgerOf(db)).slice(-4)).toEqual(["message.failed", "touch.failed", "mail.stopped", "plan.ended"]);
  },
);

dbTest("an email that was not to go any more is told as failed, and the plan goes on with its next", async ({ db }) => {
  const { messageId } = await givenWritten(db, "helen@harrow.example");
  const post = async () => {};
  const mayGo = async () => ({ says: "Not any more.", askAt: null });

  expect(await sendMessage(db, { messageId, post, mayGo, onNotSent: hearNotSent, now: sentAt })).toBe("failed");

  const made = await db.select().from(touches).orderBy(touches.turn);
  expect(made.map(({ status }) => status)).toEqual(["failed", "planned"]);
  expect(await db.select().from(mailStops)).toEqual([]);
});

dbTest(
  "an email that came back after it went counts as no touch any more, told as often as it may be",
  async ({ db }) => {
    const { messageId } = await givenWritten(db, "helen@harrow.example");
    expect(await sendMessage(db, { messageId, post: async () => {}, onNotSent: hearNotSent, now: sentAt })).toBe(
      "sent",
    );

    for (let told = 0; told < 2; told++)
      expect(await stopMail(db, { messageId, reason: "bounced", now: minutesAfter(sentAt, 5) })).toEqual({ ok: true });

    const made = await db.select().from(touches).orderBy(touches.turn);
    expect(made.map(({ status }) => status)).toEqual(["failed", "stopped"]);
    expect((await ledgerOf(db)).slice(-4)).toEqual(["message.sent", "touch.failed", "mail.stopped", "plan.ended"]);
  },
);
