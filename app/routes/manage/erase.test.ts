import { eq } from "drizzle-orm";
import { expect, onTestFinished } from "vitest";
import { setClockAhead } from "#app/clock.server.ts";
import { erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { companies, contacts } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as lead } from "../desk/lead.tsx";
import { action, loader } from "./erase.tsx";

function setClockTo(at: Date): void {
  setClockAhead(at.getTime() - Date.now());
  onTestFinished(() => setClockAhead(0));
}

dbTest("only managers and admins erase; agents and clients find nothing there", async ({ db }) => {
  setClockTo(tuesday10am);
  const { calder, priya, hanna, marc, ada } = await givenStory(db);
  const { contactId } = await givenLead(db, calder);
  for (const by of [priya, hanna]) {
    expect((await answerOf(loader(await requestBy(db, { by }, { contactId })))).status).toBe(404);
    expect((await answerOf(action(await requestBy(db, { by, form: { a: "" } }, { contactId })))).status).toBe(404);
  }
  expect(await db.select({ name: contacts.fullName }).from(contacts)).toEqual([{ name: "Helen Marsh" }]);
  for (const by of [marc, ada]) {
    expect(await answerOf(loader(await requestBy(db, { by }, { contactId })))).toMatchObject({
      status: 200,
      body: { name: "Helen Marsh" },
    });
  }
});

dbTest(
  "while somebody has the lead the page says who; afterwards it is done once, and an earlier form is harmless",
  async ({ db }) => {
    setClockTo(minutesAfter(tuesday10am, 1));
    const { calder, priya, marc } = await givenStory(db);
    const { contactId, leadId } = await givenLead(db, calder);
    const stranger = await givenLead(db, calder, { person: "Una Reid", company: "Elsewhere Ltd", stage: "ready" });
    const send = async (form: Record<string, string> = { a: "" }) =>
      answerOf(action(await requestBy(db, { by: marc, form }, { contactId })));
    const held = await leaseNext(db, { by: priya, now: tuesday10am });
    if (held.ok && held.hold.leadId === leadId) {
      expect(await send()).toMatchObject({ status: 409 });
      expect(JSON.stringify(await send())).toContain("Priya Nair has a lead of theirs in hand");
    }
    setClockTo(minutesAfter(tuesday10am, 90));

    // Only a record that the page showed is taken along, whatever a form says.
    const done = await send({ record: stranger.contactId });
    expect(done).toMatchObject({ status: 302, location: `/leads/${leadId}` });
    const again = await send();
    expect(again.status).toBe(409);
    expect(JSON.stringify(again.body)).toContain("erased already");
    const left = await db.select({ name: contacts.fullName }).from(contacts);
    expect(left.map(({ name }) => name).sort()).toEqual(["", "Una Reid"]);
  },
);

dbTest("a company whose people are erased goes by their page, once somebody says that it was them", async ({ db }) => {
  setClockTo(minutesAfter(tuesday10am, 90));
  const { calder, marc } = await givenStory(db);
  const { contactId, companyId, leadId } = await givenLead(db, calder, { company: "Helen Marsh Cakes Ltd" });
  const params = [{ contactId }, { leadId }] as const;
  const whoIsThere = async () => {
    const { body } = await answerOf(lead(await requestBy(db, { by: marc }, params[1])));
    return (body as { people: { contactId: string | null; erased: boolean }[] }).people;
  };
  const page = async () => (await answerOf(loader(await requestBy(db, { by: marc }, params[0])))).body;
  const send = async (form: Record<string, string>) =>
    answerOf(action(await requestBy(db, { by: marc, form }, params[0])));
  expect(await page()).toMatchObject({ name: "Helen Marsh", left: null });
  await erasePerson(db, { contactIds: [contactId], by: marc, now: minutesAfter(tuesday10am, 60) });

  expect(await whoIsThere()).toMatchObject([{ contactId, erased: true }]);
  expect(await page()).toMatchObject({ name: null, company: "Helen Marsh Cakes Ltd", left: { companyId } });
  const refused = await send({ a: "" });
  expect(refused.status).toBe(409);
  expect(JSON.stringify(refused.body)).toContain("Tick the company if it was that person");
  expect(await db.select({ name: companies.name }).from(companies)).toEqual([{ name: "Helen Marsh Cakes Ltd" }]);

  expect(await send({ company: companyId })).toMatchObject({ status: 302, location: `/leads/${leadId}` });
  expect(await db.select({ name: companies.name }).from(companies)).toEqual([{ name: "Erased company" }]);
  expect(await whoIsThere()).toMatchObject([{ contactId: null, erased: true }]);
  expect(await page()).toMatchObject({ name: null, left: null });
  expect(await send({ company: companyId })).toMatchObject({ status: 409 });
});

dbTest("a company ticked before somebody else was known there is not left out in silence", async ({ db }) => {
  setClockTo(minutesAfter(tuesday10am, 90));
  const { calder, marc } = await givenStory(db);
  const { contactId, companyId } = await givenLead(db, calder, { company: "Helen Marsh Cakes Ltd" });
  const send = async () =>
    answerOf(action(await requestBy(db, { by: marc, form: { company: companyId } }, { contactId })));
  const own = { clientId: calder.clientId, companyId, originCompanyId: companyId };
  const una = { ...own, fullName: "Una Reid", createdAt: tuesday10am };
  const [other] = await db.insert(contacts).values(una).returning();

  const refused = await send();
  expect(refused.status).toBe(409);
  expect(JSON.stringify(refused.body)).toContain("Somebody else is known at that company");
  expect((await db.select().from(contacts)).filter(({ erasedAt }) => erasedAt)).toEqual([]);
  await db.delete(contacts).where(eq(contacts.id, other?.id ?? ""));
  expect(await send()).toMatchObject({ status: 302 });
  expect(await db.select({ name: companies.name }).from(companies)).toEqual([{ name: "Erased company" }]);
});
