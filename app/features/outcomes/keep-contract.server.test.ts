import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { whomSignalFinds } from "#app/features/nurture/whom-signals-find.server.ts";
import { events, leads } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { recordOutcome } from "./record-outcome.server.ts";

const now = minutesAfter(tuesday10am, 3);
const file = { contractStartOn: "2025-03-01", contractEndOn: "2027-02-28", contractMonths: 24 };
const heard = { endOn: "2027-12-31", months: null, supplier: "Fleetmark" };

dbTest(
  "a contract and a supplier that were heard stand on the lead, in the ledger, and news finds it",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId } = await givenLead(db, calder, file);
    const call = await givenEndedCall(db, { by: priya });
    const said = { ...call, disposition: "under-contract", zone: "Europe/London", by: priya, now, heard };

    const far = { ...heard, endOn: "2999-01-01" };
    const chosenAt = daysAfter(now, 280);
    expect(await recordOutcome(db, { ...said, chosenAt, heard: far })).toEqual({
      ok: false,
      reason: "contract-too-far",
    });
    expect(await recordOutcome(db, { ...said, chosenAt })).toMatchObject({ ok: true });

    const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
    expect(lead).toMatchObject({ contractStartOn: null, contractEndOn: "2027-12-31", contractMonths: 24 });
    expect(lead).toMatchObject({ stage: "nurturing", competitor: "Fleetmark" });
    const told = await db.select().from(events).where(eq(events.type, "lead.contract-heard"));
    expect(told).toMatchObject([{ by: priya, data: { endOn: "2027-12-31", months: 24, supplierChanged: true } }]);
    const about = { kind: "competitor-news", competitor: "fleetmark" } as const;
    expect(await whomSignalFinds(db, { clientId: calder.clientId, about })).toMatchObject([{ id: leadId }]);
  },
);

dbTest("an outcome that speaks of no supplier changes nothing of theirs", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder, file);
  const call = await givenEndedCall(db, { by: priya });
  const asked = { ...call, disposition: "not-now", chosenAt: daysAfter(now, 42), zone: "Europe/London" };

  expect(await recordOutcome(db, { ...asked, by: priya, now, heard })).toMatchObject({ ok: true });

  expect((await db.select().from(leads).where(eq(leads.id, leadId)))[0]).toMatchObject({ ...file, competitor: null });
});
