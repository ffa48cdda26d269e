import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { addOffering } from "#app/features/nurture/offerings.server.ts";
import { raiseSignal } from "#app/features/nurture/raise-signal.server.ts";
import { leads } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { recordOutcome } from "./record-outcome.server.ts";

const now = minutesAfter(tuesday10am, 3);
const notNow = { disposition: "not-now", chosenAt: daysAfter(now, 180), zone: "Europe/London", now };

dbTest(
  "who waits for something is found by whoever ships it at that moment, and nobody begins to wait afterwards",
  async ({ db }) => {
    const { calder, priya, tomasz, marc } = await givenStory(db);
    const added = await addOffering(db, { clientId: calder.clientId, name: "invoices in German", by: marc, now });
    if (!added.ok) throw new Error(added.reason);
    const { offeringId } = added;
    const { leadId } = await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    const sleepsFor = { reason: "offering-missing", offeringId } as const;
    const waits = { ...call, ...notNow, by: priya, sleepsFor };
    const about = { kind: "offering-shipped", offeringId, unsaidToo: false } as const;
    const shipping = {
      clientId: calder.clientId,
      about,
      because: "They have it.",
      opener: "It is there.",
      by: marc,
      now,
    };

    const [recorded, raised] = await Promise.all([recordOutcome(db, waits), raiseSignal(db, shipping)]);

    expect(raised).toMatchObject({ ok: true });
    const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
    // Whichever came first: it waits and was woken, or it was told that there is nothing to wait for.
    if (recorded.ok) expect(lead).toMatchObject({ stage: "nurturing", dueAt: now });
    else expect(recorded).toEqual({ ok: false, reason: "offered-now" });

    await givenLead(db, calder, { company: "The next ones Ltd" });
    const next = await givenEndedCall(db, { by: tomasz });
    const late = { ...next, ...notNow, by: tomasz, sleepsFor };
    expect(await recordOutcome(db, late)).toEqual({ ok: false, reason: "offered-now" });
  },
);
