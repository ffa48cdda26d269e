import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { clock } from "#app/clock.server.ts";
import { disableUser } from "#app/features/auth/disable-user.server.ts";
import { liftByHand } from "#app/features/compliance/lift-by-hand.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { reconcileCalls, reconcileLines } from "#app/features/telephony/reconcile.server.ts";
import type { Db } from "#db/client.server.ts";
import { agentSessions, attempts, criteria, events, leads, notes, outcomes } from "#db/schema.ts";
import { deskTest } from "#tests/desk-house.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenLostCall } from "#tests/given-lost-call.ts";
import { sitDown } from "#tests/open-desk.ts";

const ledgerOf = async (db: Db, leadId: string) =>
  (await db.select({ type: events.type }).from(events).where(eq(events.leadId, leadId)).orderBy(events.id)).map(
    ({ type }) => type,
  );
/** What each call to London is kept with. */
const allowedBy = { rules: expect.arrayContaining([{ rule: "gb-tps", version: "2026-11" }]), consent: false };
const attemptsOf = (db: Db) => db.select().from(attempts).orderBy(attempts.placedAt);

/** The fictional number whose last two digits choose how the call goes, and what the desk says of it. */
const ways = [
  { digits: "01", title: "Engaged", first: "busy", stage: "ready" },
  { digits: "02", title: "Nobody answered", first: "no-answer", stage: "ready" },
  { digits: "03", title: "The call failed", first: "number-dead", stage: "research" },
  { digits: "07", title: /^Call ended/, first: "call-lost", stage: "ready" },
] as const;

for (const { digits, title, first, stage } of ways) {
  deskTest(`a call to …${digits} ends by itself, and its outcome brings the next lead`, async ({ db, house }) => {
    const { calder, priya } = await givenStory(db);
    await house();
    const called = await givenLead(db, calder, { e164: `+4420794609${digits}`, priority: 50 });
    const after = await givenLead(db, calder, { company: "Tay Valley Freight Ltd", e164: "+442079460806" });
    const agent = await sitDown(db, priya);
    const { leadId, token, numberId } = await agent.ready();
    expect(leadId).toBe(called.leadId);

    expect(await agent.press("dial", { token, phoneNumberId: numberId }, leadId)).toMatchObject({ ok: true });
    const { view } = await agent.seeing((page) => page.view.call.state === "ended");
    expect(view.call).toMatchObject({ state: "ended", title: expect.stringMatching(title) });
    expect(view.lead?.unreached[0]?.id).toBe(first);
    const saved = { token, disposition: first, note: "Rang long.", noteChanged: "1", answers: "{}" };
    expect(await agent.press("outcome", saved, leadId)).toMatchObject({ ok: true, next: null });

    expect((await agent.look()).hold?.leadId).toBe(after.leadId);
    expect(await db.select().from(outcomes)).toMatchObject([{ leadId, by: priya }]);
    expect(await db.select().from(notes)).toMatchObject([{ leadId, text: "Rang long." }]);
    const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
    expect(lead).toMatchObject({ stage, heldBy: null });
    expect(await ledgerOf(db, leadId)).toEqual(
      expect.arrayContaining(["lead.leased", "call.placed", "call.ended", "outcome.recorded", "lead.released"]),
    );
  });
}

deskTest("a person who stays on is put on hold, comes back, and is hung up by the agent", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const { leadId, token } = await agent.dialUntil("talking");

  expect(await agent.press("hold", { on: "1" })).toMatchObject({ ok: true });
  expect(await agent.press("hold", { on: "0" })).toMatchObject({ ok: true });
  expect(await agent.press("mute", { on: "1" })).toMatchObject({ ok: true });
  const early = { token, disposition: "not-the-person", noteChanged: "0", answers: "{}" };
  expect(await agent.press("outcome", early, leadId)).toMatchObject({ status: 409, reason: "call-still-on" });
  expect(await agent.press("hangUp")).toMatchObject({ ok: true });

  const { view } = await agent.seeing((page) => page.view.call.state === "ended");
  expect(view.call).toMatchObject({ result: "completed", says: "Answered, you hung up" });
  expect(await attemptsOf(db)).toMatchObject([
    {
      ...{ status: "completed", endedBy: "agent", answeredBy: "human", callerId: "+442079460300" },
      decision: { verdict: "allow", grounds: allowedBy },
    },
  ]);
});

