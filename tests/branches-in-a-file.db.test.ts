import { expect } from "vitest";
import { branchesOf } from "#app/features/companies/branches.server.ts";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { openQuestions } from "#app/features/matching/open-questions.server.ts";
import { leads, matchDecisions } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";

const file = `Company,Phone,Address,Town,Postcode
Brightwell Foods Ltd,020 7946 0881,14 Wharf Road,London,N1 7RW
Harrow & Pike Logistics,020 7946 0142,3 Canal Street,London,E8 4RP
Harow & Pike Logistics,020 7946 0142,3 Canal Street,London,E8 4RP
Brightwell Foods Ltd,0161 496 0420,2 Mill Lane,Salford,M5 4WT
`;

dbTest("two sites of one firm in a file are linked, and nobody is asked about them", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const at = { by: marc, now: tuesday10am };
  const bytes = Buffer.from(file);
  const stored = await storeImport(db, { campaignId: calder.campaignId, fileName: "calder.csv", bytes, ...at });
  if (!stored.ok) throw new Error(stored.reason);
  await queueCommit(db, { importId: stored.importId, by: marc });
  expect(await commitImport(db, { importId: stored.importId, ...at })).toMatchObject({ ok: true });

  const linked = (await db.select().from(matchDecisions)).filter(({ answer }) => answer === "branch");
  expect(linked).toMatchObject([{ answeredBy: null, answeredAt: tuesday10am }]);
  const [one = ""] = linked.map(({ aCompanyId }) => aCompanyId);
  expect(await branchesOf(db, one)).toMatchObject([{ company: "Brightwell Foods Ltd", stage: "ready" }]);
  expect((await openQuestions(db, { clientId: null, ...at })).clients.every(({ open }) => open <= 1)).toBe(true);
  expect((await db.select().from(leads)).length).toBeGreaterThanOrEqual(3);
});
