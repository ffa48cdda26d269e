import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { lookIntoCutOff } from "#app/features/outcomes/cut-off.server.ts";
import { mendLeaks } from "#app/features/outcomes/leaks/mend-leak.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { releaseExpired } from "#app/features/queue/release-expired.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, campaigns, companies, leads, phoneNumbers, users } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { merge, why } from "#tests/merging.ts";
import { countLeaks, leaks } from "./leaks.server.ts";
import type { LeakKind } from "./leaks.ts";
import { navCounts } from "./nav-counts.server.ts";

dbTest("a healthy house leaks nothing, however long a lead waits for its first call", async ({ db }) => {
  const { calder } = await givenStory(db);
  await givenLead(db, calder);
  await givenLead(db, calder, { nextAction: "callback", dueAt: tuesday10am });

  expect(await countLeaks(db, { now: daysAfter(tuesday10am, 2) })).toBe(0);
  expect(await leaks(db, { now: daysAfter(tuesday10am, 2) })).toMatchObject({ total: 0 });
});

dbTest("each way of losing a lead is found, with the lead and its reason", async ({ db }) => {
  const { calder, harbour, tomasz, hanna } = await givenStory(db);
  const forgotten = await givenLead(db, calder, { nextAction: "callback", company: "Pike Haulage Ltd" });
  const left = await givenLead(db, calder, { assigneeId: tomasz });
  const mute = await givenLead(db, calder, { dueAt: daysAfter(tuesday10am, 30) });
  const theirs = await givenLead(db, calder, { stage: "accepted", nextAction: "contact", clientOwnerId: hanna });
  const atGate = await givenLead(db, calder, {
    stage: "qualified",
    nextAction: "review",
    dueAt: daysAfter(tuesday10am, 30),
  });
  const stopped = await givenLead(db, harbour);
  await db.update(users).set({ disabledAt: tuesday10am }).where(eq(users.id, tomasz));
  await db.update(phoneNumbers).set({ deadAt: tuesday10am }).where(eq(phoneNumbers.companyId, mute.companyId));
  await db.update(phoneNumbers).set({ deadAt: tuesday10am }).where(eq(phoneNumbers.companyId, atGate.companyId));
  await db.update(campaigns).set({ status: "paused" }).where(eq(campaigns.id, harbour.campaignId));

  const found = await leaks(db, { now: daysAfter(tuesday10am, 11) });

  const lost = Object.fromEntries(found.kinds.map(({ kind, rows }) => [kind, rows.map(({ leadId }) => leadId)]));
  expect(lost).toEqual({
    overdue: [forgotten.leadId],
    "client-silent": [theirs.leadId],
    "assignee-disabled": [left.leadId],
    "campaign-stopped": [stopped.leadId],
    "no-route": [mute.leadId],
    unsaid: [],
    "no-route-in-hand": [atGate.leadId],
    blocked: [],
  });
  expect(found.total).toBe(6);
});

dbTest("a company is reached by the page of a record that went into it", async ({ db }) => {
  const { calder } = await givenStory(db);
  const kept = await givenLead(db, calder, { company: "Pike Haulage Ltd" });
  const gone = await givenLead(db, calder, { company: "Pike Haulage" });
  await db.update(companies).set({ website: "https://pike.example" }).where(eq(companies.id, gone.companyId));
  await merge(db, kept.companyId, gone.companyId);
  await db.update(phoneNumbers).set({ deadAt: tuesday10am }).where(eq(phoneNumbers.companyId, kept.companyId));
  const noRoute = async () =>
    (await leaks(db, { now: daysAfter(tuesday10am, 1) })).kinds.find(({ kind }) => kind === "no-route")?.rows;

  expect(await noRoute()).toEqual([]);
  await db.transaction((tx) => lookIntoCutOff(tx, { companyId: kept.companyId, by: null, now: tuesday10am }));
  const leadNow = async () => (await db.select().from(leads).where(eq(leads.id, kept.leadId)))[0];
  expect(await leadNow()).toMatchObject({ stage: "ready" });

  await db.update(companies).set({ website: null });
  expect(await noRoute()).toMatchObject([{ leadId: kept.leadId }]);
  await db.transaction((tx) => lookIntoCutOff(tx, { companyId: kept.companyId, by: null, now: tuesday10am }));
  expect(await leadNow()).toMatchObject({ stage: "research" });
});

