import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { chooseField } from "#app/features/companies/choose-field.server.ts";
import { addOffering, awaitOffering } from "#app/features/nurture/offerings.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { wakeLeads } from "#app/features/nurture/wake-leads.server.ts";
import { whomSignalFinds } from "#app/features/nurture/whom-signals-find.server.ts";
import { zoneOfLead } from "#app/features/outcomes/lead-zone.server.ts";
import { orderFacts } from "#app/features/queue/order-facts.server.ts";
import { companies, leads, touches } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenPlan, givenSleeper } from "./given-plan.ts";
import { later, merge } from "./merging.ts";

dbTest("a merged company is met by the clock of the address it is told with, whoever asks", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const kept = await givenSleeper(db, calder, { company: "Acme Fleet Ltd" });
  const gone = await givenLead(db, calder, { company: "Acme Fleet Pty" });
  const perth = { city: "Perth", region: "WA", postcode: "6000", country: "AU", timeZone: "Australia/Perth" };
  await db.update(companies).set({ timeZone: "Europe/London" }).where(eq(companies.id, kept.companyId));
  await db.update(companies).set(perth).where(eq(companies.id, gone.companyId));
  await merge(db, kept.companyId, gone.companyId, marc);
  const choice = { companyId: kept.companyId, field: "address", by: marc, now: later } as const;
  expect(await chooseField(db, { ...choice, word: { recordOf: gone.companyId } })).toEqual({ ok: true });
  const { leadId } = kept;
  // Tuesday, 11 in the morning in Perth.
  const now = new Date("2026-11-24T03:00:00Z");

  expect(await zoneOfLead(db, { leadId, now })).toBe("Australia/Perth");
  expect((await orderFacts(db, [leadId], now))[0]?.facts.hour).toBe(11);

  await givenPlan(db, calder, { by: marc, steps: [{ kind: "email", afterDays: 30 }] });
  await startRuns(db, { now });
  expect(await db.select().from(touches)).toMatchObject([{ dueAt: new Date("2026-12-24T01:30:00Z") }]);

  const offered = await addOffering(db, { clientId: calder.clientId, name: "Tachographs", by: marc, now });
  if (!offered.ok) throw new Error(offered.reason);
  const { offeringId } = offered;
  await db.transaction((tx) => awaitOffering(tx, { leadId, offeringId, now }));
  const about = { kind: "offering-shipped", offeringId, unsaidToo: false } as const;
  const found = await whomSignalFinds(db, { clientId: calder.clientId, about });
  expect(found).toMatchObject([{ id: leadId, timeZone: "Australia/Perth" }]);
});

dbTest("who finds no room today wakes at nine in the morning where they are told to be", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const kept = await givenSleeper(db, calder, { company: "Acme Fleet Ltd" });
  const gone = await givenLead(db, calder, { company: "Acme Fleet Pty" });
  const west = { city: "Seattle", region: "WA", postcode: "98101", country: "US", timeZone: "America/Los_Angeles" };
  await db.update(companies).set(west).where(eq(companies.id, gone.companyId));
  await merge(db, kept.companyId, gone.companyId, marc);
  const choice = { companyId: kept.companyId, field: "address", by: marc, now: later } as const;
  await chooseField(db, { ...choice, word: { recordOf: gone.companyId } });
  await db.update(leads).set({ dueAt: tuesday10am }).where(eq(leads.id, kept.leadId));
  const sooner = new Date("2026-11-10T10:00:00Z");
  for (let n = 0; n < 30; n++) await givenSleeper(db, calder, { now: sooner, dueAt: sooner });

  expect(await wakeLeads(db, { now: tuesday10am })).toBe(30);

  const [lead] = await db.select().from(leads).where(eq(leads.id, kept.leadId));
  expect(lead).toMatchObject({ stage: "nurturing", dueAt: new Date("2026-11-18T17:00:00Z") });
});
