import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { leftOverPromises } from "#app/features/outcomes/promises/left-over.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { merge, nextWeek, why } from "#tests/merging.ts";

const now = tuesday10am;

dbTest(
  "a company the client took off the list stays off it under the name of the one it was merged into",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const { clientId } = calder;
    const kept = await givenLead(db, calder, { company: "Harrow & Pike Logistics Ltd" });
    const taken = await givenLead(db, calder, { company: "Harrow and Pike" });
    const valueHash = hashOf("company", taken.companyId);
    await suppress(db, { entries: [{ clientId, kind: "company", valueHash }], source: "person", by: marc, now });
    const before = await judgeNumbers(db, { leadId: kept.leadId, now });

    const pair = { keptCompanyId: kept.companyId, mergedCompanyId: taken.companyId };
    await mergeCompanies(db, { ...pair, ...why, by: marc, now });
    const after = await judgeNumbers(db, { leadId: kept.leadId, now });

    expect(before.map(({ verdict }) => verdict)).toEqual(["allow"]);
    expect(after.map(({ verdict }) => verdict)).toEqual(["block", "block"]);
  },
);

dbTest(
  "a promise that goes into a lead nobody rings is shown to a person, unless they asked not to be rung",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const promised = { nextAction: "callback", dueAt: nextWeek, assigneeId: priya } as const;
    const closed = { stage: "closed", nextAction: null, dueAt: null } as const;
    for (const closedReason of ["asked-not-to-be-called", "never-a-fit"] as const) {
      const ended = await givenLead(db, calder, { ...closed, closedReason });
      const rung = await givenLead(db, calder, promised);
      await merge(db, ended.companyId, rung.companyId);
    }

    expect(await leftOverPromises(db, { userId: priya, all: false })).toMatchObject([
      { stage: "closed", promisedAt: nextWeek.toISOString(), agent: "Priya Nair" },
    ]);
  },
);

dbTest("two that are won are two sales, and do not become one", async ({ db }) => {
  const { calder, hanna } = await givenStory(db);
  const won = { stage: "won", nextAction: null, dueAt: null, clientOwnerId: hanna } as const;
  const worth = { wonMinor: 100_000, wonCurrency: "GBP" };
  const [one, other] = [
    await givenLead(db, calder, { ...won, ...worth }),
    await givenLead(db, calder, { ...won, ...worth }),
  ];
  const pair = { keptCompanyId: one.companyId, mergedCompanyId: other.companyId };

  expect(await mergeCompanies(db, { ...pair, ...why, by: null, now: nextWeek })).toEqual({
    ok: false,
    reason: "handed-back",
  });
});
