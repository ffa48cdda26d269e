import { expect, onTestFinished } from "vitest";
import { clock, setClockAhead } from "#app/clock.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { loader as leadPage } from "#app/routes/desk/lead.tsx";
import { action as take } from "#app/routes/desk/lead-take.ts";
import { sunday10am, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenSleeper } from "#tests/given-plan.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as assign } from "./lead-assign.ts";
import { action as pull } from "./lead-pull.ts";
import { action as push } from "./lead-push.ts";

function setClockTo(at: Date): void {
  setClockAhead(at.getTime() - Date.now());
  onTestFinished(() => setClockAhead(0));
}

dbTest("a manager steers a waiting lead from its own page, and an agent finds nothing to steer", async ({ db }) => {
  setClockTo(tuesday10am);
  const { calder, marc, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const look = async (by: string) => (await answerOf(leadPage(await requestBy(db, { by }, { leadId })))).body;
  const asked = (by: string, form: Record<string, string>) => requestBy(db, { by, form }, { leadId });

  const waiting = { lead: { id: leadId, pulledFor: null, assigneeId: null }, holder: null };
  expect(await look(marc)).toMatchObject({ steering: waiting });
  expect(await look(priya)).toMatchObject({ steering: null });
  const acts = [pull, push, assign];
  const refused = await Promise.all(acts.map(async (act) => answerOf(act(await asked(priya, { agentId: priya })))));
  expect(refused.map(({ status }) => status)).toEqual([404, 404, 404]);

  const served = await answerOf(pull(await asked(marc, { agentId: priya })));
  expect(served).toMatchObject({ status: 200, body: { ok: true, says: "They are served it next." } });
  expect(await look(marc)).toMatchObject({ steering: { lead: { pulledFor: priya, assigneeId: priya } } });
  await leaseNext(db, { by: priya, now: clock.now() });
  expect(await look(marc)).toMatchObject({ steering: { holder: "Priya Nair" } });
  expect(await answerOf(push(await asked(marc, { on: "2026-11-19" })))).toMatchObject({
    status: 409,
    body: { says: "Priya Nair has it on their desk now. Wait until they have put it down." },
  });
});

dbTest("the manager hears from when a lead may be called, and that a closed one is closed", async ({ db }) => {
  setClockTo(sunday10am);
  const { calder, marc, priya } = await givenStory(db, { now: sunday10am });
  const { leadId } = await givenLead(db, calder, { now: sunday10am });
  const pulled = async () =>
    (await answerOf(pull(await requestBy(db, { by: marc, form: { agentId: priya } }, { leadId })))).body;

  expect(await pulled()).toMatchObject({
    ok: true,
    says: expect.stringMatching(/^It may not be called now: it is served next from 16 Nov 2026, 09:00\. ./),
  });
  const end = { to: "closed", nextAction: null, dueAt: null, closeReason: "never-a-fit", reason: null } as const;
  await db.transaction((tx) => moveLead(tx, { leadId, ...end, by: marc, now: clock.now() }));
  expect(await pulled()).toEqual({
    ok: false,
    says: "It is closed: nobody calls them for this campaign any more.",
  });
  expect(await answerOf(leadPage(await requestBy(db, { by: marc }, { leadId })))).toMatchObject({
    body: { steering: null },
  });
});

dbTest("an agent has a lead of their campaigns next, out of its turn or out of its sleep", async ({ db }) => {
  setClockTo(tuesday10am);
  const { calder, priya, tomasz } = await givenStory(db);
  const { leadId } = await givenSleeper(db, calder);
  const look = async (by: string) => (await answerOf(leadPage(await requestBy(db, { by }, { leadId })))).body;
  const taken = async (by: string) => answerOf(take(await requestBy(db, { by, form: {} }, { leadId })));

  expect(await look(priya)).toMatchObject({ steering: null, taking: { asleep: true, wanted: false, holder: null } });
  expect(await taken(priya)).toMatchObject({ status: 200, body: { ok: true, says: "It is the next you are served." } });
  expect(await look(priya)).toMatchObject({ taking: { asleep: false, wanted: true } });
  expect(await taken(tomasz)).toMatchObject({
    status: 409,
    body: { says: "It is with Priya Nair. Ask them, or an account manager." },
  });
  await leaseNext(db, { by: priya, now: clock.now() });
  expect(await look(tomasz)).toMatchObject({ taking: { holder: "Priya Nair" } });
});
