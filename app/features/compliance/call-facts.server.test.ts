import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, companies, leads, phoneNumbers, screenings } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { givenCommitted } from "#tests/given-import.ts";
import { givenVerdict } from "#tests/given-verdict.ts";
import { writeRule } from "./edit-rules.server.ts";
import { judgeNumbers } from "./may-call.server.ts";
import { RuleForm } from "./rule-form.ts";

const header = "Company,Phone,Town,State,Postcode,Country";

dbTest("an address that a file gave says nothing of where its foreign numbers ring", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const rows = [
    "Thames Freight Ltd,+1 212 555 0123,London,,EC1A 1BB,United Kingdom",
    "Medway Haulage Ltd,+49 30 23125 123,London,,EC1A 1BB,United Kingdom",
    "Hudson Carriers Inc,+44 20 7946 0123,New York,NY,10001,United States",
    "Severn Couriers Ltd,+44 20 7946 0124,London,,EC1A 1BB,United Kingdom",
  ];
  await givenCommitted(db, {
    campaignId: calder.campaignId,
    by: priya,
    bytes: Buffer.from([header, ...rows, ""].join("\r\n")),
  });

  const says = new Map<string, string>();
  const found = await db
    .select({ leadId: leads.id, e164: phoneNumbers.e164, zone: companies.timeZone })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(phoneNumbers, eq(phoneNumbers.companyId, leads.companyId));
  for (const { leadId, e164 } of found) {
    const [verdict] = await judgeNumbers(db, { leadId, now: new Date("2026-11-24T09:30:00Z") });
    says.set(e164, `${verdict?.verdict} ${verdict?.reasons.map(({ rule }) => rule).join(" ")}`.trim());
  }

  expect(found.filter(({ zone }) => zone === null)).toEqual([]);
  expect(Object.fromEntries(says)).toEqual({
    "+12125550123": "wait us-hours",
    "+493023125123": "block de-basis",
    "+442079460123": "wait us-hours",
    "+442079460124": "allow",
  });
});

dbTest(
  "a cap of forty days counts a call of the thirty-fifth, and a call that rang nobody counts for none",
  async ({ db }) => {
    const { ada, priya, verdict } = await givenVerdict(db);
    const { attemptId } = await givenEndedCall(db, { by: priya, status: "no-answer", now: tuesday10am });
    const later = daysAfter(tuesday10am, 35);
    await db.update(screenings).set({ asOf: later });
    const draft = RuleForm.parse({
      ...{ kind: "cap", title: "calls in 40 days", jurisdiction: "*", validFrom: "2026-11-17" },
      ...{ source: "The agency's policy", most: "1", withinHours: "960" },
    });
    expect(await verdict(later)).toBe("allow");

    expect(await writeRule(db, { ruleId: null, draft, by: ada, now: tuesday10am })).toMatchObject({ ok: true });
    expect(await verdict(later)).toBe("wait agency-cap 2026-11-17");
    await db.update(attempts).set({ status: "failed" }).where(eq(attempts.id, attemptId));
    expect(await verdict(later)).toBe("allow");
  },
);

const now = tuesday10am;

/** Another campaign of the same client, like the one it has. */
async function secondCampaign(db: Db, campaignId: string): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into campaigns select (jsonb_populate_record(c, jsonb_build_object('id', uuid_v7(), 'name', 'The second'))).*
    from campaigns c where id = ${campaignId} returning id`);
  return rows[0]?.id ?? "";
}

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
    const campaignId = await secondCampaign(db, calder.campaignId);
    await db.insert(leads).values({
      ...{ clientId: calder.clientId, campaignId, companyId, stage, clientOwnerId: hanna, source: "hand" },
      ...{ stageAt: now, createdAt: now, ...how },
    });

    expect(await verdict()).toBe(says);
  },
);

dbTest("the queue closes whom the client has sold to, and asks about an open offer tomorrow", async ({ db }) => {
  const { calder, companyId, hanna, leadId, priya } = await givenVerdict(db);
  const campaignId = await secondCampaign(db, calder.campaignId);
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