deskTest("a message is left with no person, unless the agent hears a machine", async ({ db, house }) => {
  const { calder, priya, ada } = await givenStory(db);
  await house();
  const given = await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  await agent.dialUntil("talking");

  expect(await agent.press("voicemail", { heardMachine: "0" })).toMatchObject({ status: 409, reason: "not-a-machine" });
  const wish = { kind: "person", value: given.contactId, by: ada, now: clock.now() } as const;
  await suppressByHand(db, wish);
  expect(await agent.press("voicemail", { heardMachine: "1" })).toMatchObject({ reason: "refused-by-law" });
  await liftByHand(db, { ...wish, clientId: null });
  expect(await agent.press("voicemail", { heardMachine: "1" })).toMatchObject({ ok: true });
  expect(await attemptsOf(db)).toMatchObject([{ decision: { voicemailDrop: { verdict: "allow", machine: "heard" } } }]);
});

deskTest("a message left in a mailbox frees the agent at once", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house({ speed: 30 });
  await givenLead(db, calder, { e164: "+442079460904" });
  await givenLead(db, calder, { company: "Tay Valley Freight Ltd", e164: "+442079460907" });
  const agent = await sitDown(db, priya);
  const { leadId, token } = await agent.dialUntil("talking");

  await expect.poll(async () => (await attemptsOf(db))[0]?.answeredBy).toBe("machine");
  expect(await agent.press("voicemail", { heardMachine: "0" })).toMatchObject({ ok: true });
  const { view } = await agent.look();
  expect(view.call).toMatchObject({ state: "ended", short: "Message left" });
  expect(view.lead?.unreached[0]?.id).toBe("voicemail");
  const saved = { token, disposition: "voicemail", noteChanged: "0", answers: "{}" };
  expect(await agent.press("outcome", saved, leadId)).toMatchObject({ ok: true, next: null });

  const second = await agent.ready();
  expect(
    await agent.press("dial", { token: second.token, phoneNumberId: second.numberId }, second.leadId),
  ).toMatchObject({ ok: true });
  expect(await ledgerOf(db, leadId)).toContain("voicemail.left");
  await agent.seeing((page) => page.view.call.state === "ended");
});

deskTest(
  "an attempt whose SID was lost in a crash ends as canceled, and the agent goes on with the lead",
  async ({ db, house }) => {
    const story = await givenStory(db);
    const { telephone } = await house();
    const { agent, leadId, token, placedAt } = await givenLostCall(db, story, "placing");
    expect(await agent.press("hangUp")).toMatchObject({ status: 409, reason: "still-placing" });

    const later = new Date(placedAt.getTime() + 61_000);
    await reconcileCalls(db, telephone, { now: later, clockAheadMs: clock.aheadMs() });

    const { view } = await agent.look();
    expect(view.call).toMatchObject({ state: "ended", result: "canceled", title: "The call was not placed" });
    expect(view.lead?.unreached[0]?.id).toBe("call-lost");
    const saved = { token, disposition: "call-lost", noteChanged: "0", answers: "{}" };
    expect(await agent.press("outcome", saved, leadId)).toMatchObject({ ok: true });
  },
);

deskTest("a line that stands open only on paper is opened anew", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460907" });
  const agent = await sitDown(db, priya);
  const { leadId, token, numberId } = await agent.ready();
  const before = (await agent.look()).line?.sessionId;

  // Another simulator: what the old one knew is gone, as after a restart.
  await house();
  expect(await agent.press("line", { fresh: "0" })).toMatchObject({ ok: true, joined: false });
  const { line } = await agent.seeing((page) => page.line?.open === true);
  expect(line?.sessionId).not.toBe(before);
  expect(await agent.press("dial", { token, phoneNumberId: numberId }, leadId)).toMatchObject({ ok: true });
  await agent.seeing((page) => page.view.call.state === "ended");
});

