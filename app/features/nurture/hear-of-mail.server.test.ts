import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { openPost } from "#app/features/mail/post.server.ts";
import { sendMessage } from "#app/features/mail/send-message.server.ts";
import { action as mailHook } from "#app/routes/hooks/mail.ts";
import { action as oneClick, loader as opened } from "#app/routes/hooks/unsubscribe.ts";
import type { Db } from "#db/client.server.ts";
import { leads, mailStops, messages, notes, touches, touchRuns } from "#db/schema.ts";
import { daysAfter, minutesAfter } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenSleeper } from "#tests/given-plan.ts";
import { givenWritten, sentAt } from "#tests/given-written.ts";
import { openPostOffice } from "#tests/post-office.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { hearReply, stopMail } from "./hear-of-mail.server.ts";
import { mayStillGo } from "./may-still-go.server.ts";
import { startRuns } from "./start-runs.server.ts";
import { endRun } from "./touch-runs.server.ts";
import { workTouches } from "./work-touches.server.ts";

const secret = "the mail server's secret in the tests, long enough";
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

const told = async (db: Db, body: object, authorization = `Bearer ${secret}`) => {
  const { context } = await requestBy(db, {});
  return answerOf(
    mailHook({
      request: new Request("http://127.0.0.1:3000/hooks/mail", {
        method: "POST",
        headers: { Authorization: authorization },
        body: JSON.stringify(body),
      }),
      params: {},
      context,
    }),
  );
};

dbTest(
  "the reader can end it with one click: the headers of RFC 8058 reach the mail server, and only a post acts",
  async ({ db }) => {
    const { messageId, leadId } = await givenWritten(db);
    const office = await openPostOffice();
    const post = openPost({ kind: "smtp", url: office.url, from: "Ember <hello@ember.example>" });
    const mayGo = () => mayStillGo(db, { messageId, now: sentAt });
    expect(await sendMessage(db, { messageId, post, mayGo, now: sentAt })).toBe("sent");
    await office.close();

    const [letter] = office.received;
    expect(letter?.to).toBe("helen@harrow.example");
    const text = letter?.text.replace(/=\r\n/g, "").replace(/\r\n /g, " ") ?? "";
    expect(text).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    const token = /List-Unsubscribe: <http:\/\/127\.0\.0\.1:3000\/hooks\/unsubscribe\/([^>]+)>/.exec(text)?.[1] ?? "";
    const { context } = await requestBy(db, {});
    const knock = (door: typeof oneClick, sent: string, method = "POST") =>
      answerOf(
        Promise.resolve(
          door({
            request: new Request("http://127.0.0.1:3000/hooks/unsubscribe/x", { method }),
            params: { token: sent },
            context,
          }),
        ),
      );

    expect(await knock(opened, token, "GET")).toMatchObject({ status: 302, location: `/unsubscribe/${token}` });
    expect(await db.select().from(mailStops)).toEqual([]);
    for (const crooked of [token.slice(0, -1), `${token}x`, messageId, `${leadId}.${token.split(".")[1]}`])
      expect((await knock(oneClick, crooked)).status, crooked).toBe(404);

    expect((await knock(oneClick, token)).status).toBe(204);
    expect((await knock(oneClick, token)).status).toBe(204);
    expect(await db.select().from(mailStops)).toMatchObject([{ reason: "unsubscribed" }]);
    expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "unsubscribed" }]);
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing" });
    await startRuns(db, { now: daysAfter(sentAt, 1) });
    expect(await workTouches(db, { now: daysAfter(sentAt, 60) })).toBe(0);
    expect(await db.select().from(messages)).toHaveLength(1);
  },
);

