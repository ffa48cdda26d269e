import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { recordBasis } from "#app/features/compliance/record-basis.server.ts";
import { mendLeaks } from "#app/features/outcomes/leaks/mend-leak.server.ts";
import { askBlocked } from "#app/features/queue/ask-blocked.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { leaks } from "#app/features/reporting/leaks.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, leads } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";

/** In Berlin, for which nobody has recorded a basis. */
async function givenInBerlin(db: Db, campaign: { clientId: string; campaignId: string }) {
  const lead = await givenLead(db, campaign, { e164: "+4930231250123", company: "Berlin Fracht GmbH" });
  await db.update(companies).set({ country: "DE", city: "Berlin", postcode: "10115" });
  return lead;
}

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const blockedRows = async (db: Db, now: Date) =>
  (await leaks(db, { now })).kinds.find(({ kind }) => kind === "blocked")?.rows ?? [];

dbTest(
  "whom no rule lets anybody call is a leak after a week, which says by which rule and what to do",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId } = await givenInBerlin(db, calder);

    expect(await leaseNext(db, { by: priya, now: tuesday10am })).toEqual({ ok: false, reason: "only-refusals" });
    const blocked = { blockedSince: tuesday10am, blockedBy: "de-basis" };
    expect(await leadOf(db, leadId)).toMatchObject(blocked);
    // Asked again, it is as old as it was.
    expect(await askBlocked(db, { now: daysAfter(tuesday10am, 6) })).toEqual({ asked: 1, freed: 0 });
    expect(await leadOf(db, leadId)).toMatchObject(blocked);
    expect(await blockedRows(db, daysAfter(tuesday10am, 6))).toEqual([]);

    expect(await blockedRows(db, daysAfter(tuesday10am, 8))).toMatchObject([
      {
        leadId,
        blocked: { since: expect.any(String), says: "No basis is recorded for Germany: record one, if there is one." },
      },
    ]);
  },
);

dbTest(
  "who recorded a basis sees the lead leave the leaks, and an agent who was first is served it",
  async ({ db }) => {
    const { calder, marc, priya } = await givenStory(db);
    const { leadId } = await givenInBerlin(db, calder);
    const now = daysAfter(tuesday10am, 8);
    await leaseNext(db, { by: priya, now: tuesday10am });
    const { campaignId } = calder;
    const basis = "Presumed consent: they asked for a quote in March.";
    expect(await recordBasis(db, { campaignId, country: "DE", basis, by: marc, now })).toEqual({ ok: true });

    expect(await askBlocked(db, { now })).toEqual({ asked: 1, freed: 1 });
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "ready", blockedSince: null, blockedBy: null });
    expect(await askBlocked(db, { now })).toEqual({ asked: 0, freed: 0 });

    await db.update(leads).set({ blockedSince: tuesday10am, blockedBy: "de-basis" });
    expect(await leaseNext(db, { by: priya, now })).toMatchObject({ ok: true, hold: { leadId } });
    expect(await leadOf(db, leadId)).toMatchObject({ blockedSince: null, blockedBy: null });
  },
);

dbTest(
  "it is no longer blocked once it is moved, and a manager may close it or have a number found",
  async ({ db }) => {
    const { calder, marc, priya } = await givenStory(db);
    const { leadId } = await givenInBerlin(db, calder);
    await leaseNext(db, { by: priya, now: tuesday10am });
    const now = daysAfter(tuesday10am, 8);
    const mend = (remedy: "research" | "close") =>
      mendLeaks(db, { leadIds: [leadId], remedy, userId: null, by: marc, now });

    expect(await mend("research")).toMatchObject({ mended: 1 });
    expect(await leadOf(db, leadId)).toMatchObject({ stage: "research", blockedSince: null, blockedBy: null });
    expect(await mend("close")).toMatchObject({ mended: 0, left: 1 });

    const back = {
      leadId,
      to: "ready",
      nextAction: "call",
      dueAt: now,
      reason: "number-found",
      by: marc,
      now,
    } as const;
    await db.transaction((tx) => moveLead(tx, back));
    await leaseNext(db, { by: priya, now: minutesAfter(now, 1) });
    expect(await mend("close")).toMatchObject({ mended: 1 });
    expect(await leadOf(db, leadId)).toMatchObject({
      stage: "closed",
      closedReason: "never-a-fit",
      blockedSince: null,
    });
  },
);
