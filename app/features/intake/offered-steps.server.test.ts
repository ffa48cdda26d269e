import { expect } from "vitest";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile } from "#tests/given-import.ts";
import { commitImport } from "./commit-import.server.ts";
import { correctReading } from "./correct-reading.server.ts";
import { importPage } from "./import-page.server.ts";
import { earlierSteps, headersIn, offeredSteps } from "./offered-steps.server.ts";
import { queueCommit } from "./queue-commit.server.ts";
import { withReplacements } from "./replacements.ts";
import { withSteps } from "./saved-steps.ts";
import { withAreaCode, withDateOrder, withRule } from "./settings.ts";
import { storeImport } from "./store-import.server.ts";

dbTest("what was decided for a client's file is offered for its next one until it is used", async ({ db }) => {
  const story = await givenStory(db);
  const by = story.marc;
  const now = tuesday10am;
  const store = async (fileName: string, row: string) => {
    const made = await storeImport(db, { ...story.calder, fileName, bytes: backlogFile(row), by, now });
    if (!made.ok) throw new Error(made.reason);
    return made.importId;
  };
  const about = async (importId: string) => {
    const found = await importPage(db, importId);
    if (!found) throw new Error("gone");
    return found;
  };
  const first = await store("backlog-march.csv", "Tay Freight,Ann Mole,020 7946 0188,,,wram");
  const warm = { column: 5, from: ["wram"], to: "warm" };
  await correctReading(db, {
    importId: first,
    change: (settings) => {
      const tidied = withRule(withReplacements(settings, [warm]), { rule: "company-case", on: false });
      return withDateOrder(withAreaCode(tidied, "020"), { column: 5, order: "month-first" });
    },
    by,
    now,
  });
  const next = await store("backlog-april.csv", "Corbridge Print,Dan Ell,7946 0155,,,wram");
  const headers = (await headersIn(db, await about(next))) ?? [];
  expect(await offeredSteps(db, await about(next), headers)).toBeNull();

  await queueCommit(db, { importId: first, by });
  await commitImport(db, { importId: first, by, now });
  expect((await about(next)).settings.areaCode).toBeUndefined();
  expect(await offeredSteps(db, await about(next), headers)).toEqual({
    id: first,
    fileName: "backlog-march.csv",
    words: "1 rule, 1 replacement, 1 order of dates, area code 020",
  });
  const earlier = await earlierSteps(db, await about(next), first);
  if (!earlier) throw new Error("not offered");
  await correctReading(db, {
    importId: next,
    change: (settings) => withSteps(settings, earlier.steps, headers),
    by,
    now,
  });
  expect((await about(next)).settings).toMatchObject({
    areaCode: "020",
    rulesOff: ["company-case"],
    dateOrders: { 5: "month-first" },
  });
  expect(await offeredSteps(db, await about(next), headers)).toBeNull();
  expect(await earlierSteps(db, await about(next), next)).toBeNull();
});

dbTest("what would be too much together with what was decided since is not offered", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const by = { by: marc, now: tuesday10am };
  const store = async (fileName: string, decided: string) => {
    const bytes = backlogFile(`${fileName},Ann Mole,020 7946 0188,,,${decided}`);
    const made = await storeImport(db, { ...calder, fileName, bytes, ...by });
    if (!made.ok) throw new Error(made.reason);
    const { importId } = made;
    const together = [0, 1, 2].map((n) => ({
      column: 5,
      from: Array.from({ length: 4_000 }, (_, at) => `${decided} ${n} ${at}`),
      to: decided,
    }));
    await correctReading(db, { importId, change: (settings) => withReplacements(settings, together), ...by });
    return importId;
  };
  const first = await store("march.csv", "warm");
  await queueCommit(db, { importId: first, by: marc });
  expect(await commitImport(db, { importId: first, ...by })).toMatchObject({ ok: true });
  const about = await importPage(db, await store("april.csv", "cold"));
  if (!about) throw new Error("gone");

  expect(await offeredSteps(db, about, (await headersIn(db, about)) ?? [])).toBeNull();
});
