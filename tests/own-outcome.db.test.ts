import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { addOutcome } from "#app/features/outcomes/settings/add-outcome.server.ts";
import { DispositionForm, OwnOutcomeForm } from "#app/features/outcomes/settings/disposition-form.ts";
import { editDisposition, outcomeSeen } from "#app/features/outcomes/settings/edit-disposition.server.ts";
import { removeOutcome } from "#app/features/outcomes/settings/remove-outcome.server.ts";
import { callReport } from "#app/features/reporting/call-report.server.ts";
import { campaignHistory } from "#app/features/reporting/campaign-history.server.ts";
import { deskView } from "#app/features/reporting/desk/desk-view.server.ts";
import { leadStory } from "#app/features/reporting/lead-story.server.ts";
import type { Db } from "#db/client.server.ts";
import { dispositions, events, leads, outcomes, phoneNumbers } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenAnswers, givenEndedCall } from "#tests/given-call.ts";
import { untilBlocked } from "#tests/until-blocked.ts";

const now = minutesAfter(tuesday10am, 3);
const brochure = "Asked for brochure";
type Campaign = { campaignId: string };

const outcomeOf = async (db: Db, { campaignId }: Campaign, label: string) =>
  (
    await db
      .select()
      .from(dispositions)
      .where(and(eq(dispositions.campaignId, campaignId), eq(dispositions.label, label)))
  )[0];

const desk = (db: Db, by: string) => deskView(db, { by, name: "Priya Nair", now, simulator: false });

/** Adds "Asked for brochure", or another, to the campaign. */
async function adding(db: Db, campaign: Campaign, by: string, wish: Record<string, unknown> & { like?: string } = {}) {
  const { like = "Not now", ...fields } = wish;
  const likeId = (await outcomeOf(db, campaign, like))?.id;
  const form = OwnOutcomeForm.parse({ likeId, label: brochure, key: 0, ...fields });
  return addOutcome(db, { campaignId: campaign.campaignId, fields: form, by, now: tuesday10am });
}

const said = (call: { leadId: string; token: string }, by: string, disposition: string) => ({
  ...{ ...call, disposition, by, now },
  ...{ chosenAt: daysAfter(now, 90), zone: "Europe/London" },
});

async function put(db: Db, campaign: Campaign, label: string, by: string, fields: Record<string, unknown>) {
  const one = await outcomeOf(db, campaign, label);
  const form = DispositionForm.parse({
    label,
    position: one?.position,
    human: one?.human,
    seen: one && outcomeSeen(one),
    ...fields,
  });
  const wish = { campaignId: campaign.campaignId, code: one?.code ?? "", fields: form, by, now: tuesday10am };
  return editDisposition(db, wish);
}

dbTest("an outcome of the campaign’s own means what its pattern means, and is told by its name", async ({ db }) => {
  const { calder, harbour, priya, marc } = await givenStory(db);
  await givenLead(db, calder);
  const added = await adding(db, calder, marc, { minSeconds: 10 });
  if (!added.ok) throw new Error(added.reason);
  const pattern = await outcomeOf(db, calder, "Not now");
  expect(await outcomeOf(db, calder, brochure)).toMatchObject({
    ...{ human: true, contact: true, toStage: "nurturing", dormancyReason: "not-now", asksDate: true },
    ...{ likeId: pattern?.id, minSeconds: 10, position: 16, offered: true },
  });
  expect(await outcomeOf(db, harbour, brochure)).toBeUndefined();

  const call = await givenEndedCall(db, { by: priya });
  const lead = (await desk(db, priya)).view.lead;
  const offered = lead?.unreached.find(({ name }) => name === brochure);
  expect(offered).toMatchObject({ id: added.code, k: null, asks: "day", needsTalk: true });
  expect(lead?.outcomes.at(-1)).toMatchObject({ k: "9", name: "Asked not to be called" });
  expect(await recordOutcome(db, said(call, priya, added.code))).toMatchObject({ ok: true });

  const [moved] = await db.select().from(leads).where(eq(leads.id, call.leadId));
  expect(moved).toMatchObject({ stage: "nurturing", dormancyReason: "not-now", dueAt: daysAfter(now, 90) });
  expect((await callReport(db, { now })).all).toMatchObject({ calls: 1, reached: 1 });
  const told = JSON.stringify(await leadStory(db, { leadId: call.leadId }));
  expect(told).toContain(brochure);
  expect(told).not.toContain("own-");
});

