import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { foreseeCalls } from "#app/features/queue/foresee-calls.server.ts";
import { leads } from "#db/schema.ts";
import { sunday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { backlogFile, givenCommitted } from "./given-import.ts";

dbTest("what a file brings on a Sunday waits for its own Monday morning, where each company is", async ({ db }) => {
  const { calder, marc } = await givenStory(db, { now: sunday10am });
  const bytes = backlogFile(
    "Harrow & Pike Ltd,Helen Marsh,020 7946 0011,,,",
    "Perth Haulage,Ann Lee,+61 8 6550 1234,,,",
    "Berlin Fracht GmbH,Eva Kern,+49 30 23125 123,,,",
  );
  const importId = await givenCommitted(db, { campaignId: calder.campaignId, by: marc, bytes, now: sunday10am });

  expect(await foreseeCalls(db, { importId, now: sunday10am })).toEqual({ judged: 3, later: 3 });

  const from = await db.select({ at: leads.callableFrom }).from(leads).where(eq(leads.stage, "ready"));
  expect(from.map(({ at }) => at?.toISOString()).sort()).toEqual([
    // Nobody has recorded a basis for Germany: it is asked again in an hour.
    "2026-11-15T11:12:00.000Z",
    "2026-11-16T01:00:00.000Z",
    "2026-11-16T09:00:00.000Z",
  ]);
  expect(await foreseeCalls(db, { importId, now: sunday10am })).toEqual({ judged: 0, later: 0 });
});
