import { expect } from "vitest";
import { acceptLead } from "#app/features/handback/accept-lead.server.ts";
import { reportProgress } from "#app/features/handback/report-progress.server.ts";
import { moneyWon } from "#app/features/reporting/campaign-report.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { leads } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { givenPassed } from "./given-handback.ts";

dbTest("sales beyond the millions are reported, summed up and recounted", async ({ db, portal }) => {
  const story = await givenStory(db);
  const { clientId, campaignId } = story.calder;
  for (const [i, value] of ["£400,000,000.01", "30,000,000"].entries()) {
    const now = minutesAfter(tuesday10am, i * 30);
    const { handbackId } = await givenPassed(db, story, { company: `Firm ${i} Ltd`, now });
    const by = { handbackId, clientId, by: story.hanna, note: null, nextOn: null, now: minutesAfter(now, 20) };
    expect(await portal(clientId, (tx) => acceptLead(tx, by))).toMatchObject({ ok: true });
    expect(await portal(clientId, (tx) => reportProgress(tx, { ...by, kind: "quoted", value }))).toEqual({ ok: true });
    expect(await portal(clientId, (tx) => reportProgress(tx, { ...by, kind: "won", value }))).toEqual({ ok: true });
  }

  expect((await db.select().from(leads)).map(({ wonMinor }) => wonMinor)).toEqual([40_000_000_001, 3_000_000_000]);
  expect(await moneyWon(db, campaignId)).toEqual([{ minor: 43_000_000_001, currency: "GBP" }]);
  expect((await verify(db)).violations).toEqual([]);
});
