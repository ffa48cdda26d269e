import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { action as mailHook } from "#app/routes/hooks/mail.ts";
import type { Db } from "#db/client.server.ts";
import { events, handbacks, handbackUpdates, leads, messages } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPassed } from "#tests/given-handback.ts";
import { requestBy } from "#tests/requests.ts";
import { acceptLead } from "./accept-lead.server.ts";
import { expireHandbacks } from "./expire-handbacks.server.ts";
import { clientInbox } from "./inbox.server.ts";
import { passLead } from "./pass-lead.server.ts";
import { reportProgress } from "./report-progress.server.ts";

const now = minutesAfter(tuesday10am, 60);
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const handbackOf = async (db: Db, id: string) => (await db.select().from(handbacks).where(eq(handbacks.id, id)))[0];
const told = async (db: Db, leadId: string) =>
  (await db.select().from(events).where(eq(events.leadId, leadId)).orderBy(events.id)).map(({ type }) => type);
const saying = { note: null, nextOn: null };

async function givenAccepted({ db, portal }: { db: Db; portal: typeof import("#db/client.server.ts").forClient }) {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenPassed(db, story);
  const { clientId } = story.calder;
  const by = { handbackId, clientId, by: story.hanna };
  await portal(clientId, (tx) => acceptLead(tx, { ...by, now }));
  const report = (said: Partial<Parameters<typeof reportProgress>[1]>, at = daysAfter(now, 1)) =>
    portal(clientId, (tx) => reportProgress(tx, { ...by, ...saying, kind: "contacted", now: at, ...said }));
  return { story, handbackId, leadId: lead.leadId, clientId, report };
}

dbTest("what the client reports moves the lead on, and asks for the next word", async ({ db, portal }) => {
  const { handbackId, leadId, report } = await givenAccepted({ db, portal });

  expect(await report({ kind: "contacted" })).toEqual({ ok: true });
  expect(await leadOf(db, leadId)).toMatchObject({
    stage: "contacted",
    nextAction: "report",
    dueAt: new Date("2026-12-18T18:00:00Z"),
  });
  expect(await report({ kind: "quoted", value: "£14,200", note: " Twelve months " })).toEqual({ ok: true });
  expect(await report({ kind: "contacted" })).toEqual({ ok: false, reason: "not-from-this-stage" });

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "quoted", owner: "client" });
  expect(await handbackOf(db, handbackId)).toMatchObject({ status: "accepted", endedAt: null });
  const updates = await db.select().from(handbackUpdates).orderBy(handbackUpdates.id);
  expect(updates.map((row) => [row.kind, row.valueMinor, row.currency, row.note])).toEqual([
    ["contacted", null, null, null],
    ["quoted", 1_420_000, "GBP", "Twelve months"],
  ]);
});

dbTest(
  "a report that is sent twice is taken once, and the same word on another day is another report",
  async ({ db, portal }) => {
    const { leadId, report } = await givenAccepted({ db, portal });
    const at = daysAfter(now, 1);
    const kept = async () => (await db.select().from(handbackUpdates)).length;
    const before = (await told(db, leadId)).length;

    expect(await Promise.all([report({}, at), report({}, at)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await report({}, minutesAfter(at, 0.5))).toEqual({ ok: true });
    expect(await kept()).toBe(1);
    expect((await told(db, leadId)).slice(before)).toEqual(["lead.stage-changed", "handback.reported"]);

    expect(await report({ note: "They want a quotation" }, minutesAfter(at, 0.6))).toEqual({ ok: true });
    expect(await report({ kind: "meeting", nextOn: "2026-11-26" }, minutesAfter(at, 1))).toEqual({ ok: true });
    expect(await report({ kind: "meeting", nextOn: "2026-11-27" }, minutesAfter(at, 1.2))).toEqual({ ok: true });
    expect(await report({ kind: "meeting", nextOn: "2026-11-27" }, daysAfter(at, 1))).toEqual({ ok: true });
    expect(await kept()).toBe(5);
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "meeting", dueAt: new Date("2026-11-27T18:00:00Z") });
  },
);

dbTest("won carries its value and currency, and ends the hand-back", async ({ db, portal }) => {
  const { handbackId, leadId, report } = await givenAccepted({ db, portal });
  expect(await report({ kind: "won" })).toEqual({ ok: false, reason: "value-missing" });
  expect(await report({ kind: "won", value: "plenty" })).toEqual({ ok: false, reason: "not-an-amount" });

  const both = await Promise.all([report({ kind: "won", value: "12,000" }), report({ kind: "won", value: "12,000" })]);

  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await leadOf(db, leadId)).toMatchObject({
    stage: "won",
    wonMinor: 1_200_000,
    wonCurrency: "GBP",
    nextAction: null,
    dueAt: null,
  });
  expect(await handbackOf(db, handbackId)).toMatchObject({ status: "won", endedAt: daysAfter(now, 1) });
  expect(await db.select().from(handbackUpdates)).toHaveLength(1);
  expect((await told(db, leadId)).slice(-2)).toEqual(["lead.stage-changed", "handback.reported"]);
});

