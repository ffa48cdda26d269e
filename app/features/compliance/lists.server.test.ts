import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { insertRows } from "#app/kit/insert-rows.server.ts";
import { suppressionCompanies } from "#db/schema.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenListInForce } from "#tests/given-list.ts";
import { companiesOnLists } from "./lists.server.ts";

dbTest("the companies of a long list are found without comparing each key with each", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const listId = await givenListInForce(db, ["Harrow & Pike Logistics Ltd,SW1A 1AA,,,,"], { ...calder, by: marc });
  const keysOf = (company: number) => Array.from({ length: 8 }, (_, n) => `words harrow ${company} ${n}`);
  const place = { addressLine: null, city: null, postcode: null, domain: null, companyNumber: null };
  const listed = Array.from({ length: 6_000 }, (_, n) => ({ name: `Harrow ${n} Ltd`, keys: keysOf(n), ...place }));
  const own = { clientId: calder.clientId, listId };
  await insertRows(
    db,
    suppressionCompanies,
    listed.map((company) => ({ ...own, ...company })),
  );
  const keys = [1, 5_999, ...Array.from({ length: 250 }, (_, n) => 10_000 + n)].flatMap(keysOf);

  const began = performance.now();
  const found = await companiesOnLists(db, { listIds: [listId], keys });
  const took = performance.now() - began;
  const asArrays = sql`select id from suppression_companies where keys && ${sql.param(keys)}::text[]`;
  const { rows } = await db.execute(asArrays);
  const arraysTook = performance.now() - began - took;

  expect(found.map(({ name }) => name).sort()).toEqual(["Harrow 1 Ltd", "Harrow 5999 Ltd"]);
  expect(rows).toHaveLength(2);
  expect(took).toBeLessThan(arraysTook / 2);
});