dbTest("one that qualifies goes to the gate, and one that strikes a number out says so by its name", async ({ db }) => {
  const { calder, priya, tomasz, marc } = await givenStory(db);
  await givenLead(db, calder, { company: "Abbot Freight" });
  await givenLead(db, calder, { company: "Birch Haulage" });
  const tradeIn = await adding(db, calder, marc, { like: "Qualified", label: "Interested in the trade-in" });
  const dentist = await adding(db, calder, marc, { like: "Wrong number", label: "A dentist now" });
  if (!tradeIn.ok || !dentist.ok) throw new Error("Not added.");

  const first = await givenEndedCall(db, { by: priya });
  expect(await recordOutcome(db, { ...said(first, priya, tradeIn.code) })).toMatchObject({
    reason: "criteria-unanswered",
  });
  await givenAnswers(db, { ...first, by: priya });
  expect(await recordOutcome(db, said(first, priya, tradeIn.code))).toMatchObject({ ok: true });
  const second = await givenEndedCall(db, { by: tomasz });
  expect(await recordOutcome(db, said(second, tomasz, dentist.code))).toMatchObject({ ok: true });

  expect((await db.select().from(leads).where(eq(leads.id, first.leadId)))[0]?.stage).toBe("qualified");
  expect(await db.$count(phoneNumbers, eq(phoneNumbers.deadReason, dentist.code))).toBe(1);
  const entries = (await leadStory(db, { leadId: second.leadId }))?.entries.map(({ text }) => text) ?? [];
  expect(entries.filter((text) => text.includes("struck out: a dentist now"))).toHaveLength(1);
  expect(entries.join()).not.toContain("own-");
});

dbTest(
  "a key is free where nothing offered stands on it; a name is one outcome’s, also of one put away",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    expect(await adding(db, calder, marc, { key: 8 })).toEqual({ ok: false, reason: "key-taken" });
    expect(await adding(db, calder, marc, { label: "not NOW" })).toEqual({ ok: false, reason: "name-taken" });

    expect(await put(db, calder, "Never a fit", marc, { offered: false })).toEqual({ ok: true });
    expect(await adding(db, calder, marc, { label: "Never a fit" })).toEqual({ ok: false, reason: "name-put-away" });
    expect(await adding(db, calder, marc, { key: 8 })).toMatchObject({ ok: true });
    const places = await Promise.all([brochure, "Never a fit"].map((label) => outcomeOf(db, calder, label)));
    expect(places.map((one) => one?.position)).toEqual([8, 16]);
    expect(await put(db, calder, "Never a fit", marc, { label: brochure })).toEqual({
      ok: false,
      reason: "name-taken",
    });
  },
);

dbTest("of two managers who add one at once the second learns that the key, or the name, is taken", async ({ db }) => {
  const { calder, marc, ada } = await givenStory(db);
  await put(db, calder, "Never a fit", marc, { offered: false });
  const two = await Promise.all([
    adding(db, calder, marc, { key: 8 }),
    adding(db, calder, ada, { key: 8, label: "Interested in the trade-in" }),
  ]);
  expect(two.map((one) => (one.ok ? "added" : one.reason)).sort()).toEqual(["added", "key-taken"]);
  const again = await Promise.all([marc, ada].map((by) => adding(db, calder, by, { label: "Wants a visit" })));
  expect(again.map((one) => (one.ok ? "added" : one.reason)).sort()).toEqual(["added", "name-taken"]);
  expect(await db.$count(events, eq(events.type, "campaign.outcome-added"))).toBe(2);
});