deskTest("a call the provider knows no more is over when the agent hangs up", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const { leadId } = await agent.dialUntil("talking");

  await house();
  expect(await agent.press("hangUp")).toMatchObject({ ok: true });

  const told = { state: "ended", result: "completed", answered: true, says: "Answered, you hung up" };
  expect((await agent.look()).view.call).toMatchObject(told);
  expect(await ledgerOf(db, leadId)).toContain("call.ended");
});

deskTest(
  "an answer with characters that no database can keep is kept without them, and its outcome with it",
  async ({ db, house }) => {
    const { calder, priya } = await givenStory(db);
    await house();
    await givenLead(db, calder, { e164: "+442079460906" });
    const agent = await sitDown(db, priya);
    const { leadId, token } = await agent.dialUntil("talking");
    await agent.press("hangUp");
    await agent.seeing(({ view }) => view.call.state === "ended");
    const [question] = await db.select().from(criteria).where(eq(criteria.kind, "text"));

    const answers = JSON.stringify({ [question?.id ?? ""]: "Helen\u0000 \ud842Marsh" });
    const saved = { token, disposition: "never-a-fit", noteChanged: "0", sure: "1", answers };

    expect(await agent.press("outcome", saved, leadId)).toMatchObject({ ok: true });
  },
);

deskTest("whoever is disabled during a call speaks to nobody any more", async ({ db, house }) => {
  const { calder, priya, ada } = await givenStory(db);
  const { telephone } = await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  await agent.dialUntil("talking");
  const [line] = await db.select().from(agentSessions);

  expect(await disableUser(db, { userId: priya, by: ada, now: clock.now() })).toEqual({ ok: true });
  await reconcileCalls(db, telephone, { now: clock.now(), clockAheadMs: clock.aheadMs() });
  await reconcileLines(db, telephone, { now: clock.now() });

  const leg = await telephone.fetchCall(line?.agentCallSid ?? "");
  expect(leg).toMatchObject({ ok: true, call: { status: "completed" } });
  expect((await db.select().from(agentSessions))[0]?.closedAt).not.toBeNull();
});

deskTest("a press that was meant for a call that is over changes nothing of the next", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  const { telephone } = await house();
  await givenLead(db, calder, { e164: "+442079460901" });
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const first = await agent.dialUntil("ended");
  const { attemptId } = await agent.look();
  const said = { token: first.token, disposition: "busy", noteChanged: "0", answers: "{}" };
  expect(await agent.press("outcome", said, first.leadId)).toMatchObject({ ok: true });
  await agent.dialUntil("talking");

  const meant = { attemptId: attemptId ?? "" };
  const presses = [
    await agent.press("hangUp", meant),
    await agent.press("voicemail", { ...meant, heardMachine: "1" }),
    await agent.press("hold", { ...meant, on: "1" }),
    await agent.press("mute", { ...meant, on: "1" }),
  ];
  expect(presses.map(({ reason }) => reason)).toEqual(Array(4).fill("no-live-call"));

  expect((await agent.look()).view.call).toMatchObject({ state: "talking" });
  const [, next] = await attemptsOf(db);
  expect(next).toMatchObject({ endedBy: null, voicemailLeftAt: null });
  expect(await telephone.fetchCall(next?.callSid ?? "")).toMatchObject({ call: { status: "in-progress" } });
});

deskTest("between two calls an agent can be heard again, and is not silenced", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  await agent.ready();

  expect(await agent.press("mute", { on: "1" })).toMatchObject({ reason: "no-live-call" });
  expect(await agent.press("mute", { on: "0" })).toMatchObject({ ok: true });
});
