import { expect } from "vitest";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { orderFacts } from "#app/features/queue/order-facts.server.ts";
import { minutesAfter, tuesday10am as now } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";

dbTest("a mailbox that answered is nobody: its hour is no good hour", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  const goodHoursNow = async () => (await orderFacts(db, [leadId], now))[0]?.facts.goodHours;
  expect(await goodHoursNow()).toEqual([9, 10, 11]);

  const said = { chosenAt: null, zone: null, sure: true, by: priya, now: minutesAfter(now, 3) };
  expect(await recordOutcome(db, { ...call, ...said, disposition: "voicemail" })).toMatchObject({ ok: true });

  expect(await goodHoursNow()).toEqual([]);
});
