import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { attempts, campaigns, companies, leads, phoneNumbers, screenings } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { givenCommitted } from "#tests/given-import.ts";
import { givenVerdict } from "#tests/given-verdict.ts";
import { writeRule } from "./edit-rules.server.ts";
import { judgeNumbers, mayCall } from "./may-call.server.ts";
import { RuleForm } from "./rule-form.ts";
import { recordConsent } from "./wishes.server.ts";

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

dbTest("a campaign about pensions calls only a number whose consent its client has", async ({ db }) => {
  const { calder, priya, phoneNumberId, verdict } = await givenVerdict(db);
  expect(await verdict(tuesday10am)).toBe("allow");

  await db.update(campaigns).set({ sector: "pensions" }).where(eq(campaigns.id, calder.campaignId));
  expect(await verdict(tuesday10am)).toBe("block gb-pensions 2026-11");

  const [number] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.id, phoneNumberId));
  const consent = { number: number?.e164 ?? "", clientId: calder.clientId, evidence: "Asked for it on their form" };
  for (const sector of ["general", "claims-management"] as const) {
    await recordConsent(db, { ...consent, sector, by: priya, now: tuesday10am });
    expect(await verdict(tuesday10am)).toBe("block gb-pensions 2026-11");
  }
  await recordConsent(db, { ...consent, sector: "pensions", by: priya, now: tuesday10am });
  expect(await verdict(tuesday10am)).toBe("allow");
});

dbTest("an allowed call says what allowed it, a refused one needs only its reasons", async ({ db }) => {
  const { leadId, phoneNumberId } = await givenVerdict(db);
  const judged = (now: Date) => mayCall(db, { leadId, phoneNumberId, now });

  expect((await judged(tuesday10am)).grounds).toMatchObject({
    rules: expect.arrayContaining([{ rule: "gb-ctps", version: "2026-11" }]),
    washes: [
      { list: "TPS", asOf: tuesday10am.toISOString(), listed: false },
      { list: "CTPS", asOf: tuesday10am.toISOString(), listed: false },
    ],
  });
  expect(await judged(daysAfter(tuesday10am, 60))).not.toHaveProperty("grounds");
});
