import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { endPauses } from "#app/features/campaigns/end-pauses.server.ts";
import { watchPromises } from "#app/features/outcomes/promises/watch-promises.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, clients, events, leads } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { untilBlocked } from "./until-blocked.ts";

const toldOf = (db: Db) =>
  db.select().from(events).where(eq(events.type, "campaign.status-changed")).orderBy(asc(events.id));

dbTest("a pause ends by itself with its day where the client is, and nobody is called before", async ({ db }) => {
  const { calder, harbour, marc, priya } = await givenStory(db);
  await db.update(clients).set({ timeZone: "Australia/Sydney" }).where(eq(clients.id, calder.clientId));
  await db.update(clients).set({ timeZone: "America/Los_Angeles" }).where(eq(clients.id, harbour.clientId));
  const pause = { to: "paused", pausedUntil: "2026-11-18", pausedBecause: "season", by: marc } as const;
  for (const { campaignId } of [calder, harbour])
    expect((await changeCampaignStatus(db, { ...pause, campaignId, now: tuesday10am })).ok).toBe(true);
  const { leadId } = await givenLead(db, calder);
  const inSydney = new Date("2026-11-17T13:00:00Z");
  const inLosAngeles = new Date("2026-11-18T08:00:00Z");

  expect(await endPauses(db, { now: minutesAfter(inSydney, -1) })).toBe(0);
  expect(await leaseNext(db, { by: priya, now: minutesAfter(tuesday10am, 60) })).toMatchObject({
    reason: "queue-empty",
  });
  expect(await endPauses(db, { now: inSydney })).toBe(1);
  expect(await leaseNext(db, { by: priya, now: minutesAfter(inSydney, 1) })).toMatchObject({ hold: { leadId } });
  expect(await db.$count(campaigns, eq(campaigns.status, "paused"))).toBe(1);
  expect(await endPauses(db, { now: inLosAngeles })).toBe(1);
  expect(await endPauses(db, { now: inLosAngeles })).toBe(0);
  expect((await toldOf(db)).slice(2)).toMatchObject([
    { data: { from: "paused", to: "live" }, by: null, at: inSydney },
    { data: { from: "paused", to: "live" }, by: null, at: inLosAngeles },
  ]);
});

dbTest(
  "a pause that is prolonged in its last minute is not ended over the head of whoever prolongs it",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const pause = { campaignId: calder.campaignId, to: "paused", pausedBecause: "client-asked", by: marc } as const;
    await changeCampaignStatus(db, { ...pause, pausedUntil: "2026-11-18", now: tuesday10am });
    const over = new Date("2026-11-18T00:00:00Z");

    const { ending } = await db.transaction(async (tx) => {
      await changeCampaignStatus(tx, { ...pause, pausedUntil: "2026-12-01", now: over });
      const ending = endPauses(db, { now: over });
      await Promise.race([ending, untilBlocked(db)]);
      return { ending };
    });

    expect(await ending).toBe(0);
    const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, calder.campaignId));
    expect(campaign).toMatchObject({ status: "paused", pausedUntil: "2026-12-01" });
  },
);

dbTest(
  "what fell due in a pause of its campaign is spread over the days after it, each at its hour where there is room",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    await db.update(campaigns).set({ status: "paused", callbacksPerHour: 1, callbacksPerDay: 2 });
    const promise = { nextAction: "callback", assigneeId: priya, dueZone: "Europe/London" } as const;
    const lastWeek = [9, 10, 11, 12, 13];
    const dues = lastWeek.map((day) => new Date(Date.UTC(2026, 10, day, 14, 30)));
    for (const dueAt of dues) await givenLead(db, calder, { ...promise, dueAt, missedAt: dueAt });
    const monday = new Date("2026-11-16T06:00:00Z");
    expect(await watchPromises(db, { now: monday })).toMatchObject({ opened: 5, moved: 0 });

    await db.update(campaigns).set({ status: "live" });
    expect(await watchPromises(db, { now: monday })).toMatchObject({ moved: 5 });

    const due = (await db.select().from(leads)).map(({ dueAt }) => dueAt?.toISOString() ?? "");
    const hours = (day: number, hour: string) => `2026-11-${day}T${hour}:00.000Z`;
    // Three agents call for the campaign: six a day, three around one hour.
    expect(due.sort()).toEqual([
      ...[hours(16, "14:30"), hours(16, "14:30"), hours(16, "14:30")],
      ...[hours(17, "14:30"), hours(17, "14:30")],
    ]);
  },
);
