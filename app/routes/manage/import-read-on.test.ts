import { expect } from "vitest";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile } from "#tests/given-import.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as cleansePage } from "./import-cleanse.tsx";
import { loader as moreLost } from "./import-lost-values.ts";
import { loader as moreChanges } from "./import-rule-changes.ts";

dbTest("what a rule changed, and what none could make usable, is read on to its end", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const rows = Array.from({ length: 260 }, (_, n) => `FIRM ${n} DAIRIES LTD,Ann Li,4.42E+11,info@firm${n}.example,,`);
  const about = { ...calder, by: marc, now: tuesday10am };
  const stored = await storeImport(db, { ...about, fileName: "backlog.csv", bytes: backlogFile(...rows) });
  if (!stored.ok) throw new Error(stored.reason);
  const at = (path: string) => requestBy(db, { by: marc, path: `/${path}` }, { importId: stored.importId });

  const page = (await answerOf(cleansePage(await at("cleanse")))).body as {
    rules: { rule: string; cells: number; changes: { line: number }[] }[];
    lost: { code: string; cells: number; rows: { line: number }[] }[];
  };
  const rule = page.rules.find(({ rule }) => rule === "company-case");
  const lost = page.lost.find(({ code }) => code === "phone-precision-lost");
  expect([rule?.cells, rule?.changes.length, lost?.cells, lost?.rows.length]).toEqual([260, 50, 260, 50]);

  const changes = await answerOf(moreChanges(await at("rule-changes?rule=company-case&line=50&skip=1")));
  expect(changes.body).toMatchObject({ from: { line: 50, skip: 1 } });
  expect((changes.body as { changes: { line: number }[] }).changes.map(({ line }) => line)).toEqual(
    Array.from({ length: 200 }, (_, n) => 51 + n),
  );
  const values = await answerOf(moreLost(await at("lost-values?code=phone-precision-lost&from=250")));
  expect((values.body as { rows: { line: number }[] }).rows.map(({ line }) => line)).toEqual(
    Array.from({ length: 10 }, (_, n) => 251 + n),
  );
  expect(await answerOf(moreLost(await at("lost-values?code=nonsense&from=0")))).toMatchObject({ status: 404 });
});
