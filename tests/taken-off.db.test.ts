import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { removeCaller } from "#app/features/queue/callers.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { putBack } from "#app/features/queue/put-back.server.ts";
import { dueSays } from "#app/features/reporting/desk/due-says.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads, phoneNumbers } from "#db/schema.ts";
import { minutesAfter, tuesday10am, wednesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { untilBlocked } from "./until-blocked.ts";

const now = minutesAfter(tuesday10am, 3);
const zone = "Europe/London";
const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const callback = { disposition: "callback", chosenAt: wednesday10am, zone };

dbTest("what is promised by whoever was taken off during the call is kept by a colleague", async ({ db }) => {
  const { calder, priya, tomasz, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, { pulledFor: priya });
  const call = await givenEndedCall(db, { by: priya });
  const taken = await removeCaller(db, { campaignId: calder.campaignId, userId: priya, by: marc, now });
  expect(taken).toMatchObject({ ok: true, inHand: true });

  const when = { on: "2026-11-18", time: "10:12" };
  expect(await dueSays(db, { leadId, when, disposition: "callback", by: priya, now })).toEqual({
    ...{ kind: "wait", says: "You call for this campaign no more", more: "A colleague keeps it." },
  });
  expect(await recordOutcome(db, { ...call, ...callback, by: priya, now })).toMatchObject({ ok: true });

  expect(await leadOf(db, leadId)).toMatchObject({
    ...{ nextAction: "callback", dueAt: wednesday10am, assigneeId: null, pulledFor: null, heldBy: null },
  });
  const served = await leaseNext(db, { by: tomasz, now: wednesday10am });
  expect(served).toMatchObject({ hold: { leadId } });
});

dbTest("of a promise and a taking off that meet, the promise is not left to whoever is gone", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, { pulledFor: priya });
  const call = await givenEndedCall(db, { by: priya });
  const at = { campaignId: calder.campaignId, userId: priya, by: marc, now };

  let said: ReturnType<typeof recordOutcome> | undefined;
  await db.transaction(async (tx) => {
    await removeCaller(tx, at);
    said = recordOutcome(db, { ...call, ...callback, by: priya, now });
    await untilBlocked(db, "transactionid");
  });

  expect(await said).toMatchObject({ ok: true });
  expect(await leadOf(db, leadId)).toMatchObject({ nextAction: "callback", assigneeId: null });
});

dbTest("a lead that whoever was taken off keeps for a lawful hour comes back to anyone", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const { leadId, phoneNumberId } = await givenLead(db, calder);
  const leased = await leaseNext(db, { by: priya, now });
  const token = leased.ok ? leased.hold.token : "";
  // A number in Sydney: it is past nine in the evening there.
  await db.update(phoneNumbers).set({ e164: "+61255501234" }).where(eq(phoneNumbers.id, phoneNumberId));
  await removeCaller(db, { campaignId: calder.campaignId, userId: priya, by: marc, now });

  expect(await putBack(db, { leadId, token, keep: true, by: priya, now })).toEqual({ ok: true });

  expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", assigneeId: null, heldBy: null });
});
