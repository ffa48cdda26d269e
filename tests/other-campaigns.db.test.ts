import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { leads } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { givenVerdict } from "./given-verdict.ts";

const now = tuesday10am;

const open = { nextAction: "report", dueAt: daysAfter(now, 5) } as const;
const standings = [
  ["accepted", open, "block open-offer 2026-11"],
  ["quoted", open, "block open-offer 2026-11"],
  ["won", { wonMinor: 1_200_000, wonCurrency: "GBP", nextAction: null, dueAt: null }, "block is-customer 2026-11"],
  ["nurturing", { dormancyReason: "not-now", nextAction: "wake", dueAt: daysAfter(now, 90) }, "allow"],
] as const;

dbTest.for(standings)(
  "a company that another campaign of the client has %s: %o",
  async ([stage, how, says], { db }) => {
    const { verdict, calder, companyId, hanna } = await givenVerdict(db);
    const campaignId = await givenNextCampaign(db, calder);
    await db.insert(leads).values({
      ...{ clientId: calder.clientId, campaignId, companyId, stage, clientOwnerId: hanna, source: "hand" },
      ...{ stageAt: now, createdAt: now, ...how },
    });

    expect(await verdict()).toBe(says);
  },
);

dbTest("the queue closes whom the client has sold to, and asks about an open offer tomorrow", async ({ db }) => {
  const { calder, companyId, hanna, leadId, priya } = await givenVerdict(db);
  const campaignId = await givenNextCampaign(db, calder);
  const [other] = await db
    .insert(leads)
    .values({
      ...{ clientId: calder.clientId, campaignId, companyId, stage: "quoted", clientOwnerId: hanna, source: "hand" },
      ...{ stageAt: now, createdAt: now, ...open },
    })
    .returning({ id: leads.id });
  const standing = async () => (await db.select().from(leads).where(sql`id = ${leadId}`))[0];

  await leaseNext(db, { by: priya, now });
  expect(await standing()).toMatchObject({ stage: "ready", callableFrom: daysAfter(now, 1) });

  const won = { stage: "won", wonMinor: 1_200_000, wonCurrency: "GBP", nextAction: null, dueAt: null } as const;
  await db.update(leads).set(won).where(sql`id = ${other?.id}`);
  await db.update(leads).set({ callableFrom: now }).where(sql`id = ${leadId}`);
  await leaseNext(db, { by: priya, now });
  expect(await standing()).toMatchObject({ stage: "closed", closedReason: "existing-customer" });
});

dbTest(
  "whom the client says it has already is closed as its customer, and not as having asked for silence",
  async ({ db }) => {
    const { calder, companyId, hanna, leadId, priya } = await givenVerdict(db);
    const entry = { clientId: calder.clientId, kind: "company" as const, valueHash: hashOf("company", companyId) };
    await suppress(db, { entries: [entry], source: "client", by: hanna, now });

    await leaseNext(db, { by: priya, now });

    expect((await db.select().from(leads).where(sql`id = ${leadId}`))[0]).toMatchObject({
      stage: "closed",
      closedReason: "existing-customer",
    });
  },
);
