import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { clock, setClockAhead } from "#app/clock.server.ts";
import { suppressNumber } from "#app/features/compliance/suppress.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, events } from "#db/schema.ts";
import { deskTest } from "#tests/desk-house.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { sitDown } from "#tests/open-desk.ts";

const dialled = (db: Db) => db.$count(attempts);

deskTest(
  "a number suppressed after the lead was taken is not dialled, and the refusal is kept",
  async ({ db, house }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    await house();
    const given = await givenLead(db, calder, { e164: "+442079460906" });
    const agent = await sitDown(db, priya);
    const { leadId, token, numberId } = await agent.ready();
    await db.transaction((tx) =>
      suppressNumber(tx, { phoneNumberId: given.phoneNumberId, leadId, by: tomasz, now: clock.now() }),
    );

    expect(await agent.press("dial", { token, phoneNumberId: numberId }, leadId)).toMatchObject({
      status: 409,
      reason: "refused-by-law",
      says: "This is suppressed by the agency.",
    });

    expect(await dialled(db)).toBe(0);
    expect(await db.$count(events, and(eq(events.leadId, leadId), eq(events.type, "call.refused")))).toBe(1);
  },
);

deskTest("a stale token and one whose time has run out dial nobody", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const { leadId, token, numberId } = await agent.ready();
  const stale = { token: "01900000-0000-4000-8000-000000000001", phoneNumberId: numberId };
  expect(await agent.press("dial", stale, leadId)).toMatchObject({ status: 409, reason: "hold-lost" });

  setClockAhead(clock.aheadMs() + 11 * 60_000);
  expect(await agent.press("dial", { token, phoneNumberId: numberId }, leadId)).toMatchObject({ reason: "hold-lost" });
  expect(await agent.press("note", { token, text: "Too late." }, leadId)).toMatchObject({ reason: "hold-lost" });
  expect(await agent.press("extend", { token }, leadId)).toMatchObject({
    reason: "hold-lost",
    lost: { mine: false, to: null },
  });
  expect(await dialled(db)).toBe(0);
});

deskTest("a lead that went to a colleague says to whom", async ({ db, house }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const { leadId, token } = await agent.ready();
  setClockAhead(clock.aheadMs() + 11 * 60_000);
  const colleague = await sitDown(db, tomasz, "Tomasz Wrona");
  await colleague.press("next");

  expect(await agent.press("extend", { token }, leadId)).toMatchObject({
    reason: "hold-lost",
    lost: { mine: false, to: "Tomasz" },
  });
});

deskTest("two clients' agents who dial one number at once ring it once", async ({ db, house }) => {
  const { calder, harbour, priya, tomasz } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460906", priority: 90 });
  const one = await sitDown(db, priya);
  const first = await one.ready();
  await givenLead(db, harbour, { company: "Harrow Pike Dental", e164: "+442079460906", priority: 90 });
  const other = await sitDown(db, tomasz, "Tomasz Wrona");
  const second = await other.ready();

  const replies = await Promise.all([
    one.press("dial", { token: first.token, phoneNumberId: first.numberId }, first.leadId),
    other.press("dial", { token: second.token, phoneNumberId: second.numberId }, second.leadId),
  ]);

  expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ reason: "refused-by-law" });
  expect(await dialled(db)).toBe(1);
});

deskTest("a double press of D dials once", async ({ db, house }) => {
  const { calder, priya } = await givenStory(db);
  await house();
  await givenLead(db, calder, { e164: "+442079460906" });
  const agent = await sitDown(db, priya);
  const { leadId, token, numberId } = await agent.ready();

  const replies = await Promise.all(
    [1, 2, 3].map(() => agent.press("dial", { token, phoneNumberId: numberId }, leadId)),
  );

  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(replies.filter(({ reason }) => reason === "already-called")).toHaveLength(2);
  expect(await dialled(db)).toBe(1);
});
