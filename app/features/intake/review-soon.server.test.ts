import { expect } from "vitest";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile } from "#tests/given-import.ts";
import { importPage } from "./import-page.server.ts";
import { reviewSoon } from "./review-soon.server.ts";
import { soFar } from "./so-far.server.ts";
import { storeImport } from "./store-import.server.ts";

const bytes = backlogFile(
  "Harrow Logistics,Helen Marsh,020 7946 0142,,,",
  "Harrow Logistics Ltd,Helen Marsh,020 7946 0142,,,",
  ",Ann Mole,0161 496 0199,,,",
  ",,,,,",
);

dbTest("what each row is by itself is told before the rows are compared, and stays true after", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const stored = await storeImport(db, { ...calder, fileName: "a.csv", bytes, by: marc, now: tuesday10am });
  const about = stored.ok ? await importPage(db, stored.importId) : null;
  if (!about) throw new Error("not stored");

  const known = await soFar(db, about);
  const asks = { show: null, now: tuesday10am };
  const [one, other] = await Promise.all([reviewSoon(db, about, asks), reviewSoon(db, about, asks)]);

  expect(known).toEqual({ read: 4, blank: 1, quarantined: 1 });
  expect(one.step).toMatchObject({ ok: true, balance: { ...known, merged: 1, leads: 1 } });
  expect(other.step).toBe(one.step);
});
