import { setTimeout } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { clock } from "#app/clock.server.ts";
import type { Db } from "#db/client.server.ts";
import { agentSessions, attempts, events } from "#db/schema.ts";
import { minutesAfter } from "#tests/cast.ts";
import { deskTest } from "#tests/desk-house.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenLostCall } from "#tests/given-lost-call.ts";
import { sitDown } from "#tests/open-desk.ts";
import { dropVoicemail, hangUp } from "./call-in-hand.server.ts";
import { endAttempt } from "./end-attempt.server.ts";
import { hangUpLost } from "./hang-up-lost.server.ts";
import { placeCall } from "./place-call.server.ts";
import { refusal } from "./provider-refusal.ts";
import { receiveWebhook } from "./receive-webhook.server.ts";
import { reconcileCalls } from "./reconcile.server.ts";
import type { Telephone } from "./twilio.server.ts";

deskTest("who ends a call after a hang-up that failed is told as who ended it", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  const { telephone } = await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  await agent.dialUntil("talking");
  const deaf = { ...telephone, hangUp: async () => refusal("unreachable") };

  const [call] = await db.select().from(attempts);
  const on = { attemptId: call?.id ?? "", by: priya, now: clock.now() };
  expect(await hangUp(db, deaf, on)).toEqual({ ok: false, reason: "cannot-be-asked" });
  await telephone.hangUp(call?.callSid ?? "");

  const { view } = await agent.seeing((page) => page.view.call.state === "ended");
  expect(view.call).toMatchObject({ says: "Answered, hung up by them" });
});

deskTest(
  "a second hang-up, which finds the call over, does not take back that the agent ended it",
  async ({ db, house }) => {
    const { calder, priya } = await givenStory(db);
    const { telephone } = await house();
    await givenLead(db, calder, { e164: "+442079460906" });
    const agent = await sitDown(db, priya);
    await agent.dialUntil("talking");
    const slow = { ...telephone, hangUp: async () => ({ ok: true }) as const };
    const after = { ...telephone, hangUp: async () => refusal("call-over") };

    const [call] = await db.select().from(attempts);
    const on = { attemptId: call?.id ?? "", by: priya, now: clock.now() };
    expect(await hangUp(db, slow, on)).toEqual({ ok: true });
    expect(await hangUp(db, after, on)).toMatchObject({ ok: false, reason: "call-over" });

    expect((await db.select().from(attempts))[0]).toMatchObject({ endedBy: "agent", endedAt: null });
  },
);

deskTest(
  "a call that was given up and rings after all is ended at once, and nobody else is rung until it is",
  async ({ db, ownerPool, house }) => {
    const story = await givenStory(db);
    const { telephone } = await house();
    const { agent, leadId, token, placedAt } = await givenLostCall(db, story, "unknown");
    await reconcileCalls(db, telephone, { now: minutesAfter(placedAt, 0.5), clockAheadMs: 0 });
    const [given] = await db.select().from(attempts);
    expect(given).toMatchObject({ status: "canceled", callSid: null });
    const attemptId = given?.id ?? "";
    const callSid = `CA${"a1".repeat(16)}`;
    const told = (CallStatus: string, sequence: number) => ({
      ...{ CallSid: callSid, CallStatus, SequenceNumber: String(sequence) },
      Timestamp: minutesAfter(placedAt, 0.6).toUTCString(),
    });
    const tell = { kind: "leg", id: attemptId, now: minutesAfter(placedAt, 0.7), clockAheadMs: 0 } as const;
    for (const [at, status] of ["ringing", "in-progress"].entries())
      expect(await receiveWebhook(db, { ...tell, form: told(status, at + 1) })).toEqual({ ok: true });

    const waiting = "select payload from graphile_worker._private_jobs where payload->>'attemptId' is not null";
    expect((await ownerPool.query(waiting)).rows).toEqual([{ payload: { attemptId } }]);
    const asked: string[] = [];
    const hearing = (answer: Awaited<ReturnType<Telephone["hangUp"]>>) => ({
      hangUp: async (sid: string) => {
        asked.push(sid);
        return answer;
      },
    });
    await expect(hangUpLost(db, hearing(refusal("unknown")), { attemptId })).rejects.toThrow("may still be on");
    await hangUpLost(db, hearing({ ok: true }), { attemptId });
    expect(asked).toEqual([callSid, callSid]);
    expect(await db.$count(events, eq(events.type, "call.found"))).toBe(1);
    expect((await agent.look()).view.call).toMatchObject({ state: "ended", title: "The call was taken back" });

    await givenLead(db, story.calder, { company: "Tay Valley Freight Ltd", e164: "+442079460907" });
    const said = { token, disposition: "call-lost", noteChanged: "0", answers: "{}", sure: "1" };
    expect(await agent.press("outcome", said, leadId)).toMatchObject({ ok: true });
    const next = await agent.ready();
    const dial = () => agent.press("dial", { token: next.token, phoneNumberId: next.numberId }, next.leadId);
    expect(await dial()).toMatchObject({ reason: "lost-call-on" });
    await ownerPool.query("delete from graphile_worker._private_jobs");
    expect(await dial()).toMatchObject({ ok: true });
    await agent.seeing((page) => page.view.call.state === "ended");
  },
);