dbTest("an answer stops the plan and brings the lead to be called, once, however often it is told", async ({ db }) => {
  const { messageId, leadId } = await givenWritten(db);
  const reply = { kind: "reply", messageId: `Re <x@y.example> <${messageId}@ember.example>` };

  expect((await told(db, reply, "Bearer something else")).status).toBe(403);
  expect((await told(db, { kind: "reply" })).status).toBe(400);
  expect((await told(db, { ...reply, messageId: "<nothing@of-ours.example>" })).status).toBe(204);
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing" });

  for (const answer of await Promise.all([told(db, reply), told(db, reply)])) expect(answer.status).toBe(204);

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", round: 2 });
  expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "replied" }]);
  expect((await db.select().from(touches)).map(({ status }) => status).sort()).toEqual(["done", "stopped"]);
  expect(await db.select().from(notes)).toMatchObject([
    { text: "They answered our email “How is Harrow & Pike Logistics Ltd?”. Read their answer before you ring." },
  ]);
});

dbTest(
  "an answer brings a lead forward that is to be tried again in some days, and leaves a promise",
  async ({ db }) => {
    const { messageId, leadId } = await givenWritten(db);
    const answeredAt = daysAfter(sentAt, 1);
    const later = { stage: "ready", dueAt: daysAfter(sentAt, 9), callableFrom: daysAfter(sentAt, 9) } as const;
    const tryAgain = { ...later, nextAction: "call", dormancyReason: "not-now" } as const;
    await db.update(leads).set(tryAgain).where(eq(leads.id, leadId));
    await hearReply(db, { messageId, now: answeredAt });
    const soon = { stage: "ready", nextAction: "call", dueAt: answeredAt, callableFrom: answeredAt };
    expect(await leadOf(db, leadId)).toMatchObject(soon);

    await db.update(touchRuns).set({ endReason: "moved-on" });
    await db
      .update(leads)
      .set({ ...later, nextAction: "callback" })
      .where(eq(leads.id, leadId));
    await hearReply(db, { messageId, now: answeredAt });
    expect(await leadOf(db, leadId)).toMatchObject({ nextAction: "callback", dueAt: later.dueAt });
    expect(await db.select().from(notes)).toHaveLength(2);
  },
);

dbTest("an answer to a plan that somebody ended is heard all the same, once", async ({ db }) => {
  const { messageId, leadId, marc } = await givenWritten(db);
  const [run] = await db.select().from(touchRuns);
  await db.transaction((tx) => endRun(tx, { runId: run?.id ?? "", reason: "by-hand", by: marc, now: sentAt }));

  const now = minutesAfter(sentAt, 30);
  for (let told = 0; told < 2; told++) expect(await hearReply(db, { messageId, now })).toEqual({ ok: true });

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now, round: 2 });
  expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "replied" }]);
  expect(await db.select().from(notes)).toMatchObject([{ leadId }]);
});

dbTest("who was called, sleeps again and answers the same email once more is called once more", async ({ db }) => {
  const { messageId, leadId, priya } = await givenWritten(db);
  await hearReply(db, { messageId, now: minutesAfter(sentAt, 60) });
  const asleep = {
    to: "nurturing",
    nextAction: "wake",
    dormancyReason: "not-now",
    dueAt: daysAfter(sentAt, 180),
  } as const;
  const said = { reason: "not-now", by: priya, now: daysAfter(sentAt, 1) };
  await db.transaction((tx) => moveLead(tx, { leadId, ...asleep, ...said }));

  const now = daysAfter(sentAt, 21);
  for (let told = 0; told < 2; told++) expect(await hearReply(db, { messageId, now })).toEqual({ ok: true });

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now, round: 3 });
  expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "replied", endedAt: now }]);
  expect(await db.select().from(notes)).toHaveLength(2);
});

