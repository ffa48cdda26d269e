import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { action as leg } from "#app/routes/hooks/leg.ts";
import type { Db } from "#db/client.server.ts";
import { agentSessions, attempts, callEvents, events } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { context } from "#tests/requests.ts";
import { receiveWebhook } from "./receive-webhook.server.ts";

const now = minutesAfter(tuesday10am, 1);

/** A call that has just been asked for: nothing has been heard of it yet. */
async function givenPlacedCall(db: Db): Promise<{ attemptId: string; sessionId: string; priya: string }> {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const { attemptId } = await givenEndedCall(db, { by: priya });
  const fresh = {
    status: "placing",
    callSid: null,
    answeredAt: null,
    endedAt: null,
    talkSeconds: null,
    answeredBy: null,
    endedBy: null,
  } as const;
  const [attempt] = await db.update(attempts).set(fresh).where(eq(attempts.id, attemptId)).returning();
  return { attemptId, sessionId: attempt?.sessionId ?? "", priya };
}

const attemptOf = async (db: Db, id: string) => (await db.select().from(attempts).where(eq(attempts.id, id)))[0];
const legOf = (status: string, sequence: number, more: Record<string, string> = {}) => ({
  CallSid: `CA${"a1".repeat(16)}`,
  CallStatus: status,
  From: "+15005550009",
  To: "+15005550107",
  Timestamp: `Tue, 17 Nov 2026 10:13:0${sequence} +0000`,
  SequenceNumber: String(sequence),
  ...more,
});

dbTest(
  "the recorded tellings of a call, in reverse and each twice, end in the same state as in order",
  async ({ db }) => {
    const { attemptId } = await givenPlacedCall(db);
    const told = [
      legOf("initiated", 0),
      legOf("ringing", 1),
      legOf("in-progress", 2),
      legOf("completed", 3, { CallDuration: "42", Duration: "1", SipResponseCode: "200" }),
    ];
    for (const form of [...told].reverse().flatMap((body) => [body, body])) {
      expect(await receiveWebhook(db, { kind: "leg", id: attemptId, form, now, clockAheadMs: 0 })).toEqual({
        ok: true,
      });
    }

    expect(await attemptOf(db, attemptId)).toMatchObject({
      status: "completed",
      talkSeconds: 42,
      sipCode: 200,
      endedBy: "lead",
      answeredAt: new Date("2026-11-17T10:13:02Z"),
      endedAt: new Date("2026-11-17T10:13:03Z"),
    });
    expect(await db.select().from(callEvents)).toHaveLength(4);
    const ends = await db.select().from(events).where(eq(events.type, "call.ended"));
    expect(ends.filter(({ at }) => at.getTime() === now.getTime())).toHaveLength(1);
  },
);

dbTest("the same telling fifty times at once is kept and acted on once", async ({ db }) => {
  const { attemptId } = await givenPlacedCall(db);
  const form = legOf("busy", 2, { CallDuration: "0", SipResponseCode: "486" });

  await Promise.all(
    Array.from({ length: 50 }, () => receiveWebhook(db, { kind: "leg", id: attemptId, form, now, clockAheadMs: 0 })),
  );

  expect(await db.select().from(callEvents)).toHaveLength(1);
  expect(await attemptOf(db, attemptId)).toMatchObject({ status: "busy", endedBy: "network", sipCode: 486 });
});

dbTest("what belongs to no attempt, or to another call than the attempt has, moves nothing", async ({ db }) => {
  const { attemptId } = await givenPlacedCall(db);
  const tell = (id: string, form: Record<string, string>) =>
    receiveWebhook(db, { kind: "leg", id, form, now, clockAheadMs: 0 });
  await tell(attemptId, legOf("ringing", 1));

  expect(await tell("0190a000-0000-7000-8000-000000000000", legOf("completed", 3))).toEqual({
    ok: false,
    reason: "unknown",
  });
  expect(await tell("'; drop table attempts; --", legOf("completed", 3))).toEqual({ ok: false, reason: "unknown" });
  expect(await tell(attemptId, legOf("completed", 3, { CallSid: `CA${"b2".repeat(16)}` }))).toEqual({
    ok: false,
    reason: "not-its-call",
  });
  expect(await tell(attemptId, { CallSid: "nonsense" })).toEqual({ ok: false, reason: "unreadable" });

  expect(await attemptOf(db, attemptId)).toMatchObject({ status: "ringing", endedAt: null });
});

dbTest("a machine that is recognised after the hang-up is remembered and changes no status", async ({ db }) => {
  const { attemptId } = await givenPlacedCall(db);
  await receiveWebhook(db, {
    kind: "leg",
    id: attemptId,
    form: legOf("completed", 3, { CallDuration: "9" }),
    now,
    clockAheadMs: 0,
  });

  const amd = { CallSid: `CA${"a1".repeat(16)}`, AnsweredBy: "machine_start", MachineDetectionDuration: "900" };
  await receiveWebhook(db, { kind: "amd", id: attemptId, form: amd, now, clockAheadMs: 0 });

  expect(await attemptOf(db, attemptId)).toMatchObject({ status: "completed", answeredBy: "machine" });
});