dbTest("lost and returned leads sleep with the agency and wake on a day", async ({ db, portal }) => {
  const { handbackId, leadId, report } = await givenAccepted({ db, portal });
  expect(await report({ kind: "lost" })).toEqual({ ok: false, reason: "reason-missing" });
  expect(await report({ kind: "lost", note: "Signed with Fleetmark again" })).toEqual({ ok: true });

  expect(await leadOf(db, leadId)).toMatchObject({
    stage: "nurturing",
    owner: "agency",
    dormancyReason: "lost-by-client",
    nextAction: "wake",
    dueAt: new Date("2027-02-18T18:00:00Z"),
  });
  expect(await handbackOf(db, handbackId)).toMatchObject({ status: "lost" });
  expect(await report({ kind: "won", value: "1" })).toEqual({ ok: false, reason: "not-yours-yet" });
});

dbTest("a lead may be returned with a reason", async ({ db, portal }) => {
  const { handbackId, leadId, report } = await givenAccepted({ db, portal });
  expect(await report({ kind: "returned", note: "Nobody free to see them before spring" })).toEqual({ ok: true });
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing", dormancyReason: "returned-by-client" });
  expect(await handbackOf(db, handbackId)).toMatchObject({ status: "returned" });
});

dbTest("nobody reports on another client's lead", async ({ db, portal }) => {
  const { story, handbackId, leadId } = await givenAccepted({ db, portal });
  const { clientId } = story.harbour;
  const said = { handbackId, clientId, by: story.owen, now, ...saying, kind: "won" as const, value: "1" };
  expect(await portal(clientId, (tx) => reportProgress(tx, said))).toEqual({ ok: false, reason: "no-such-handback" });
  expect(await reportProgress(db, said)).toEqual({ ok: false, reason: "no-such-handback" });
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "accepted" });
});

dbTest(
  "half way the client is reminded once; when the time is over the lead stands at the gate again",
  async ({ db }) => {
    const story = await givenStory(db);
    const { handbackId, lead } = await givenPassed(db, story);
    const halfWay = new Date("2026-11-21T08:00:00Z");
    const late = new Date("2026-11-24T18:00:01Z");

    expect(await expireHandbacks(db, { now })).toEqual({ reminded: 0, expired: 0 });
    expect(await expireHandbacks(db, { now: halfWay })).toEqual({ reminded: 1, expired: 0 });
    expect(await expireHandbacks(db, { now: halfWay })).toEqual({ reminded: 0, expired: 0 });
    expect((await db.select().from(messages).orderBy(messages.queuedAt)).map(({ subject }) => subject)).toEqual([
      "Harrow & Pike Logistics Ltd wants to hear from you",
      "Harrow & Pike Logistics Ltd still waits for your answer",
    ]);

    const twice = await Promise.all([1, 2].map(() => expireHandbacks(db, { now: late })));
    expect(twice.map(({ expired }) => expired).sort()).toEqual([0, 1]);
    expect(await handbackOf(db, handbackId)).toMatchObject({ status: "expired", endedAt: late });
    expect(await leadOf(db, lead.leadId)).toMatchObject({
      stage: "qualified",
      nextAction: "review",
      dueAt: new Date("2026-11-25T18:00:00Z"),
    });
    const rows = await db.select().from(handbacks).where(eq(handbacks.leadId, lead.leadId)).orderBy(handbacks.id);
    expect(rows.map(({ status }) => status)).toEqual(["expired", "gate"]);
    expect((await told(db, lead.leadId)).slice(-2)).toEqual(["handback.expired", "handback.reopened"]);
  },
);

dbTest("a lead that was passed again stands once among the client's, as what it is now", async ({ db, portal }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenPassed(db, story);
  const { clientId } = story.calder;
  const late = new Date("2026-11-24T18:00:01Z");
  await expireHandbacks(db, { now: late });
  const yours = async (ended: boolean) =>
    (await portal(clientId, (tx) => clientInbox(tx, { clientId, now: late, ended }))).yours;
  expect(await yours(true)).toMatchObject([{ handbackId, status: "expired" }]);

  const [again] = await db.select().from(handbacks).where(eq(handbacks.status, "gate"));
  const passedAgain = { handbackId: again?.id ?? "", summary: "They ask for you again.", by: story.marc, now: late };
  expect(await passLead(db, passedAgain)).toMatchObject({ ok: true });
  expect(await yours(true)).toEqual([]);
  await portal(clientId, (tx) => acceptLead(tx, { handbackId: again?.id ?? "", clientId, by: story.hanna, now: late }));

  expect(await yours(true)).toMatchObject([{ handbackId: again?.id, status: "accepted", stage: "accepted" }]);
  expect(await yours(true)).toEqual(await yours(false));
  expect(await leadOf(db, lead.leadId)).toMatchObject({ stage: "accepted" });
});

dbTest("a letter about a passed lead that came back is seen in the outbox", async ({ db }) => {
  await givenPassed(db, await givenStory(db));
  const [letter] = await db.select().from(messages);
  await db.update(messages).set({ status: "sent", sentAt: now });

  const { context } = await requestBy(db, {});
  const request = new Request("http://127.0.0.1:3000/hooks/mail", {
    method: "POST",
    headers: { Authorization: "Bearer the mail server's secret in the tests, long enough" },
    body: JSON.stringify({ kind: "bounce", messageId: `<${letter?.id}@ember.example>` }),
  });
  expect((await mailHook({ request, params: {}, context })).status).toBe(204);

  const [after] = await db.select().from(messages);
  expect(after).toMatchObject({ status: "failed" });
  expect(after?.problem).not.toBeNull();
});
