import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { keepNote } from "#app/features/outcomes/note.server.ts";
import { changePromise } from "#app/features/outcomes/promises/change-promise.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { releaseExpired } from "#app/features/queue/release-expired.server.ts";
import { dueSays } from "#app/features/reporting/desk/due-says.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads, outcomes, phoneNumbers } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { merge } from "./merging.ts";

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const said = (call: { leadId: string; token: string }, by: string, disposition: string) => ({
  ...call,
  ...{ disposition, by, chosenAt: null, zone: null },
});

dbTest("what was said on a call is told however late, by whoever made it, and moves the lead", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  const late = minutesAfter(tuesday10am, 45);
  await releaseExpired(db, { now: late });

  expect(await recordOutcome(db, { ...said(call, tomasz, "never-a-fit"), now: late })).toMatchObject({ ok: false });
  expect(await keepNote(db, { ...call, text: "Never ring us again.", by: priya, now: late })).toEqual({ ok: true });
  expect(await recordOutcome(db, { ...said(call, priya, "do-not-call"), now: late })).toMatchObject({
    ok: true,
  });

  expect(await leadOf(db, call.leadId)).toMatchObject({ stage: "closed", closedReason: "asked-not-to-be-called" });
  expect(await recordOutcome(db, { ...said(call, priya, "never-a-fit"), now: late })).toMatchObject({ ok: false });
  expect((await verify(db)).violations).toEqual([]);
});

dbTest(
  "a late word counts for the number and the person, and leaves a lead that has gone on where it is",
  async ({ db }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    const late = minutesAfter(tuesday10am, 45);
    await db.update(leads).set({ heldBy: null, holdToken: null, heldUntil: null });
    const token = crypto.randomUUID();
    const theirs = { heldBy: tomasz, holdToken: token, heldUntil: minutesAfter(late, 10) };
    await db.update(leads).set(theirs).where(eq(leads.id, call.leadId));

    expect(await recordOutcome(db, { ...said(call, priya, "wrong-number"), now: late })).toMatchObject({ ok: true });

    expect(await leadOf(db, call.leadId)).toMatchObject({ stage: "ready", ...theirs });
    expect((await db.select().from(outcomes))[0]).toMatchObject({ toStage: "ready", by: priya });
    expect((await db.select().from(phoneNumbers))[0]?.deadAt).toEqual(late);
  },
);

dbTest(
  "a late word on a lead that has gone on promises nothing, so neither law nor room is asked of it",
  async ({ db }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    const late = minutesAfter(tuesday10am, 45);
    const theirs = { heldBy: tomasz, holdToken: crypto.randomUUID(), heldUntil: minutesAfter(late, 10) };
    await db.update(leads).set(theirs).where(eq(leads.id, call.leadId));
    const sunday = { on: "2026-11-22", time: "11:00" };
    const wish = { leadId: call.leadId, when: sunday, disposition: "callback", by: priya, now: late };
    const asked = {
      ...said(call, priya, "callback"),
      chosenAt: new Date("2026-11-22T11:00:00Z"),
      zone: "Europe/London",
    };

    expect(await dueSays(db, wish)).toMatchObject({ kind: "wait", says: "The lead has gone on since." });
    expect(await recordOutcome(db, { ...asked, now: late })).toMatchObject({ ok: true });

    expect(await leadOf(db, call.leadId)).toMatchObject({ stage: "ready", nextAction: "call", ...theirs });
    expect(await db.select().from(outcomes)).toMatchObject([{ by: priya, callback: true }]);
  },
);

dbTest(
  "a late wish holds though the company has gone into another, and the surviving lead is not rung",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const twin = { company: "Harrow & Pike Logistics", nextAction: "callback", dueAt: tuesday10am } as const;
    await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    const late = minutesAfter(tuesday10am, 45);
    await releaseExpired(db, { now: late });
    const { leadId, companyId } = await givenLead(db, calder, twin);
    const called = await leadOf(db, call.leadId);
    await merge(db, companyId, called?.companyId ?? "");

    expect(await recordOutcome(db, { ...said(call, priya, "do-not-call"), now: late })).toMatchObject({ ok: true });

    const verdicts = await judgeNumbers(db, { leadId, now: late });
    const suppressed = verdicts.filter(({ reasons }) => reasons.some(({ rule }) => rule === "suppressed"));
    expect(suppressed.length).toBeGreaterThan(0);
  },
);

dbTest(
  "where the last way to a company is gone, a lead of another campaign that sleeps is looked into now, and one in hand is left",
  async ({ db }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    const { companyId } = await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    const sleeps = { stage: "nurturing", dormancyReason: "not-now", nextAction: "wake", source: "hand" } as const;
    const elsewhere = async (campaign: string, more: object) => {
      const campaignId = await givenNextCampaign(db, calder, campaign);
      const dates = { dueAt: daysAfter(tuesday10am, 90), stageAt: tuesday10am, createdAt: tuesday10am };
      const lead = { clientId: calder.clientId, campaignId, companyId, ...sleeps, ...dates, ...more };
      return (await db.insert(leads).values(lead).returning({ id: leads.id }))[0]?.id ?? "";
    };
    const asleep = await elsewhere("The year after", {});
    const held = { heldBy: tomasz, holdToken: crypto.randomUUID(), heldUntil: minutesAfter(tuesday10am, 10) };
    const inHand = await elsewhere("The year before", {
      ...{ stage: "ready", nextAction: "call", dormancyReason: null, callableFrom: tuesday10am },
      ...held,
    });

    await recordOutcome(db, { ...said(call, priya, "wrong-number"), now: tuesday10am });

    const research = { stage: "research", nextAction: "research", dueAt: tuesday10am };
    expect(await leadOf(db, call.leadId)).toMatchObject({ stage: "research" });
    expect(await leadOf(db, asleep)).toMatchObject(research);
    expect(await leadOf(db, inHand)).toMatchObject({ stage: "ready", ...held });
  },
);

dbTest("a late word that nobody answered leaves a promise that was agreed on since", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  const promise = { nextAction: "callback", dueZone: "Europe/London", dueWall: "2026-11-17T10:12" } as const;
  await givenLead(db, calder, promise);
  const call = await givenEndedCall(db, { by: priya, status: "no-answer" });
  await releaseExpired(db, { now: minutesAfter(tuesday10am, 30) });
  const thursday = { when: { on: "2026-11-19", time: "14:00" }, by: marc, all: true };
  const agreed = { ok: true, at: new Date("2026-11-19T14:00:00Z") };
  expect(await changePromise(db, { leadId: call.leadId, ...thursday, now: minutesAfter(tuesday10am, 40) })).toEqual(
    agreed,
  );

  const late = minutesAfter(tuesday10am, 45);
  expect(await recordOutcome(db, { ...said(call, priya, "no-answer"), now: late })).toMatchObject({ ok: true });

  expect(await leadOf(db, call.leadId)).toMatchObject({ nextAction: "callback", dueAt: agreed.at });
});
