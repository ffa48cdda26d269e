import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { campaigns, events } from "#db/schema.ts";
import type { CampaignSector } from "#db/vocabulary.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { shownTerms } from "#tests/given-terms.ts";
import { changeCampaignStatus } from "./change-status.server.ts";
import { changeTerms } from "./change-terms.server.ts";

dbTest(
  "a campaign gets another number to show, another last day and another sector, and each change is told once",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const { campaignId } = calder;
    const change = async (
      callerId: string | null,
      endsOn: string,
      sector: CampaignSector = "general",
      feePerLeadMinor = 15_000,
    ) => {
      const wish = { callerId, endsOn, sector, feePerLeadMinor, by: marc, now: tuesday10am };
      return changeTerms(db, { ...(await shownTerms(db, campaignId)), ...wish });
    };

    expect(await change("+442079460399", "2028-03-31")).toEqual({ ok: true });
    expect(await change("+442079460399", "2028-03-31")).toEqual({ ok: true });
    expect(await change(null, "2028-03-31")).toEqual({ ok: true });
    expect(await change(null, "2028-03-31", "pensions")).toEqual({ ok: true });
    expect(await change(null, "2028-03-31", "pensions")).toEqual({ ok: true });

    expect(await change(null, "2028-03-31", "pensions", 18_000)).toEqual({ ok: true });

    const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId));
    expect(campaign).toMatchObject({
      callerId: null,
      endsOn: "2028-03-31",
      sector: "pensions",
      feePerLeadMinor: 18_000,
    });
    const told = await db.select({ data: events.data }).from(events).where(eq(events.type, "campaign.terms-changed"));
    expect(told).toEqual([
      { data: { endsOn: "2028-03-31", callerId: true } },
      { data: { endsOn: null, callerId: true } },
      { data: { endsOn: null, callerId: false, sector: "pensions" } },
      { data: { endsOn: null, callerId: false, fee: { fromMinor: 15_000, toMinor: 18_000, currency: "GBP" } } },
    ]);
  },
);

dbTest(
  "a last day that is past, too far or within a pause is refused, and an ended campaign stays ended",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const { campaignId } = calder;
    const { seen } = await shownTerms(db, campaignId);
    const at = { sector: "general", feePerLeadMinor: 15_000, seen, by: marc, now: tuesday10am } as const;
    const ends = async (endsOn: string) => changeTerms(db, { campaignId, callerId: null, endsOn, ...at });
    const pause = { to: "paused", pausedUntil: "2027-01-11", pausedBecause: "season" } as const;
    await changeCampaignStatus(db, { campaignId, ...pause, by: marc, now: tuesday10am });

    expect(await ends("2026-08-31")).toEqual({ ok: false, reason: "before-it-begins" });
    expect(await ends("2026-11-16")).toEqual({ ok: false, reason: "day-past" });
    expect(await ends("2032-11-16")).toEqual({ ok: false, reason: "ends-too-far" });
    expect(await ends("2027-01-10")).toEqual({ ok: false, reason: "in-its-pause" });
    await changeCampaignStatus(db, { campaignId, to: "ended", by: marc, now: tuesday10am });
    expect(await ends("2027-03-31")).toEqual({ ok: false, reason: "ended" });
    expect(await changeTerms(db, { ...at, campaignId: calder.clientId, callerId: null, endsOn: "2027-03-31" })).toEqual(
      {
        ...{ ok: false, reason: "no-such-campaign" },
      },
    );
  },
);

dbTest(
  "a fee that a colleague has set meanwhile is not overwritten by a form that showed the one before",
  async ({ db }) => {
    const { calder, marc, ada } = await givenStory(db);
    const { campaignId } = calder;
    const form = { ...(await shownTerms(db, campaignId)), now: tuesday10am };

    expect(await changeTerms(db, { ...form, feePerLeadMinor: 18_000, by: ada })).toEqual({ ok: true });
    expect(await changeTerms(db, { ...form, callerId: "+442079460399", by: marc })).toEqual({
      ok: false,
      reason: "changed-meanwhile",
    });
    expect(await shownTerms(db, campaignId)).toMatchObject({ callerId: form.callerId, feePerLeadMinor: 18_000 });
    // Sent twice it is changed once.
    expect(await changeTerms(db, { ...form, feePerLeadMinor: 18_000, by: ada })).toEqual({ ok: true });
  },
);
