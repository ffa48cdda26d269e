import { expect } from "vitest";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile } from "#tests/given-import.ts";
import { givenWorkbook, sheetOf } from "#tests/given-workbook.ts";
import { badRowsOf } from "./bad-rows.server.ts";
import { commitImport } from "./commit-import.server.ts";
import { importPage } from "./import-page.server.ts";
import { mendByFile } from "./mend-by-file.server.ts";
import { queueCommit } from "./queue-commit.server.ts";
import { balancesOf } from "./row-counts.server.ts";
import { storeImport } from "./store-import.server.ts";

const now = tuesday10am;
const rows = [
  "Corbridge Print,Dan Ellwood,0161 496 0155,dan@corbridge-print.co.uk,,",
  ",Ann Mole,0161 496 0199,,,=1+1",
  "Oakfield Dairies,Ann Li,4.42E+11,,,007",
];

async function given(db: Parameters<typeof storeImport>[0]) {
  const story = await givenStory(db);
  const file = { fileName: "backlog.csv", bytes: backlogFile(...rows), by: story.marc, now };
  const stored = await storeImport(db, { ...story.calder, ...file });
  if (!stored.ok) throw new Error(stored.reason);
  const sentOut = async () => {
    const about = await importPage(db, stored.importId);
    return (about && (await badRowsOf(db, about))?.csv) ?? "";
  };
  return { ...story, importId: stored.importId, sentOut };
}

dbTest("the file that went out comes back mended, and a second time changes nothing", async ({ db, pool }) => {
  const { importId, marc, sentOut } = await given(db);
  const csv = await sentOut();
  const untouched = await mendByFile(db, { importId, bytes: Buffer.from(csv), by: marc, now });
  expect(untouched).toMatchObject({ ok: true, file: { edits: [], unchangedRows: 2 } });

  // The spreadsheet took our apostrophes and a zero; a person gave one company its name.
  const bytes = Buffer.from(csv.replace(",,Ann Mole,'", ",Mole Freight,Ann Mole,").replace(",007", ",7"));
  const mended = await mendByFile(db, { importId, bytes, by: marc, now });
  expect(mended).toMatchObject({ ok: true, file: { mendedRows: 1, unchangedRows: 1 } });
  expect((await pool.query("select line, value from import_edits")).rows).toEqual([{ line: 2, value: "Mole Freight" }]);
  const again = await mendByFile(db, { importId, bytes, by: marc, now });
  expect(again).toMatchObject({ ok: true, file: { edits: [], elsewhere: [] } });
});

dbTest("as a workbook, after the commit, with a row nobody knows and one that waits no longer", async ({ db }) => {
  const { importId, marc } = await given(db);
  await queueCommit(db, { importId, by: marc, later: false });
  await commitImport(db, { importId, by: marc, now });
  const title = `Row of import ${importId}`;
  const sheet = sheetOf(
    [title, "Verdict", "Reasons", "Company", "Contact", "Phone", "Email", "Do not call", "Notes"],
    ["1", "lead", "", "Corbridge", "Dan Ellwood", "0161 496 0155", "dan@corbridge-print.co.uk", "", ""],
    ["2", "quarantined", "", "Mole Freight", "Ann Mole", "0161 496 0199", "", "", "=1+1"],
    ["3", "quarantined", "", "Oakfield Dairies", "Ann Li", "0161 496 0177", "", "", "007"],
    ["99", "quarantined", "", "Nobody", "", "", "", "", ""],
  );
  const bytes = givenWorkbook({ sheets: [{ name: "Rows", xml: sheet }] });
  const done = await mendByFile(db, { importId, bytes, by: marc, now });
  expect(done).toMatchObject({ ok: true, file: { mendedRows: 2, elsewhere: [1], unknown: ["99"] } });
  expect((await balancesOf(db, [importId])).get(importId)).toMatchObject({ quarantined: 0, leads: 3 });
});

dbTest("another file, another import’s rows and other columns are refused in a sentence", async ({ db, pool }) => {
  const { importId, marc, sentOut, calder } = await given(db);
  const csv = await sentOut();
  const refusal = async (text: string) => {
    const done = await mendByFile(db, { importId, bytes: Buffer.from(text), by: marc, now });
    return done.ok ? null : done.sentence;
  };
  expect(await refusal(backlogFile(...rows).toString())).toMatch(/not a file of rows to mend/);
  expect(await refusal(csv.replace(importId, "00000000-0000-7000-8000-000000000000"))).toMatch(/another import/);
  expect(await refusal(csv.replace("Contact,Phone", "Phone,Contact"))).toMatch(/columns are not those/);
  expect((await pool.query("select 1 from import_edits")).rowCount).toBe(0);

  const upload = { ...calder, fileName: "rows to mend.csv", bytes: Buffer.from(csv), by: marc, now };
  expect(await storeImport(db, upload)).toMatchObject({ ok: false, reason: "rows-to-mend", importId });
});
