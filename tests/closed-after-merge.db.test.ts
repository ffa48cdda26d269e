import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { why } from "#tests/merging.ts";

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
