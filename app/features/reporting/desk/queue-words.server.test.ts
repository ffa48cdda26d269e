import { eq, ne } from "drizzle-orm";
import { expect } from "vitest";
import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { barWords } from "#app/features/queue/desk/bar-words.ts";
import { phaseOf } from "#app/features/queue/desk-phase.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { pauseAgent } from "#app/features/queue/pause.server.ts";
import { leads, phoneNumbers, users } from "#db/schema.ts";
import { minutesAfter, tuesday10am as now } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { deskView } from "./desk-view.server.ts";
import { awayWords } from "./queue-words.server.ts";

dbTest("a break that has lasted longer than was said is told as over, not as to come", async ({ db }) => {
  const { priya } = await givenStory(db);
  const asked = { by: priya, zone: "Europe/London" };
  expect(await awayWords(db, { ...asked, now })).toBeNull();
  const until = minutesAfter(now, 15);
  await pauseAgent(db, { because: "break", until, by: priya, now });

  expect(await awayWords(db, { ...asked, now })).toBe("a break, until 10:27");
  expect(await awayWords(db, { ...asked, now: until })).toBe("a break, over since 10:27");
});

dbTest("what waits is what the claim would serve: nothing in a language that a colleague speaks", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  await givenLead(db, calder, { language: "de" });
  await db
    .update(users)
    .set({ languages: ["en"] })
    .where(eq(users.id, priya));
  await db
    .update(users)
    .set({ languages: ["de"] })
    .where(eq(users.id, tomasz));
  const look = (by: string) => deskView(db, { by, name: "", simulator: true, now });

  expect(await leaseNext(db, { by: priya, now })).toMatchObject({ ok: false, reason: "queue-empty" });
  expect((await look(priya)).view).toMatchObject({ queue: { due: 0 }, idle: { title: "Nothing to call" } });
  expect((await look(tomasz)).view).toMatchObject({ queue: { due: 1 }, idle: null });
});

dbTest("what has come due is told as that: whether it may be called is asked as each is handed out", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const unreachable = await givenLead(db, calder, { priority: 100 });
  await db.delete(phoneNumbers).where(eq(phoneNumbers.companyId, unreachable.companyId));
  const suppressed = await givenLead(db, calder, { priority: 90 });
  await suppressByHand(db, { kind: "number", value: suppressed.e164, by: marc, now });
  const { leadId } = await givenLead(db, calder);
  const told = async () => {
    const { view } = await deskView(db, { by: priya, name: "", simulator: true, now });
    return barWords(view, phaseOf(view), now);
  };

  expect(await told()).toMatchObject({
    line: "3 leads have come due",
    more: "Whether each may be called is asked as it is handed out",
  });
  expect(await leaseNext(db, { by: priya, now })).toMatchObject({ ok: true, hold: { leadId } });
  const others = await db.select({ stage: leads.stage }).from(leads).where(ne(leads.id, leadId));
  expect(others.map(({ stage }) => stage).sort()).toEqual(["closed", "research"]);
});

dbTest("a campaign that is paused is told as paused, and its leads not as called", async ({ db }) => {
  const { calder, harbour, marc, priya } = await givenStory(db);
  await givenLead(db, calder);
  const idle = async () => (await deskView(db, { by: priya, name: "", simulator: true, now })).view.idle;
  const pause = { to: "paused", pausedBecause: "season", by: marc, now } as const;

  await changeCampaignStatus(db, { ...pause, campaignId: calder.campaignId, pausedUntil: "2026-12-03" });
  expect(await idle()).toEqual({
    title: "Nothing to call",
    says: "Calder backlog is paused until 3 Dec 2026. Every lead of your other campaigns has been called or waits for somebody else.",
  });

  await changeCampaignStatus(db, { ...pause, campaignId: harbour.campaignId, pausedUntil: "2026-12-05" });
  expect(await idle()).toEqual({
    title: "Nothing to call",
    says: "Calder backlog is paused until 3 Dec 2026. Harbour backlog is paused until 5 Dec 2026.",
  });
});

dbTest("a promise that went into another lead is no callback of its own any more", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const dueAt = minutesAfter(now, 30);
  const kept = await givenLead(db, calder);
  await givenLead(db, calder, {
    ...{ nextAction: "callback", assigneeId: priya, dueAt, callableFrom: dueAt, dueZone: "Europe/London" },
    mergedIntoId: kept.leadId,
  });

  const { view } = await deskView(db, { by: priya, name: "", simulator: true, now });
  expect(view.queue.callbacks).toBeNull();
});

dbTest(
  "what is due beside a campaign’s name is that campaign’s, and a lead whose campaign is paused is not ready",
  async ({ db }) => {
    const { calder, harbour, marc, priya } = await givenStory(db);
    await givenLead(db, calder, { priority: 90 });
    await givenLead(db, calder, { company: "Tay Valley Freight Ltd", e164: "+442079460924" });
    for (const nth of [25, 26]) await givenLead(db, harbour, { company: `Dental ${nth}`, e164: `+4420794609${nth}` });
    const look = async () => (await deskView(db, { by: priya, name: "", simulator: true, now })).view;
    expect((await look()).queue).toMatchObject({ campaign: "All your campaigns", due: 4 });

    await leaseNext(db, { by: priya, now, campaignId: calder.campaignId });
    expect((await look()).queue).toMatchObject({ campaign: "Calder backlog", due: 1 });

    const pause = { to: "paused", pausedBecause: "season", pausedUntil: "2026-12-03", by: marc, now } as const;
    await changeCampaignStatus(db, { ...pause, campaignId: calder.campaignId });
    const view = await look();
    expect(view.queue).toMatchObject({ campaign: "Calder backlog", due: 0 });
    expect(phaseOf(view)).toBe("refused");
    expect(barWords(view, "refused", now)).toMatchObject({
      title: expect.stringMatching(/^May not be called before Thu 3 Dec 2026, 09:00 in /),
      line: "The campaign is paused until Thu 3 Dec 2026, 00:00 in London.",
    });
  },
);