dbTest("a call of which nobody says what came of it is a leak after a day", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const { attemptId } = await givenEndedCall(db, { by: priya });

  expect(await countLeaks(db, { now: minutesAfter(tuesday10am, 60) })).toBe(0);
  expect(
    (await leaks(db, { now: daysAfter(tuesday10am, 2) })).kinds.find(({ kind }) => kind === "unsaid"),
  ).toMatchObject({
    rows: [{ leadId, who: "Priya Nair" }],
  });
  await db
    .update(attempts)
    .set({ endedAt: daysAfter(tuesday10am, 2) })
    .where(eq(attempts.id, attemptId));
  expect(await countLeaks(db, { now: daysAfter(tuesday10am, 2) })).toBe(0);
});

/** Priya rang a lead, which goes into another one of its campaign after a day. */
async function givenRungAndMerged(db: Db, { outcome }: { outcome: "no-answer" | null }) {
  const { calder, priya, marc } = await givenStory(db);
  const nextDay = daysAfter(tuesday10am, 1);
  const goesOn = await givenLead(db, calder, { company: "Pike Haulage Ltd", dueAt: nextDay, callableFrom: nextDay });
  const rung = await givenLead(db, calder, { company: "Pike Haulage", now: minutesAfter(tuesday10am, 1) });
  const now = minutesAfter(tuesday10am, 1);
  const call = await givenEndedCall(db, { by: priya, now, status: outcome ?? "completed" });
  expect(call.leadId).toBe(rung.leadId);
  const said = { chosenAt: null, zone: null, by: priya, now: minutesAfter(now, 3) };
  if (outcome) await recordOutcome(db, { ...call, disposition: outcome, ...said });
  await releaseExpired(db, { now: nextDay });
  const { companyId: keptCompanyId, leadId } = goesOn;
  const merging = { ...why, keptCompanyId, mergedCompanyId: rung.companyId, by: marc, now: nextDay };
  expect(await mergeCompanies(db, merging)).toMatchObject({ ok: true });
  expect((await db.select().from(leads).where(eq(leads.id, rung.leadId)))[0]).toMatchObject({ mergedIntoId: leadId });
  return { marc, leadId };
}

const leakOf = async (db: Db, kind: LeakKind, now: Date) =>
  (await leaks(db, { now })).kinds.find((leak) => leak.kind === kind)?.rows.map(({ leadId }) => leadId);

dbTest("a call of which nobody spoke leaks from the lead into which the one went that was called", async ({ db }) => {
  const { marc, leadId } = await givenRungAndMerged(db, { outcome: null });
  const later = daysAfter(tuesday10am, 30);
  await db.update(leads).set({ dueAt: later, callableFrom: later }).where(eq(leads.id, leadId));
  const now = daysAfter(tuesday10am, 3);

  expect(await leakOf(db, "unsaid", now)).toEqual([leadId]);
  const today = { leadIds: [leadId], remedy: "do-today", userId: null, by: marc, now } as const;
  expect(await mendLeaks(db, today)).toEqual({ ok: true, mended: 1, left: 0 });
});

dbTest("whoever was rung before one lead went into another is forgotten when nobody rings again", async ({ db }) => {
  const { leadId } = await givenRungAndMerged(db, { outcome: "no-answer" });

  expect(await leakOf(db, "overdue", daysAfter(tuesday10am, 100))).toEqual([leadId]);
});

dbTest("in research nobody has to be reachable, and a website is a way to somebody", async ({ db }) => {
  const { calder } = await givenStory(db);
  const sought = await givenLead(db, calder, { stage: "research", nextAction: "research" });
  const known = await givenLead(db, calder);
  await db.update(phoneNumbers).set({ deadAt: tuesday10am });
  await db.update(companies).set({ website: "pike.example" }).where(eq(companies.id, known.companyId));

  expect(await countLeaks(db, { now: tuesday10am })).toBe(0);
  await db.update(leads).set({ stage: "ready", nextAction: "call" }).where(eq(leads.id, sought.leadId));
  expect(await countLeaks(db, { now: tuesday10am })).toBe(1);
});

dbTest("the sidebar counts an agent's own promises, and a manager's whole house", async ({ db }) => {
  const { calder, priya, tomasz, marc } = await givenStory(db);
  await givenLead(db, calder, { nextAction: "callback", assigneeId: priya });
  await givenLead(db, calder, { nextAction: "callback", assigneeId: tomasz });
  await givenLead(db, calder, { nextAction: "callback", assigneeId: priya, dueAt: daysAfter(tuesday10am, 1) });

  expect(await navCounts(db, { userId: priya, role: "agent", now: tuesday10am })).toEqual({ Callbacks: 1 });
  expect(await navCounts(db, { userId: marc, role: "manager", now: tuesday10am })).toEqual({
    Duplicates: 0,
    "Hand-back": 0,
    Callbacks: 2,
    Leaks: 0,
    Outbox: 0,
  });
});
