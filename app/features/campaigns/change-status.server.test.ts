import { asc, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { campaigns, events } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { changeCampaignStatus } from "./change-status.server.ts";

dbTest("a paused campaign has a reason, and a day on which it goes on", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const change = { campaignId: calder.campaignId, by: marc, now: tuesday10am };
  const pause = (pausedUntil: string | null) =>
    changeCampaignStatus(db, { ...change, to: "paused", pausedUntil, pausedBecause: "client-asked" });

  expect(await pause(null)).toEqual({ ok: false, reason: "date-missing" });
  expect(await pause("2026-11-17")).toEqual({ ok: false, reason: "date-past" });
  expect(await pause("2062-12-01")).toEqual({ ok: false, reason: "date-too-far" });
  expect(await pause("2027-09-01")).toEqual({ ok: false, reason: "after-its-end" });
  expect(await changeCampaignStatus(db, { ...change, to: "paused", pausedUntil: "2026-12-01" })).toEqual({
    ok: false,
    reason: "reason-missing",
  });
  expect(await pause("2026-12-01")).toEqual({ ok: true });
  expect(await statusOf(db, calder.campaignId)).toEqual({
    status: "paused",
    pausedUntil: "2026-12-01",
    pausedBecause: "client-asked",
  });

  expect(await changeCampaignStatus(db, { ...change, to: "live" })).toEqual({ ok: true });
  expect(await statusOf(db, calder.campaignId)).toEqual({ status: "live", pausedUntil: null, pausedBecause: null });
  expect(await toldOf(db)).toMatchObject([
    { data: { from: "live", to: "paused", because: "client-asked", until: "2026-12-01" }, by: marc },
    { data: { from: "paused", to: "live" }, by: marc },
  ]);
});

dbTest("twice is once, and what has ended does not begin again", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const change = { campaignId: calder.campaignId, by: marc, now: tuesday10am };

  expect(await changeCampaignStatus(db, { ...change, to: "ended" })).toEqual({ ok: true });
  expect(await changeCampaignStatus(db, { ...change, to: "live" })).toEqual({ ok: false, reason: "ended" });
  expect(await statusOf(db, calder.campaignId)).toMatchObject({ status: "ended", pausedUntil: null });
  expect(await toldOf(db)).toHaveLength(1);
});

async function statusOf(db: Db, campaignId: string) {
  const [found] = await db
    .select({
      status: campaigns.status,
      pausedUntil: campaigns.pausedUntil,
      pausedBecause: campaigns.pausedBecause,
    })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  return found;
}

const toldOf = (db: Db) =>
  db.select().from(events).where(eq(events.type, "campaign.status-changed")).orderBy(asc(events.id));
