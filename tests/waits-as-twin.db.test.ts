import { expect } from "vitest";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { addOffering, awaitOffering } from "#app/features/nurture/offerings.server.ts";
import { raiseSignal } from "#app/features/nurture/raise-signal.server.ts";
import { leadPlan } from "#app/features/reporting/lead-plan.server.ts";
import { signalsPage } from "#app/features/reporting/signals-page.server.ts";
import type { Db } from "#db/client.server.ts";
import { tuesday10am as now } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { givenSleeper } from "./given-plan.ts";
import { leadOf, merge, nextWeek, why } from "./merging.ts";
import { untilBlocked } from "./until-blocked.ts";

/** Of two that turn out to be one company the other one sleeps on, and this one waited for invoices in German. */
async function givenWaitingTwin(db: Db) {
  const { calder, marc } = await givenStory(db);
  const { clientId } = calder;
  const offered = async (name: string) => {
    const added = await addOffering(db, { clientId, name, by: marc, now });
    if (!added.ok) throw new Error(added.reason);
    return added.offeringId;
  };
  const [german, electric] = [await offered("invoices in German"), await offered("electric vans")];
  const goesOn = await givenSleeper(db, calder, { company: "Pike Haulage Ltd" });
  const waits = await givenSleeper(db, calder, { company: "Pike Haulage", dormancyReason: "offering-missing" });
  await db.transaction((tx) => awaitOffering(tx, { leadId: waits.leadId, offeringId: german, now }));
  const mergeId = await merge(db, goesOn.companyId, waits.companyId);
  const shipped = (offeringId: string) =>
    raiseSignal(db, {
      ...{ clientId, by: marc, now },
      about: { kind: "offering-shipped", offeringId, unsaidToo: true },
      because: "They offer it now.",
      opener: "It is {agent}, calling for {client}.",
    });
  return { leadId: goesOn.leadId, waits, mergeId, german, electric, shipped, marc };
}

dbTest("what ships wakes the lead into which one went that waited for it", async ({ db }) => {
  const { leadId, german, electric, shipped } = await givenWaitingTwin(db);

  expect(await leadPlan(db, { leadId, now })).toMatchObject({ waitsFor: "invoices in German" });
  const { missing } = await signalsPage(db);
  expect(missing.map(({ id, waiting }) => [id, waiting])).toEqual([
    [german, 1],
    [electric, 0],
  ]);
  expect(await shipped(german)).toMatchObject({ ok: true, woken: 1 });
  expect(await leadOf(db, leadId)).toMatchObject({ stage: "nurturing", dueAt: now });
});

dbTest("what two wait for as one takes the place of what one of them waited for", async ({ db }) => {
  const { leadId, german, electric, shipped } = await givenWaitingTwin(db);
  await db.transaction((tx) => awaitOffering(tx, { leadId, offeringId: electric, now }));

  expect(await shipped(german)).toMatchObject({ ok: true, woken: 0 });
  expect(await shipped(electric)).toMatchObject({ ok: true, woken: 1 });
});

dbTest("what one waited for comes back to it where they were not one, whatever was said of both", async ({ db }) => {
  const { leadId, waits, mergeId, german, electric, marc, shipped } = await givenWaitingTwin(db);
  await db.transaction((tx) => awaitOffering(tx, { leadId, offeringId: electric, now }));

  await unmerge(db, { mergeId, by: marc, now: nextWeek });

  expect(await leadPlan(db, { leadId, now })).toMatchObject({ waitsFor: "electric vans" });
  expect(await leadPlan(db, { leadId: waits.leadId, now })).toMatchObject({ waitsFor: "invoices in German" });
  expect(await shipped(german)).toMatchObject({ ok: true, woken: 1 });
});

dbTest("what ships in the instant of a merger wakes the lead that goes on", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { clientId } = calder;
  const added = await addOffering(db, { clientId, name: "invoices in German", by: marc, now });
  if (!added.ok) throw new Error(added.reason);
  const goesOn = await givenSleeper(db, calder, { company: "Pike Haulage Ltd" });
  const waits = await givenSleeper(db, calder, { company: "Pike Haulage", dormancyReason: "offering-missing" });
  await db.transaction((tx) => awaitOffering(tx, { leadId: waits.leadId, offeringId: added.offeringId, now }));

  const { raising } = await db.transaction(async (tx) => {
    const merged = await mergeCompanies(tx, {
      ...{ keptCompanyId: goesOn.companyId, mergedCompanyId: waits.companyId, ...why, by: marc, now },
    });
    expect(merged).toMatchObject({ ok: true });
    const raising = raiseSignal(db, {
      ...{ clientId, by: marc, now },
      about: { kind: "offering-shipped", offeringId: added.offeringId, unsaidToo: false },
      because: "They offer it now.",
      opener: "It is {agent}, calling for {client}.",
    });
    await untilBlocked(db);
    return { raising };
  });

  expect(await raising).toMatchObject({ ok: true, woken: 1 });
  expect(await leadOf(db, goesOn.leadId)).toMatchObject({ stage: "nurturing", dueAt: now });
});
