import { expect } from "vitest";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import type { Db } from "#db/client.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as cleansePage } from "./import-cleanse.tsx";
import { loader as columnsPage, action as sayColumn } from "./import-columns.tsx";
import { action as commit } from "./import-commit.ts";
import { loader as filePage } from "./import-file.tsx";
import { loader as reviewPage } from "./import-review.tsx";
import { action as sayCountry } from "./import-settings.ts";

/** Read as British, though its numbers are German; and nobody knows what its last column is. */
const german = [
  "Firma;Telefon;PLZ;Ort;Xqz",
  ...Array.from(
    { length: 8 },
    (_, n) => `Werk ${n} GmbH;030 2312500${n};1011${n};Berlin;${n % 2 ? "rot" : "blau"} ${n}`,
  ),
].join("\n");

async function given(db: Db) {
  const { calder, marc } = await givenStory(db);
  const about = { ...calder, by: marc, now: tuesday10am };
  const stored = await storeImport(db, { ...about, fileName: "liste.csv", bytes: Buffer.from(german), country: "GB" });
  if (!stored.ok) throw new Error(stored.reason);
  const { importId } = stored;
  const at = (path: string, form?: Record<string, string>) =>
    requestBy(db, { by: marc, path: `/imports/${importId}/${path}`, ...(form ? { form } : {}) }, { importId });
  return { at, importId, by: marc };
}

dbTest(
  "a step that is opened too early leads to the question before it, and a commit is refused with it",
  async ({ db, pool }) => {
    const { at, importId } = await given(db);
    const goes = async (work: Promise<unknown>) => (await answerOf(work)).location;
    const status = async () => (await pool.query("select status from imports")).rows[0].status;

    expect(await goes(columnsPage(await at("columns")))).toBe(`/imports/${importId}/file?before=columns`);
    expect(await goes(cleansePage(await at("cleanse")))).toBe(`/imports/${importId}/file?before=cleanse`);
    expect(await goes(reviewPage(await at("review")))).toBe(`/imports/${importId}/file?before=review`);
    expect(await goes(commit(await at("commit", {})))).toBe(`/imports/${importId}/file?before=commit`);
    expect(await status()).toBe("ready");
    expect(await filePage(await at("file?before=commit"))).toMatchObject({
      before: "commit",
      step: { ok: true, open: "Say first whose numbers these are." },
    });

    await answerOf(sayCountry(await at("settings", { country: "DE" })));
    expect(await goes(cleansePage(await at("cleanse")))).toBe(`/imports/${importId}/columns?before=cleanse`);
    expect(await goes(commit(await at("commit", {})))).toBe(`/imports/${importId}/columns?before=commit`);
    expect(await status()).toBe("ready");
    expect(await columnsPage(await at("columns?before=commit"))).toMatchObject({
      before: "commit",
      open: "Say first what stands in “Xqz”.",
    });

    await answerOf(sayColumn(await at("columns", { column: "4", field: "ignore" })));
    expect(await cleansePage(await at("cleanse"))).toMatchObject({ ok: true });
    expect(await reviewPage(await at("review"))).toMatchObject({ step: { ok: true, balance: { leads: 8 } } });
    expect(await goes(commit(await at("commit", {})))).toBe(`/imports/${importId}/review`);
    expect(await status()).toBe("queued");
  },
);

dbTest("a file that was read otherwise since somebody looked is not committed as they saw it", async ({ db, pool }) => {
  const { at, importId, by } = await given(db);
  const seen = (await importPage(db, importId))?.settings;
  await answerOf(sayCountry(await at("settings", { country: "DE" })));

  expect(await queueCommit(db, { importId, by, asSeen: seen })).toEqual({ ok: false, reason: "read-otherwise" });
  expect((await pool.query("select status from imports")).rows).toEqual([{ status: "ready" }]);
  const now = (await importPage(db, importId))?.settings;
  expect(await queueCommit(db, { importId, by, asSeen: now })).toEqual({ ok: true });
  // Pressed twice: it is on its way, however it was seen.
  expect(await queueCommit(db, { importId, by, asSeen: seen })).toEqual({ ok: true });
});

dbTest("what is wrong with the columns is said where they can be chosen, until it is mended", async ({ db }) => {
  const { at } = await given(db);
  await answerOf(sayCountry(await at("settings", { country: "DE" })));
  const said = async () => (await columnsPage(await at("columns"))).warnings;
  expect(await said()).toEqual([]);

  await answerOf(sayColumn(await at("columns", { column: "0", field: "ignore" })));
  await answerOf(sayColumn(await at("columns", { column: "1", field: "ignore" })));
  expect(await said()).toEqual([
    "No column holds company names. Choose one, or say under Cleanse what stands for them: until then every row stays in quarantine.",
    "No column holds a way to reach anybody: no phone, no email, no website.",
  ]);
  expect((await filePage(await at("file"))).step).toMatchObject({ warnings: [] });

  await answerOf(sayColumn(await at("columns", { column: "0", field: "company_name" })));
  await answerOf(sayColumn(await at("columns", { column: "1", field: "phone_main" })));
  expect(await said()).toEqual([]);
});
