import { eq, ne } from "drizzle-orm";
import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { deskView } from "#app/features/reporting/desk/desk-view.server.ts";
import type { Db } from "#db/client.server.ts";
import { contacts, events, leads, phoneNumbers } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenEndedCall } from "./given-call.ts";
import { later, merge, nextWeek } from "./merging.ts";

const now = minutesAfter(tuesday10am, 3);

const hasLeft = (call: { leadId: string; token: string }, by: string) => ({
  ...{ leadId: call.leadId, token: call.token, disposition: "has-left", chosenAt: null, zone: null, by, now },
});

/** A company of which we know Rob Hart, on its main number, and two who do not decide or are gone. */
async function givenSwitchboard(db: Db, campaign: { clientId: string; campaignId: string }) {
  const lead = await givenLead(db, campaign, { person: "Rob Hart" });
  await db.update(phoneNumbers).set({ contactId: null });
  const { companyId } = lead;
  const own = { clientId: campaign.clientId, companyId, originCompanyId: companyId };
  const createdAt = daysAfter(tuesday10am, -1);
  const [una] = await db
    .insert(contacts)
    .values([
      { ...own, createdAt, fullName: "Una Reid" },
      { ...own, createdAt, fullName: "Ola Berg", decides: true, leftAt: tuesday10am },
    ])
    .returning({ id: contacts.id });
  return { ...lead, own, unaId: una?.id ?? "" };
}

dbTest("heard on the company's own number, the person asked for is the one who has left", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { contactId } = await givenSwitchboard(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  const { view } = await deskView(db, { by: priya, name: "Priya Shah", simulator: false, now });
  expect(view.lead?.outcomes.find(({ id }) => id === "has-left")?.follows).toContain(
    "Rob Hart is marked as having left",
  );

  expect(await recordOutcome(db, hasLeft(call, priya))).toMatchObject({ ok: true });

  const marked = await db.select({ id: contacts.id }).from(contacts).where(eq(contacts.leftAt, now));
  expect(marked).toEqual([{ id: contactId }]);
  const told = await db.select({ data: events.data }).from(events).where(eq(events.type, "contact.left"));
  expect(told).toEqual([{ data: { contactId } }]);
});

dbTest(
  "a colleague with a number of their own is called next, and without one somebody is looked for",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId, contactId, own, unaId } = await givenSwitchboard(db, calder);
    await db.update(phoneNumbers).set({ contactId });
    const [main] = await db.select().from(phoneNumbers);
    if (!main) throw new Error("The switchboard has no number.");
    const { id: _, ...number } = main;
    const e164 = "+442079460999";
    const direct = { ...number, ...own, contactId: unaId, e164, raw: e164, numberHash: hashOf("number", e164) };
    const [given] = await db.insert(phoneNumbers).values(direct).returning({ id: phoneNumbers.id });
    const call = await givenEndedCall(db, { by: priya });

    expect(await recordOutcome(db, hasLeft(call, priya))).toMatchObject({ ok: true });
    const [next] = await db.select().from(leads).where(eq(leads.id, leadId));
    expect(next).toMatchObject({ stage: "ready", nextAction: "call", dueAt: minutesAfter(now, 60) });
    expect(next?.assigneeId).toBeNull();

    // Hers alone is left now, and she has left too: nobody is rung any more.
    const later = minutesAfter(now, 60 * 24);
    await db
      .update(phoneNumbers)
      .set({ deadAt: now })
      .where(ne(phoneNumbers.id, given?.id ?? ""));
    const again = await givenEndedCall(db, { by: priya, now: later });
    const said = { ...hasLeft(again, priya), now: minutesAfter(later, 3) };
    expect(await recordOutcome(db, said)).toMatchObject({ ok: true });
    expect((await db.select().from(leads).where(eq(leads.id, leadId)))[0]).toMatchObject({ stage: "research" });
  },
);

dbTest("who stands in several merged records has left in each of them, also when these part again", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const a = await givenLead(db, calder, { person: "Rob Hart", nextAction: "callback" });
  const b = await givenLead(db, calder, { person: "ROB  HÄRT" });
  const c = await givenLead(db, calder, { person: "Una Reid" });
  const elsewhere = await givenLead(db, calder, { person: "Rob Hart", dueAt: daysAfter(tuesday10am, 9) });
  const mergeId = await merge(db, a.companyId, b.companyId, marc);
  await merge(db, a.companyId, c.companyId, marc);
  const call = await givenEndedCall(db, { by: priya, now: later });

  expect(await recordOutcome(db, { ...hasLeft(call, priya), now: minutesAfter(later, 3) })).toMatchObject({ ok: true });

  const gone = async (companyId: string) =>
    (await db.select().from(contacts).where(eq(contacts.companyId, companyId))).flatMap(({ fullName, leftAt }) =>
      leftAt ? [fullName] : [],
    );
  expect((await gone(a.companyId)).sort()).toEqual(["ROB  HÄRT", "Rob Hart"]);
  expect(await gone(elsewhere.companyId)).toEqual([]);
  expect(await db.select().from(events).where(eq(events.type, "contact.left"))).toHaveLength(1);
  await unmerge(db, { mergeId, by: marc, now: nextWeek });
  expect([await gone(a.companyId), await gone(b.companyId)]).toEqual([["Rob Hart"], ["ROB  HÄRT"]]);
});
