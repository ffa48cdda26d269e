import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile } from "#tests/given-import.ts";
import { commitImport } from "./commit-import.server.ts";
import { correctReading } from "./correct-reading.server.ts";
import { importPage } from "./import-page.server.ts";
import { mendCells } from "./mend-cells.server.ts";
import { mendedRows } from "./mended-rows.server.ts";
import { importPreview } from "./preview.server.ts";
import { queueCommit } from "./queue-commit.server.ts";
import { withReading } from "./settings.ts";
import { storeImport } from "./store-import.server.ts";
import { undoImport } from "./undo-import.server.ts";

const sound = "Corbridge Print,Dan Ellwood,0161 496 0155,dan@corbridge-print.co.uk,,";
const nameless = ",Ann Mole,0161 496 0199,,,";
const routeless = "Oakfield Dairies,Ann Li,4.42E+11,,,";
const broken = "Penrose Marine, Ltd,Jo Penrose,020 7946 0417,,,Moved in May";
const now = tuesday10am;

async function given(db: Db, ...rows: string[]) {
  const story = await givenStory(db);
  const bytes = backlogFile(...(rows.length > 0 ? rows : [sound, nameless, routeless, broken]));
  const stored = await storeImport(db, { ...story.calder, fileName: "backlog.csv", bytes, by: story.marc, now });
  if (!stored.ok) throw new Error(stored.reason);
  return { ...story, importId: stored.importId };
}

async function seen(db: Db, importId: string) {
  const about = await importPage(db, importId);
  const preview = about ? await importPreview(db, about) : null;
  if (!about || !preview?.ok) throw new Error("The import cannot be read.");
  return { about, ...preview };
}

dbTest("a cell typed over makes a lead of its row, and is kept beside what the client sent", async ({ db, pool }) => {
  const { importId, marc } = await given(db);
  expect((await seen(db, importId)).settled.balance).toMatchObject({ quarantined: 3, leads: 1 });

  const edits = [
    { line: 2, column: 0, value: "Mole Freight" },
    { line: 3, column: 2, value: "0161 496 0177" },
    { line: 4, column: 0, value: "Penrose Marine, Ltd" },
    { line: 4, column: 1, value: "Jo Penrose" },
    { line: 4, column: 2, value: "020 7946 0417" },
    { line: 4, column: 3, value: "" },
    { line: 4, column: 5, value: "Moved in May" },
    { line: 4, column: 6, value: "" },
  ];
  expect(await mendCells(db, { importId, edits, by: marc, now })).toEqual({ ok: true, cells: 8 });

  const { settled, about } = await seen(db, importId);
  expect(settled.balance).toMatchObject({ read: 4, quarantined: 0, leads: 4 });
  const shown = await mendedRows(db, about, [2, 4]);
  expect(shown.map(({ line, verdict, mend }) => [line, verdict, mend?.edited])).toEqual([
    [2, "lead", [0]],
    [4, "lead", [0, 1, 2, 3, 5, 6]],
  ]);
  await queueCommit(db, { importId, by: marc, later: false });
  expect(await commitImport(db, { importId, by: marc, now })).toMatchObject({ ok: true });
  const { rows } = await pool.query("select cells, steps from import_rows where line = 2");
  expect(rows[0].cells[0]).toBe("");
  expect(rows[0].steps[0]).toEqual({
    column: 0,
    field: "company_name",
    original: "",
    value: "Mole Freight",
    rule: "person-mended",
  });
  expect((await pool.query("select data, by from events where type = 'import.rows-mended'")).rows).toEqual([
    { data: { cells: 8, rows: 3 }, by: marc },
  ]);
});

dbTest(
  "a cell that is given back what the client wrote is no longer an edit, and saying it twice says nothing",
  async ({ db, pool }) => {
    const { importId, marc, priya } = await given(db);
    const edits = [{ line: 2, column: 0, value: "Mole Freight" }];
    await mendCells(db, { importId, edits, by: marc, now });
    expect(await mendCells(db, { importId, edits, by: priya, now })).toEqual({ ok: true, cells: 0 });
    expect((await pool.query("select by from import_edits")).rows).toEqual([{ by: marc }]);

    expect(await mendCells(db, { importId, edits: [{ line: 2, column: 0, value: "" }], by: priya, now })).toEqual({
      ok: true,
      cells: 1,
    });
    expect((await pool.query("select 1 from import_edits")).rowCount).toBe(0);
    expect((await seen(db, importId)).settled.balance).toMatchObject({ quarantined: 3, leads: 1 });
  },
);

dbTest("of two managers who mend at once neither loses a cell", async ({ db, pool }) => {
  const { importId, marc, priya } = await given(db);
  const one = { line: 2, column: 0, value: "Mole Freight" };
  const other = { line: 3, column: 2, value: "0161 496 0177" };
  const done = await Promise.all([
    mendCells(db, { importId, edits: [one], by: marc, now }),
    mendCells(db, { importId, edits: [other], by: priya, now }),
  ]);
  expect(done).toEqual([
    { ok: true, cells: 1 },
    { ok: true, cells: 1 },
  ]);
  expect((await pool.query("select line, by from import_edits order by line")).rows).toEqual([
    { line: 2, by: marc },
    { line: 3, by: priya },
  ]);
  expect((await seen(db, importId)).settled.balance).toMatchObject({ quarantined: 1, leads: 3 });
});

