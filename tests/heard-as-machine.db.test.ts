import { expect } from "vitest";
import { evidenceLacking } from "#app/features/handback/evidence.server.ts";
import { gateLead } from "#app/features/handback/gate-page.server.ts";
import { heardWords } from "#app/features/handback/gate-page.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { callReport } from "#app/features/reporting/call-report.server.ts";
import { campaignFunnel } from "#app/features/reporting/funnel.server.ts";
import { attempts, handbacks, outcomes } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenAnswers, givenEndedCall } from "./given-call.ts";

dbTest(
  "an outcome that says they spoke is asked about where the network heard a machine, and stands when said again",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    await givenAnswers(db, { ...call, by: priya });
    await db.update(attempts).set({ answeredBy: "machine" });
    const qualified = { ...call, disposition: "qualified", chosenAt: null, zone: null, by: priya, now: tuesday10am };

    expect(await recordOutcome(db, qualified)).toMatchObject({ ok: false, reason: "heard-as-machine" });
    expect(await recordOutcome(db, { ...qualified, sure: true })).toMatchObject({ ok: true });

    expect(await db.select().from(outcomes)).toMatchObject([{ human: true, againstNetwork: true }]);
    const [handback] = await db.select().from(handbacks);
    expect(handback && (await evidenceLacking(db, handback))).toBeNull();
    const told = await gateLead(db, { handbackId: handback?.id, now: tuesday10am });
    expect(told && heardWords(told.call)).toBe(
      "The network heard an answering machine. Priya Nair was asked, and says again that they spoke with somebody.",
    );
    expect(await campaignFunnel(db, calder.campaignId)).toMatchObject({ reached: 1 });
    expect((await callReport(db, { now: tuesday10am })).all).toMatchObject({ reached: 1, qualified: 1 });
  },
);

dbTest(
  "a machine that the network heard after the outcome reached nobody, in no report and not at the gate",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    await givenLead(db, calder);
    const call = await givenEndedCall(db, { by: priya });
    const said = { ...call, disposition: "not-the-person", chosenAt: null, zone: null, by: priya, now: tuesday10am };
    expect(await recordOutcome(db, said)).toMatchObject({ ok: true });
    const reached = async () => [
      (await callReport(db, { now: tuesday10am })).all.reached,
      (await campaignFunnel(db, calder.campaignId)).reached,
    ];
    expect(await reached()).toEqual([1, 1]);

    await db.update(attempts).set({ answeredBy: "fax" });

    expect(await reached()).toEqual([0, 0]);
    // Whoever said so under an earlier release was never asked, and is believed as they were then.
    await db.update(outcomes).set({ againstNetwork: null });
    expect(await reached()).toEqual([1, 1]);
  },
);

dbTest("after a message was left only what reaches nobody is taken", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  await db.update(attempts).set({ endedBy: "voicemail-drop", voicemailLeftAt: tuesday10am });
  const said = { ...call, chosenAt: null, zone: null, sure: true, by: priya, now: tuesday10am };

  expect(await recordOutcome(db, { ...said, disposition: "not-the-person" })).toMatchObject({
    reason: "message-left",
    sentence:
      "You left a message for a machine, so the call cannot end as “Not the person”. Choose what became of it with 0.",
  });
  expect(await recordOutcome(db, { ...said, disposition: "voicemail" })).toMatchObject({ ok: true });
});
