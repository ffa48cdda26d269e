import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { campaigns, events } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { changeCampaignStatus } from "./change-status.server.ts";

dbTest("a paused campaign has a day on which it goes on", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const change = { campaignId: calder.campaignId, by: marc, now: tuesday10am };

  expect(await changeCampaignStatus(db, { ...change, to: "paused", pausedUntil: null })).toEqual({
    ok: false,
    reason: "date-missing",
  });
  expect(await changeCampaignStatus(db, { ...change, to: "paused", pausedUntil: "2026-11-17" })).toEqual({
    ok: false,
    reason: "date-past",
  });
  expect(await changeCampaignStatus(db, { ...change, to: "paused", pausedUntil: "2026-12-01" })).toEqual({ ok: true });
  expect(await statusOf(db, calder.campaignId)).toEqual({ status: "paused", pausedUntil: "2026-12-01" });

  expect(await changeCampaignStatus(db, { ...change, to: "live", pausedUntil: null })).toEqual({ ok: true });
  expect(await statusOf(db, calder.campaignId)).toEqual({ status: "live", pausedUntil: null });
  const told = await db.select({ data: events.data }).from(events).where(eq(events.type, "campaign.status-changed"));
  expect(told.map(({ data }) => data)).toEqual([
    { from: "live", to: "paused" },
    { from: "paused", to: "live" },
  ]);
});

dbTest("twice is once, and what has ended does not begin again", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const change = { campaignId: calder.campaignId, pausedUntil: null, by: marc, now: tuesday10am };

  expect(await changeCampaignStatus(db, { ...change, to: "ended" })).toEqual({ ok: true });
  expect(await changeCampaignStatus(db, { ...change, to: "live" })).toEqual({ ok: false, reason: "ended" });
  expect(await statusOf(db, calder.campaignId)).toEqual({ status: "ended", pausedUntil: null });
  expect(await db.select().from(events).where(eq(events.type, "campaign.status-changed"))).toHaveLength(1);
});

async function statusOf(db: Db, campaignId: string) {
  const [found] = await db
    .select({ status: campaigns.status, pausedUntil: campaigns.pausedUntil })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  return found;
}
