import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { clock, setClockAhead } from "#app/clock.server.ts";
import { erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { releaseExpired } from "#app/features/queue/release-expired.server.ts";
import { agency, attempts, leads, notes, outcomes } from "#db/schema.ts";
import { minutesAfter } from "#tests/cast.ts";
import { deskTest } from "#tests/desk-house.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { sitDown } from "#tests/open-desk.ts";
import { answerOf } from "#tests/requests.ts";

deskTest(
  "a call keeps its lead for as long as it lasts, and its outcome has ten minutes more",
  async ({ db, house }) => {
    const { calder, priya } = await givenStory(db);
    await house();
    await givenLead(db, calder, { e164: "+442079460906" });
    const agent = await sitDown(db, priya);
    await agent.dialUntil("talking");

    setClockAhead(clock.aheadMs() + 40 * 60_000);
    expect(await releaseExpired(db, { now: clock.now() })).toBe(0);
    expect((await agent.look()).view.call.state).toBe("talking");
    await agent.press("hangUp");
    const { view } = await agent.seeing((page) => page.view.call.state === "ended");

    const left = Date.parse(view.lease.until ?? "") - clock.now().getTime();
    expect(left).toBeGreaterThan(9 * 60_000);
    expect(left).toBeLessThanOrEqual(10 * 60_000);
  },
);

deskTest("a call whose agent went away comes first when they are back", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460907", priority: 50 });
  const after = await givenLead(db, calder, { company: "Tay Valley Freight Ltd", e164: "+442079460806" });
  const agent = await sitDown(db, priya);
  const { leadId, token } = await agent.dialUntil("ended");
  setClockAhead(clock.aheadMs() + 25 * 60_000);
  await releaseExpired(db, { now: clock.now() });

  expect(await agent.press("next")).toMatchObject({ reason: "call-waits-for-its-outcome" });
  const { view, hold } = await agent.look();
  expect(hold).toEqual({ leadId, token });
  expect(view).toMatchObject({ call: { state: "ended" }, lease: { until: null }, unsaid: { goneOn: false } });
  const saved = { token, disposition: "call-lost", note: "Cut off.", noteChanged: "1", answers: "{}" };
  expect(await agent.press("outcome", saved, leadId)).toMatchObject({ ok: true, next: null });
  expect((await agent.look()).hold?.leadId).toBe(after.leadId);
});

deskTest(
  "words on a call of somebody who was erased since are not kept, and the agent is told",
  async ({ db, house }) => {
    const { calder, priya, marc } = await givenStory(db);
    await house();
    const { contactId } = await givenLead(db, calder, { e164: "+442079460907", priority: 50 });
    const after = await givenLead(db, calder, { company: "Tay Valley Freight Ltd", e164: "+442079460806" });
    const agent = await sitDown(db, priya);
    const { leadId, token } = await agent.dialUntil("ended");
    setClockAhead(clock.aheadMs() + 25 * 60_000);
    await releaseExpired(db, { now: clock.now() });
    const asked = { contactIds: [contactId], by: marc, now: clock.now() };
    expect(await erasePerson(db, asked)).toMatchObject({ ok: true });

    const saved = { token, disposition: "call-lost", note: "Helen was cut off.", noteChanged: "1", answers: "{}" };
    expect(await agent.press("outcome", saved, leadId)).toMatchObject({
      ok: true,
      says: "Last call saved without your words: somebody there was erased.",
    });
    expect((await agent.look()).hold?.leadId).toBe(after.leadId);
    expect(JSON.stringify(await db.select().from(notes))).not.toContain("cut off");
    expect(await db.select().from(outcomes)).toHaveLength(1);
  },
);

deskTest("a company a colleague is talking to is not dialled, and the agent is told", async ({ db, house }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const { leadId, numberId } = await agent.dialUntil("talking");
  const colleague = await sitDown(db, tomasz, "Tomasz Wrona");
  await colleague.press("line", { fresh: "0" });
  await colleague.seeing(({ line }) => line?.open === true);
  const theirs = crypto.randomUUID();
  const until = minutesAfter(clock.now(), 10);
  await db.update(leads).set({ heldBy: tomasz, holdToken: theirs, heldUntil: until }).where(eq(leads.id, leadId));

  const dialled = await colleague.press("dial", { token: theirs, phoneNumberId: numberId }, leadId);

  expect(dialled).toMatchObject({ status: 409, reason: "colleague-on-the-phone" });
  expect(await db.select().from(attempts)).toHaveLength(1);
});

deskTest("asked for a second factor during a call, its agent hangs up and saves it first", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  const { leadId } = await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const { token } = await agent.dialUntil("talking");

  await db.update(agency).set({ asksSecondFactor: true });

  expect(await agent.press("hangUp")).toMatchObject({ ok: true });
  await agent.seeing((page) => page.view.call.state === "ended");
  const saved = { token, disposition: "not-the-person", note: "Left in May.", noteChanged: "1", answers: "{}" };
  expect(await agent.press("outcome", saved, leadId)).toMatchObject({ ok: true });
  expect(await db.select().from(notes)).toMatchObject([{ leadId, text: "Left in May." }]);
  expect((await answerOf(agent.press("next"))).location).toBe("/account/second-factor");
});
