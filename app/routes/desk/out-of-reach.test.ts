import { expect } from "vitest";
import { clock, setClockAhead } from "#app/clock.server.ts";
import type { startSimulator } from "#app/features/telephony/simulator/start-simulator.server.ts";
import type { Db } from "#db/client.server.ts";
import { agentSessions, attempts } from "#db/schema.ts";
import { deskTest } from "#tests/desk-house.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenLostCall } from "#tests/given-lost-call.ts";
import { sitDown } from "#tests/open-desk.ts";

deskTest("a call is not over because the provider cannot be asked whether it is there", async ({ db, house }) => {
  const story = await givenStory(db);
  const { simulator } = await house();
  const { agent } = await givenLostCall(db, story, "unknown");
  setClockAhead(clock.aheadMs() + 30_000);

  simulator.faults.rest = () => "down";
  expect(await agent.press("hangUp")).toMatchObject({ status: 409, reason: "cannot-be-asked" });
  expect((await agent.look()).view.call.state).toBe("ringing");

  simulator.faults.rest = () => null;
  expect(await agent.press("hangUp")).toMatchObject({ ok: true });
  expect((await agent.look()).view.call.state).toBe("ended");
});

deskTest("a call that could not be taken back stays in the agent's hand", async ({ db, house }) => {
  const agent = await givenNotTakenBack(db, house, ({ faults }) => {
    faults.queueMs = () => 5_000;
  });

  await agent.seeing((page) => page.view.call.state === "talking");
  await expectHungUp(agent);
});

deskTest("a lead alone in a room made anew is hung up on, or kept in hand where that fails", async ({ db, house }) => {
  const agent = await givenNotTakenBack(db, house, async () => {
    // The provider ended the room, and its word of that is still on the way.
    await db.update(agentSessions).set({ conferenceSid: `CF${"0".repeat(32)}` });
  });

  expect(await db.select().from(agentSessions)).toMatchObject([{ closedAt: expect.any(Date) }]);
  await expectHungUp(agent);
});

type Agent = Awaited<ReturnType<typeof sitDown>>;
type Simulator = Awaited<ReturnType<typeof startSimulator>>;
type House = () => Promise<{ simulator: Simulator }>;

/** A call that is to be taken back, while the provider cannot be reached for that: it is in its agent's hand. */
async function givenNotTakenBack(db: Db, house: House, goesWrong: (simulator: Simulator) => Promise<void> | void) {
  const { calder, priya } = await givenStory(db);
  const { simulator } = await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const { leadId, token, numberId } = await agent.ready();
  await goesWrong(simulator);
  simulator.faults.rest = ({ path }) => (/\/Calls\/CA/.test(path) ? "down" : null);

  const dialled = await agent.press("dial", { token, phoneNumberId: numberId }, leadId);
  expect(dialled).toMatchObject({ status: 409, reason: "not-taken-back" });
  expect(await db.select().from(attempts)).toMatchObject([{ endedAt: null, callSid: expect.stringMatching(/^CA/) }]);
  simulator.faults.rest = () => null;
  await agent.look();
  return agent;
}

async function expectHungUp(agent: Agent) {
  expect(await agent.press("hangUp")).toMatchObject({ ok: true });
  await agent.seeing((page) => page.view.call.state === "ended");
}
