import { eq, isNull } from "drizzle-orm";
import { expect } from "vitest";
import type { Db, Tx } from "#db/client.server.ts";
import { companies, leads, matchDecisions, merges } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory, type Story } from "#tests/given.ts";
import { nextWeek } from "#tests/merging.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { joinMatched } from "./join-matched.server.ts";
import { matchAgain } from "./match-again.server.ts";
import { weightsVersion } from "./rates.ts";
import { unmerge } from "./unmerge.server.ts";

const now = minutesAfter(tuesday10am, 5);
const number = "+442079460881";

/** The same firm twice, as two agents wrote it, and a stranger. */
async function givenTwins(db: Db, whose: Story["calder"]) {
  const [one, other] = [
    await givenLead(db, whose, { company: "Brightwell Foods Ltd", person: "James Bright", e164: number }),
    await givenLead(db, whose, { company: "Brightwell Foods Limited", person: "James Bright", e164: number }),
  ];
  const at = { addressLine1: "14 Wharf Road", city: "London", postcode: "N1 7RW" };
  for (const { companyId } of [one, other]) await db.update(companies).set(at).where(eq(companies.id, companyId));
  return [one, other] as const;
}

dbTest("what is certainly one company merges at night, once, and only within its client", async ({ db }) => {
  const { calder, harbour } = await givenStory(db);
  await givenTwins(db, calder);
  await givenLead(db, harbour, { company: "Brightwell Foods Ltd", person: "James Bright", e164: number });
  const { clientId } = calder;

  expect(await matchAgain(db, { clientId, now })).toEqual({ merged: 1, asked: 0, linked: 0 });
  expect(await matchAgain(db, { clientId, now })).toEqual({ merged: 0, asked: 0, linked: 0 });
  expect(await matchAgain(db, { clientId: harbour.clientId, now })).toEqual({ merged: 0, asked: 0, linked: 0 });
  expect(await db.select().from(merges)).toMatchObject([{ by: null, weightsVersion }]);
  expect(await db.select().from(leads).where(isNull(leads.mergedIntoId))).toHaveLength(2);
});

dbTest("what a person took apart is neither merged nor asked about again", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenTwins(db, calder);
  const { clientId } = calder;
  await matchAgain(db, { clientId, now });
  const [merge] = await db.select().from(merges);
  await unmerge(db, { mergeId: merge?.id ?? "", by: marc, now: nextWeek });

  expect(await matchAgain(db, { clientId, now: nextWeek })).toEqual({ merged: 0, asked: 0, linked: 0 });
  expect(await db.select().from(matchDecisions)).toMatchObject([{ answer: "different", weightsVersion }]);
});

dbTest("a lead an agent has on the desk is asked about instead, and two nights at once do it once", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const [one] = await givenTwins(db, calder);
  const { clientId } = calder;
  const hold = { heldBy: priya, holdToken: priya, heldUntil: minutesAfter(now, 10) };
  await db.update(leads).set(hold).where(eq(leads.id, one.leadId));
  await db.update(leads).set({ createdAt: now }).where(eq(leads.id, one.leadId));

  const both = await Promise.all([matchAgain(db, { clientId, now }), matchAgain(db, { clientId, now })]);

  expect(both.reduce((sum, done) => sum + done.asked, 0)).toBe(1);
  expect(await db.select().from(matchDecisions)).toMatchObject([{ answer: null, weightsVersion }]);
});

dbTest("what a person is asked about stays theirs, however certain the rule", async ({ db }) => {
  const { calder } = await givenStory(db);
  const [one, other] = await givenTwins(db, calder);
  const [aCompanyId = "", bCompanyId = ""] = [one.companyId, other.companyId].sort();
  const { clientId } = calder;
  await db
    .insert(matchDecisions)
    .values({ clientId, aCompanyId, bCompanyId, probability: 0.999, evidence: [], askedAt: now });

  expect(await matchAgain(db, { clientId, now })).toEqual({ merged: 0, asked: 0, linked: 0 });
  expect(await db.select().from(merges)).toEqual([]);
});

dbTest(
  "a night's mergers lock their leads in one order, and wait for a signal that has locked some",
  async ({ db }) => {
    const { calder } = await givenStory(db);
    const [first, second] = [await givenTwins(db, calder), await givenTwins(db, calder)];
    const pairs = [second, first].map(([one, other]) => ({
      ...{ ids: [one.companyId, other.companyId] as const, does: "merge" as const, probability: 0.99, evidence: [] },
    }));
    const lock = (tx: Tx, { leadId }: { leadId: string }) =>
      tx.select().from(leads).where(eq(leads.id, leadId)).for("update");

    const { joining } = await db.transaction(async (tx) => {
      await lock(tx, first[0]);
      const joining = joinMatched(db, { clientId: calder.clientId, pairs, now });
      await untilBlocked(db);
      await lock(tx, second[1]);
      return { joining };
    });

    expect(await joining).toEqual({ merged: 2, asked: 0, linked: 0 });
  },
);