dbTest("one that was said is put away and stays told; one that was never said is removed", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  await givenLead(db, calder);
  const used = await adding(db, calder, marc);
  const unused = await adding(db, calder, marc, { like: "Qualified", label: "Interested in the trade-in" });
  if (!used.ok || !unused.ok) throw new Error("Not added.");
  const call = await givenEndedCall(db, { by: priya });
  await recordOutcome(db, said(call, priya, used.code));
  const wish = { campaignId: calder.campaignId, by: marc, now };

  expect(await removeOutcome(db, { ...wish, code: used.code })).toEqual({ ok: false, reason: "used" });
  expect(await put(db, calder, brochure, marc, { offered: false })).toEqual({ ok: true });
  expect(JSON.stringify(await leadStory(db, { leadId: call.leadId }))).toContain(brochure);
  expect(await removeOutcome(db, { ...wish, code: "qualified" })).toEqual({ ok: false, reason: "the-houses" });
  await put(db, calder, "Interested in the trade-in", marc, { minSeconds: 20 });
  expect(await removeOutcome(db, { ...wish, code: unused.code })).toEqual({ ok: true });
  expect(await outcomeOf(db, calder, "Interested in the trade-in")).toBeUndefined();
  expect(await db.select().from(events).where(eq(events.type, "campaign.outcome-removed"))).toMatchObject([
    { by: marc, data: { disposition: unused.code } },
  ]);
  const told = (await campaignHistory(db, calder.campaignId))?.entries.map(({ text }) => text);
  expect(told?.filter((text) => text.includes("outcome “Interested in the trade-in”"))).toHaveLength(3);
});

dbTest("put away while an agent has it open, it is refused with nothing lost, and another is taken", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  await givenLead(db, calder);
  const added = await adding(db, calder, marc);
  if (!added.ok) throw new Error(added.reason);
  const call = await givenEndedCall(db, { by: priya });
  await put(db, calder, brochure, marc, { offered: false });

  expect(await recordOutcome(db, said(call, priya, added.code))).toEqual({ ok: false, reason: "no-such-disposition" });
  const lead = (await desk(db, priya)).view.lead;
  expect(lead?.unreached.map(({ name }) => name)).not.toContain(brochure);
  expect(await recordOutcome(db, said(call, priya, "not-now"))).toMatchObject({ ok: true });
});

dbTest("who removes an outcome that somebody is just saying waits, and learns that it was said", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  await givenLead(db, calder);
  const added = await adding(db, calder, marc);
  if (!added.ok) throw new Error(added.reason);
  const call = await givenEndedCall(db, { by: priya });

  let removed: ReturnType<typeof removeOutcome> | undefined;
  await db.transaction(async (tx) => {
    expect(await recordOutcome(tx, said(call, priya, added.code))).toMatchObject({ ok: true });
    removed = removeOutcome(db, { campaignId: calder.campaignId, code: added.code, by: marc, now });
    await untilBlocked(db);
  });

  expect(await removed).toEqual({ ok: false, reason: "used" });
  expect(await db.$count(outcomes)).toBe(1);
});

dbTest("who says an outcome that somebody is just removing waits, and learns that it is gone", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  await givenLead(db, calder);
  const added = await adding(db, calder, marc);
  if (!added.ok) throw new Error(added.reason);
  const call = await givenEndedCall(db, { by: priya });

  let spoken: ReturnType<typeof recordOutcome> | undefined;
  await db.transaction(async (tx) => {
    const wish = { campaignId: calder.campaignId, code: added.code, by: marc, now };
    expect(await removeOutcome(tx, wish)).toEqual({ ok: true });
    spoken = recordOutcome(db, said(call, priya, added.code));
    await untilBlocked(db);
  });

  expect(await spoken).toEqual({ ok: false, reason: "no-such-disposition" });
  expect(await db.$count(outcomes)).toBe(0);
});

dbTest("a key stays a key when the outcome before it is put away", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  await givenLead(db, calder);
  await givenEndedCall(db, { by: priya });
  await put(db, calder, "Not the person", marc, { offered: false });

  const lead = (await desk(db, priya)).view.lead;
  expect(lead?.outcomes.map(({ k, name }) => `${k} ${name}`).slice(3, 6)).toEqual([
    "4 Under contract",
    "6 Has left the company",
    "7 Wrong number",
  ]);
});