deskTest("an answer that comes after its call was given up ends the call", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  const { telephone } = await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const { leadId, token, numberId } = await (await sitDown(db, priya)).ready();
  const slow = {
    ...telephone,
    dialLead: async (wish: Parameters<Telephone["dialLead"]>[0]) => {
      const { attemptId } = wish;
      const ended = { attemptId, status: "canceled", endedBy: "network", now: clock.now() } as const;
      await db.transaction((tx) => endAttempt(tx, ended));
      const call = { callSid: "CA1", conferenceSid: await roomOf(db), queueMs: 0 };
      return { ok: true, ...call } as const;
    },
  };

  const dial = { leadId, token, phoneNumberId: numberId, reason: null, detectMachines: false, by: priya };
  expect(await placeCall(db, slow, { ...dial, now: clock.now() })).toMatchObject({ ok: false });

  expect(await db.select().from(attempts)).toMatchObject([{ status: "canceled", callSid: "CA1" }]);
  expect(await db.$count(events, eq(events.type, "call.found"))).toBe(1);
});

const roomOf = async (db: Db) => (await db.select().from(agentSessions))[0]?.conferenceSid ?? "";

const inMailbox = async (db: Db, house: () => Promise<{ telephone: Telephone }>) => {
  const { calder, priya } = await givenStory(db);
  const { telephone } = await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  await (await sitDown(db, priya)).dialUntil("talking");
  const [call] = await db.select().from(attempts);
  const on = { attemptId: call?.id ?? "", by: priya, heardMachine: true, now: clock.now() };
  return { telephone, drop: (heard: Telephone) => dropVoicemail(db, heard, on) };
};

deskTest("a message that is left by two presses at once is left once", async ({ db, house }) => {
  const { telephone, drop } = await inMailbox(db, house);
  let asked = 0;
  const slow = {
    ...telephone,
    dropVoicemail: async () => {
      asked += 1;
      await setTimeout(200);
      return { ok: true } as const;
    },
  };

  const both = await Promise.all([drop(slow), drop(slow)]);

  expect(asked).toBe(1);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

deskTest(
  "a message is told as left, also where the call is over before the provider has said so",
  async ({ db, house }) => {
    const { telephone, drop } = await inMailbox(db, house);
    const short = {
      ...telephone,
      dropVoicemail: async () => {
        const [{ id, callSid } = { id: "", callSid: "" }] = await db.select().from(attempts);
        const form = { CallSid: callSid ?? "", CallStatus: "completed", CallDuration: "3", SequenceNumber: "9" };
        await receiveWebhook(db, { kind: "leg", id, form, now: clock.now(), clockAheadMs: 0 });
        return { ok: true } as const;
      },
    };

    expect(await drop(short)).toEqual({ ok: true });

    const [call] = await db.select().from(attempts);
    expect(call).toMatchObject({ endedBy: "voicemail-drop", voicemailLeftAt: expect.any(Date) });
    expect(await db.$count(events, eq(events.type, "voicemail.left"))).toBe(1);
  },
);