dbTest("an answer reaches the lead that this one is just merged into, and ends its plan", async ({ db }) => {
  const { messageId, leadId, calder } = await givenWritten(db);
  const goesOn = await givenSleeper(db, calder);
  await startRuns(db, { now: sentAt });
  const now = minutesAfter(sentAt, 30);

  const { hearing } = await db.transaction(async (tx) => {
    await tx.update(leads).set({ mergedIntoId: goesOn.leadId }).where(eq(leads.id, leadId));
    const hearing = hearReply(db, { messageId, now });
    await untilBlocked(db);
    return { hearing };
  });

  expect(await hearing).toEqual({ ok: true });
  expect(await leadOf(db, goesOn.leadId)).toMatchObject({ stage: "ready", nextAction: "call", dueAt: now });
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing" });
  expect(await db.select().from(notes)).toMatchObject([{ leadId: goesOn.leadId }]);
  expect((await db.select().from(touchRuns)).map((run) => [run.leadId, run.endReason]).sort()).toEqual(
    [
      [leadId, "replied"],
      [goesOn.leadId, "moved-on"],
    ].sort(),
  );
});

dbTest("mail that comes back stops the plan and the address, and the lead keeps its day", async ({ db }) => {
  const { messageId, leadId } = await givenWritten(db);
  const before = await leadOf(db, leadId);

  expect((await told(db, { kind: "bounce", messageId: `<${messageId}@ember.example>` })).status).toBe(204);

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing", dueAt: before?.dueAt });
  expect(await db.select().from(mailStops)).toMatchObject([{ reason: "bounced" }]);
  expect(await db.select().from(touchRuns)).toMatchObject([{ endReason: "bounced" }]);
});

dbTest(
  "what was written and waits is asked about again before it goes: no night, no wish, no plan that has ended",
  async ({ db }) => {
    const { messageId } = await givenWritten(db);
    expect(await mayStillGo(db, { messageId, now: sentAt })).toBeNull();
    const night = minutesAfter(sentAt, 12 * 60);
    const morning = new Date("2026-12-18T08:00:00Z");
    expect(await mayStillGo(db, { messageId, now: night })).toMatchObject({ askAt: morning });
    await told(db, { kind: "reply", messageId: `<${messageId}@ember.example>` });
    const post = async () => {
      throw new Error("It was sent all the same.");
    };
    const mayGo = () => mayStillGo(db, { messageId, now: sentAt });
    expect(await sendMessage(db, { messageId, post, mayGo, now: sentAt })).toBe("failed");
    expect((await db.select().from(messages))[0]?.problem).toBe("The plan has ended since. It was not sent.");
  },
);

dbTest("an email that met the night waits for the morning, and goes then", async ({ db }) => {
  const { messageId } = await givenWritten(db);
  const sent: string[] = [];
  const post = async ({ toAddress }: { toAddress: string }) => void sent.push(toAddress);
  const sendAt = (now: Date) =>
    sendMessage(db, { messageId, post, mayGo: () => mayStillGo(db, { messageId, now }), now });

  expect(await sendAt(minutesAfter(sentAt, 9 * 60))).toBe("queued");
  expect((await db.select().from(messages))[0]).toMatchObject({ status: "queued", sentAt: null });
  expect(sent).toEqual([]);
  expect(await sendAt(new Date("2026-12-18T08:00:00Z"))).toBe("sent");
  expect(sent).toHaveLength(1);
});

dbTest.for([
  ["unsubscribed", "unsubscribed"],
  ["bounced", "bounced"],
] as const)("mail that was %s ends the plan its lead sleeps by since as well", async ([reason, endReason], { db }) => {
  const { messageId, leadId } = await givenWritten(db);
  const [before] = await db.select().from(touchRuns);
  const anew = daysAfter(sentAt, 1);
  await db.transaction((tx) => endRun(tx, { runId: before?.id ?? "", reason: "slept-anew", by: null, now: anew }));
  await db.update(leads).set({ stageAt: anew }).where(eq(leads.id, leadId));
  expect(await startRuns(db, { now: anew })).toBe(1);

  expect(await stopMail(db, { messageId, reason, now: daysAfter(anew, 1) })).toEqual({ ok: true });

  const runs = await db.select().from(touchRuns).orderBy(touchRuns.startedAt);
  expect(runs).toMatchObject([{ endReason: "slept-anew" }, { endReason }]);
  expect(await startRuns(db, { now: daysAfter(anew, 2) })).toBe(0);
});