dbTest("what is not there, or is on its way already, is not mended", async ({ db, pool }) => {
  const { importId, marc } = await given(db);
  const edits = [{ line: 2, column: 0, value: "Mole Freight" }];
  const unknown = "00000000-0000-7000-8000-000000000000";
  expect(await mendCells(db, { importId: unknown, edits, by: marc, now })).toEqual({
    ok: false,
    reason: "no-such-import",
  });
  const nowhere = [
    { line: 99, column: 0, value: "x" },
    { line: 2, column: 40, value: "x" },
    { line: 2, column: -1, value: "x" },
  ];
  expect(await mendCells(db, { importId, edits: nowhere, by: marc, now })).toEqual({ ok: true, cells: 0 });
  await queueCommit(db, { importId, by: marc, later: false });
  expect(await mendCells(db, { importId, edits, by: marc, now })).toEqual({ ok: false, reason: "too-late" });
  expect((await pool.query("select 1 from import_edits")).rowCount).toBe(0);
});

dbTest("a company nobody can reach becomes a lead in research, and goes with the import", async ({ db, pool }) => {
  const { importId, marc } = await given(db);
  const release = (on: boolean) => mendCells(db, { importId, edits: [], findLater: [{ line: 3, on }], by: marc, now });
  await release(true);
  await release(false);
  expect((await seen(db, importId)).settled.balance).toMatchObject({ quarantined: 3 });
  await release(true);
  expect((await seen(db, importId)).settled.balance).toMatchObject({ quarantined: 2, leads: 2 });

  await queueCommit(db, { importId, by: marc, later: false });
  await commitImport(db, { importId, by: marc, now });
  const { rows } = await pool.query(
    "select l.stage, l.next_action from leads l join import_rows r on r.lead_id = l.id where r.line = 3",
  );
  expect(rows).toEqual([{ stage: "research", next_action: "research" }]);
  expect(await undoImport(db, { importId, by: marc, now: minutesAfter(now, 5) })).toMatchObject({ ok: true, leads: 2 });
});

dbTest("read another way, the file has other cells: what was typed over the old ones is gone", async ({ db, pool }) => {
  const { importId, marc } = await given(db);
  await mendCells(db, { importId, edits: [{ line: 2, column: 0, value: "Mole Freight" }], by: marc, now });
  const change = (settings: Parameters<typeof withReading>[0]) => withReading(settings, { headerLine: 2 });
  await correctReading(db, { importId, change, by: marc, now });
  expect((await pool.query("select 1 from import_edits")).rowCount).toBe(0);
});

dbTest(
  "read otherwise and back, the file shows what was typed since, and not what was typed before",
  async ({ db }) => {
    const { importId, marc } = await given(db);
    const read = async (headerLine: number) =>
      correctReading(db, { importId, change: (was) => withReading(was, { headerLine }), by: marc, now });
    const name = (value: string) => mendCells(db, { importId, edits: [{ line: 2, column: 0, value }], by: marc, now });
    await read(1);
    await name("Mole Freight");
    expect((await seen(db, importId)).look.inspection.rows[1]?.record.company).toBe("Mole Freight");

    await read(2);
    await read(1);
    await name("Mole Haulage");

    expect((await seen(db, importId)).look.inspection.rows[1]?.record.company).toBe("Mole Haulage");
  },
);

dbTest("many rows are sent to research at once, those that the file has", async ({ db }) => {
  const { importId, marc } = await given(db);
  const findLater = Array.from({ length: 20_000 }, (_, n) => ({ line: n + 1, on: true }));
  await mendCells(db, { importId, edits: [], findLater, by: marc, now });
  expect((await seen(db, importId)).about.settings.findLater).toEqual([1, 2, 3, 4]);
});

dbTest("what could not be read again is not stored", async ({ db }) => {
  const { importId, marc } = await given(db);
  const change = (was: Parameters<typeof withReading>[0]) => ({ ...was, offersLeft: ["x".repeat(5_000)] });
  await expect(correctReading(db, { importId, change, by: marc, now })).rejects.toThrow();
  expect((await seen(db, importId)).about.settings.offersLeft).toBeUndefined();
});

dbTest("a wish not to be called cannot be typed away", async ({ db }) => {
  const { importId, marc } = await given(db, sound, "Oakfield Dairies,Ann Li,0161 496 0177,,yes,");
  await mendCells(db, { importId, edits: [{ line: 2, column: 4, value: "no" }], by: marc, now });
  expect((await seen(db, importId)).settled.balance).toMatchObject({ suppressed: 1, leads: 1 });
});

dbTest("a mended number that another row says not to call is told at once", async ({ db }) => {
  const { importId, marc } = await given(db, "Oakfield Dairies,Ann Li,0161 496 0177,,yes,", routeless);
  await mendCells(db, { importId, edits: [{ line: 2, column: 2, value: "0161 496 0177" }], by: marc, now });
  const { about } = await seen(db, importId);
  expect((await mendedRows(db, about, [2])).map(({ verdict }) => verdict)).toEqual(["suppressed"]);
});
