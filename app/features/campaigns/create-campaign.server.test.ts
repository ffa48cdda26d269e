import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { campaigns } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { createCampaign } from "./create-campaign.server.ts";

dbTest(
  "a campaign that would end in another century is a slip of the year, and one of some years is not",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const open = (name: string, endsOn: string) =>
      createCampaign(db, {
        ...{ clientId: calder.clientId, name, country: "GB", currency: "GBP", startsOn: "2026-11-01", endsOn },
        ...{
          sector: "pensions",
          callerId: null,
          feePerLeadMinor: null,
          acceptWithinDays: 5,
          reportWithinDays: 30,
          baseline: null,
        },
        ...{ criteria: [], script: [], outcomes: [], agentIds: [], by: marc, now: tuesday10am },
      });

    expect(await open("Slipped", "2127-10-31")).toEqual({ ok: false, reason: "ends-too-far" });
    expect(await open("Long", "2029-10-31")).toMatchObject({ ok: true });
    expect(await open("Long", "2028-10-31")).toEqual({ ok: false, reason: "name-taken" });
    expect(await db.$count(campaigns)).toBe(3);
    expect(await db.$count(campaigns, eq(campaigns.sector, "pensions"))).toBe(1);
  },
);
