import { expect } from "vitest";
import { record } from "#app/features/audit/record.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { keepHold } from "#app/features/queue/hold.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { skipLead } from "#app/features/queue/skip.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenEndedCall } from "#tests/given-call.ts";
import { violationsIn } from "./verify.server.ts";

const broken = async (db: Db) => (await violationsIn(db)).map(({ check }) => check);

/** Priya takes the only lead, and says that she is there still, six minutes later. */
async function givenKeptHold(db: Db) {
  const { calder, priya, tomasz } = await givenStory(db);
  const lead = await givenLead(db, calder);
  const next = await leaseNext(db, { by: priya, now: tuesday10am });
  if (!next.ok) throw new Error(next.reason);
  const { leadId, token } = next.hold;
  await keepHold(db, { leadId, token, by: priya, now: minutesAfter(tuesday10am, 6) });
  return { priya, tomasz, leadId, token, about: { ...calder, leadId, companyId: lead.companyId } };
}

dbTest(
  "a lead that is put down and taken at the same moment changes hands once, whoever's clock is ahead",
  async ({ db }) => {
    const { priya, tomasz, leadId, token } = await givenKeptHold(db);
    // Tomasz asked a second before she put it down, and got it because the claim ran a moment after.
    const putDown = minutesAfter(tuesday10am, 8);
    await skipLead(db, { leadId, token, reason: "bad-moment", by: priya, now: putDown });
    await db.execute("update leads set callable_from = created_at");
    const taken = await leaseNext(db, { by: tomasz, now: new Date(putDown.getTime() - 1_000) });

    expect(taken).toMatchObject({ ok: true, hold: { leadId } });
    expect(await broken(db)).not.toContain("lead-in-one-hand");
  },
);

dbTest(
  "a lead that is taken while its hold lasts is in two hands, though it is put down in the same instant",
  async ({ db }) => {
    const { priya, tomasz, token, about } = await givenKeptHold(db);
    const at = minutesAfter(tuesday10am, 8);
    const until = minutesAfter(at, 10).toISOString();
    await record(db, { type: "lead.leased", data: { holdToken: about.companyId, until }, ...about, by: tomasz, at });
    await record(db, { type: "lead.released", data: { holdToken: token, why: "skipped" }, ...about, by: priya, at });

    expect(await broken(db)).toEqual(expect.arrayContaining(["lead-in-one-hand", "hold-ends-in-its-own-hand"]));
  },
);

dbTest("a hold that was not kept alive is over when its time is, and one that was is not", async ({ db }) => {
  const { tomasz, about } = await givenKeptHold(db);
  const leased = async (minutes: number) => {
    const at = minutesAfter(tuesday10am, minutes);
    const data = { holdToken: about.companyId, until: minutesAfter(at, 10).toISOString() };
    await record(db, { type: "lead.leased", data, ...about, by: tomasz, at });
  };
  await leased(17);
  expect(await broken(db)).not.toContain("lead-in-one-hand");
  await leased(26);
  expect(await broken(db)).toContain("lead-in-one-hand");
});

dbTest("an agent who saves at once speaks of a call that ended by a clock ahead of ours", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder);
  const call = await givenEndedCall(db, { by: priya });
  const now = minutesAfter(tuesday10am, 2);
  await db.update(attempts).set({ endedAt: new Date(now.getTime() + 2_000) });
  const said = { ...call, disposition: "never-a-fit", chosenAt: null, zone: null, by: priya, now };
  expect(await recordOutcome(db, said)).toMatchObject({ ok: true });

  expect(await broken(db)).toEqual([]);
});