dbTest("the agent's line is open when the agent has joined, and closed when they leave", async ({ db }) => {
  const { sessionId } = await givenPlacedCall(db);
  await db.update(agentSessions).set({ joinedAt: null, closedAt: null, closedBecause: null });
  const sessionOf = async () => (await db.select().from(agentSessions).where(eq(agentSessions.id, sessionId)))[0];
  const room = (event: string, more: Record<string, string>) => ({
    ConferenceSid: `CF${"c3".repeat(16)}`,
    FriendlyName: "s_1",
    StatusCallbackEvent: event,
    CallSid: `CA${"d4".repeat(16)}`,
    SequenceNumber: "1",
    ...more,
  });

  await receiveWebhook(db, {
    kind: "conference",
    id: sessionId,
    form: room("participant-join", { ParticipantLabel: "lead_1" }),
    now,
    clockAheadMs: 0,
  });
  expect(await sessionOf()).toMatchObject({ joinedAt: null });
  await receiveWebhook(db, {
    kind: "conference",
    id: sessionId,
    form: room("participant-join", { ParticipantLabel: "agent", SequenceNumber: "2" }),
    now,
    clockAheadMs: 0,
  });
  expect(await sessionOf()).toMatchObject({ joinedAt: now, closedAt: null });
  await receiveWebhook(db, {
    kind: "conference",
    id: sessionId,
    form: room("participant-leave", { ParticipantLabel: "agent", SequenceNumber: "3" }),
    now,
    clockAheadMs: 0,
  });
  expect(await sessionOf()).toMatchObject({ closedAt: now });
});

dbTest("the door takes what the provider signed and turns everybody else away", async ({ db }) => {
  const { attemptId } = await givenPlacedCall(db);
  const knock = (signature: string | null) =>
    leg({
      request: new Request(`http://127.0.0.1:3000/hooks/twilio/leg/${attemptId}`, {
        method: "POST",
        headers: signature ? { "x-twilio-signature": signature } : {},
        body: new URLSearchParams(legOf("ringing", 1)).toString(),
      }),
      params: { attemptId },
      context,
    }).catch((thrown: Response) => thrown);

  expect((await knock(null)).status).toBe(403);
  expect((await knock("L/OH5YylLD5NRKLltdqwSvS0BnU=")).status).toBe(403);
  expect(await attemptOf(db, attemptId)).toMatchObject({ status: "placing" });

  const { createHmac } = await import("node:crypto");
  const signed = Object.entries(legOf("ringing", 1))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => k + v)
    .join("");
  const right = createHmac("sha1", "the provider's secret in the tests")
    .update(`http://127.0.0.1:3000/hooks/twilio/leg/${attemptId}${signed}`)
    .digest("base64");
  expect((await knock(right)).status).toBe(204);
  expect(await attemptOf(db, attemptId)).toMatchObject({ status: "ringing" });
});

dbTest("all tellings of a call at the same instant are all heard", async ({ db }) => {
  const { attemptId } = await givenPlacedCall(db);
  const legs = [legOf("initiated", 0), legOf("ringing", 1), legOf("in-progress", 2), legOf("completed", 3)];
  const who = { CallSid: legOf("ringing", 1).CallSid, AnsweredBy: "human" };

  const heard = await Promise.all([
    ...legs.map((form) => receiveWebhook(db, { kind: "leg", id: attemptId, form, now, clockAheadMs: 0 })),
    receiveWebhook(db, { kind: "amd", id: attemptId, form: who, now, clockAheadMs: 0 }),
  ]);

  expect(heard.every(({ ok }) => ok)).toBe(true);
  expect(await attemptOf(db, attemptId)).toMatchObject({ status: "completed", answeredBy: "human" });
});

dbTest.for(["before", "after"] as const)(
  "a call that ends because its agent went away is not told as hung up by the lead, told of the line %s its end",
  async (told, { db }) => {
    const { attemptId, sessionId } = await givenPlacedCall(db);
    await db.update(agentSessions).set({ closedAt: null, closedBecause: null });
    const tell = (kind: "leg" | "conference", form: Record<string, string>) =>
      receiveWebhook(db, { kind, id: kind === "leg" ? attemptId : sessionId, form, now, clockAheadMs: 0 });
    await tell("leg", legOf("in-progress", 2));
    const line = () =>
      tell("conference", {
        ...{ ConferenceSid: `CF${"c3".repeat(16)}`, FriendlyName: "s_1", SequenceNumber: "9" },
        ...{ StatusCallbackEvent: "conference-end", ReasonConferenceEnded: "last-participant-left" },
        ...{ Reason: "Participant with end_conference_on_exit left", ParticipantLabelEndingConference: "agent" },
        Timestamp: "Tue, 17 Nov 2026 10:13:04 +0000",
      });
    const end = () => tell("leg", legOf("completed", 4, { CallDuration: "42" }));

    for (const one of told === "before" ? [line, end] : [end, line]) expect(await one()).toEqual({ ok: true });

    expect(await attemptOf(db, attemptId)).toMatchObject({ status: "completed", endedBy: "agent-lost" });
  },
);

dbTest("a lead who hung up before the agent left is told as who hung up", async ({ db }) => {
  const { attemptId, sessionId } = await givenPlacedCall(db);
  await db.update(agentSessions).set({ closedAt: null, closedBecause: null });
  const leg = { kind: "leg", id: attemptId, now, clockAheadMs: 0 } as const;
  for (const [at, status] of [
    [2, "in-progress"],
    [4, "completed"],
  ] as const)
    await receiveWebhook(db, { ...leg, form: legOf(status, at, { CallDuration: "2" }) });
  const left = {
    ...{ ConferenceSid: `CF${"c3".repeat(16)}`, FriendlyName: "s_1", SequenceNumber: "9" },
    ...{ StatusCallbackEvent: "participant-leave", ParticipantLabel: "agent", CallSid: `CA${"d4".repeat(16)}` },
    Timestamp: "Tue, 17 Nov 2026 10:13:05 +0000",
  };

  await receiveWebhook(db, { kind: "conference", id: sessionId, form: left, now, clockAheadMs: 0 });

  expect(await attemptOf(db, attemptId)).toMatchObject({ endedBy: "lead" });
});
