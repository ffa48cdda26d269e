import { expect, onTestFinished } from "vitest";
import { setClockAhead } from "#app/clock.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { contacts } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
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
