import { expect } from "vitest";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenWorkbook, sheetOf } from "#tests/given-workbook.ts";
import { commitImport } from "../commit-import.server.ts";
import { correctReading } from "../correct-reading.server.ts";
import { fileStep } from "../file-step.server.ts";
import { importPage } from "../import-page.server.ts";
import { queueCommit } from "../queue-commit.server.ts";
import { withReading } from "../settings.ts";
import { storeImport } from "../store-import.server.ts";

const bytes = givenWorkbook({
  sheets: [
    { name: "Notes", xml: sheetOf(["Kept by Marc"]) },
    {
      name: "North",
      xml: sheetOf(
        ["Company", "Phone", "Email"],
        ["Corbridge Print", "0161 496 0155"],
        ["Tay Valley", "0161 496 0188"],
      ),
    },
    {
      name: "South",
      xml: sheetOf(["South of the river"], [], ["Company", "Phone"], ["Mole Freight", "0161 496 0199"]),
    },
  ],
});
const later = minutesAfter(tuesday10am, 30);

dbTest(
  "a workbook is taken in, another sheet of it chosen, and that sheet's rows become leads",
  async ({ db, pool }) => {
    const { calder, marc } = await givenStory(db);
    const stored = await storeImport(db, { ...calder, fileName: "leads.xlsx", bytes, by: marc, now: tuesday10am });
    if (!stored.ok) throw new Error(stored.reason);
    const { importId } = stored;
    const step = async () => {
      const about = await importPage(db, importId);
      if (!about) throw new Error("gone");
      return fileStep(db, about);
    };
    const choose = (sheet: string) =>
      correctReading(db, { importId, change: (settings) => withReading(settings, { sheet }), by: marc, now: later });

    expect(await step()).toMatchObject({
      ok: true,
      sheet: "North",
      rows: 2,
      warnings: [expect.stringMatching(/^Only the sheet “North” is read\. “South” holds a list too/)],
      sheets: [{ name: "Notes" }, { name: "North" }, { name: "South" }],
      firstLines: [{ kind: "header" }, { kind: "row" }, { kind: "row" }],
    });
    await choose("Elsewhere");
    expect(await step()).toMatchObject({
      ok: false,
      sheets: [{ name: "Notes" }, { name: "North" }, { name: "South" }],
    });
    await correctReading(db, {
      importId,
      change: (settings) => withReading(settings, { headerLine: 1 }),
      by: marc,
      now: later,
    });
    await choose("South");
    expect(await step()).toMatchObject({
      ok: true,
      sheet: "South",
      headerLine: 3,
      rows: 1,
      firstLines: [
        { line: 1, kind: "aside" },
        { line: 3, kind: "header" },
        { line: 4, kind: "row" },
      ],
    });

    await queueCommit(db, { importId, by: marc });
    expect(await commitImport(db, { importId, by: marc, now: later })).toMatchObject({
      ok: true,
      balance: { leads: 1 },
    });
    const rows = await pool.query("select physical_line, cells, verdict from import_rows");
    expect(rows.rows).toEqual([{ physical_line: 4, cells: ["Mole Freight", "0161 496 0199"], verdict: "lead" }]);
    expect((await importPage(db, importId))?.settings).toMatchObject({ sheet: "South", read: { sheet: "South" } });
    const told = await pool.query(
      "select type from events where import_id = $1 and type like 'import.%' order by at, type",
      [importId],
    );
    expect(told.rows.map(({ type }) => type)).toContain("import.mapping-corrected");
  },
);

dbTest("a workbook that cannot be opened leaves nothing behind but its sentence", async ({ db, pool }) => {
  const { calder, marc } = await givenStory(db);
  const half = bytes.subarray(0, bytes.length - 60);
  expect(
    await storeImport(db, { ...calder, fileName: "leads.xlsx", bytes: half, by: marc, now: tuesday10am }),
  ).toMatchObject({ ok: false, reason: "not-a-table", sentence: expect.stringMatching(/its end is missing/) });
  expect((await pool.query("select count(*)::int as n from imports")).rows[0].n).toBe(0);
});
