import { expect } from "vitest";
import { clock } from "#app/clock.server.ts";
import { attempts } from "#db/schema.ts";
import { deskTest, sitDown } from "#tests/desk-house.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { hangUp } from "./call-in-hand.server.ts";
import { refusal } from "./provider-refusal.ts";

deskTest("who ends a call after a hang-up that failed is told as who ended it", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  const { telephone } = await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  await agent.dialUntil("talking");
  const deaf = { ...telephone, hangUp: async () => refusal("unreachable") };

  expect(await hangUp(db, deaf, { by: priya, now: clock.now() })).toEqual({ ok: false, reason: "cannot-be-asked" });
  const [call] = await db.select().from(attempts);
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

    expect(await hangUp(db, slow, { by: priya, now: clock.now() })).toEqual({ ok: true });
    expect(await hangUp(db, after, { by: priya, now: clock.now() })).toMatchObject({ ok: false, reason: "call-over" });

    expect((await db.select().from(attempts))[0]).toMatchObject({ endedBy: "agent", endedAt: null });
  },
);
