import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { mendRows } from "#app/features/intake/mend-rows.server.ts";
import { balancesOf } from "#app/features/intake/row-counts.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { backlogFile, givenCommitted } from "./given-import.ts";

const sound = "Corbridge Print,Dan Ellwood,0161 496 0155,dan@corbridge-print.co.uk,,";
const nameless = ",Ann Mole,0161 496 0199,,,Asked for a quote";
const routeless = "Oakfield Dairies,Ann Li,4.42E+11,,,";
const later = minutesAfter(tuesday10am, 30);

async function given(db: Db) {
  const story = await givenStory(db);
  const bytes = backlogFile(sound, nameless, routeless);
  const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });
  return { ...story, importId };
}
const balance = async (db: Db, importId: string) => (await balancesOf(db, [importId])).get(importId);
const name = { line: 2, column: 0, value: "Mole Freight" };

dbTest(
  "a row of a committed import becomes a lead with its person and number, and the books agree",
  async ({ db, pool }) => {
    const { importId, priya } = await given(db);
    expect(await mendRows(db, { importId, edits: [name], by: priya, now: later })).toEqual({ ok: true, cells: 1 });

    expect(await balance(db, importId)).toMatchObject({ read: 3, quarantined: 1, leads: 2 });
    const { rows } = await pool.query(`select c.name, p.e164, l.stage, r.cells[1] as cell, r.steps->0->>'rule' as rule
    from import_rows r join companies c on c.id = r.company_id join leads l on l.id = r.lead_id
    join phone_numbers p on p.company_id = c.id where r.line = 2`);
    expect(rows).toEqual([
      { name: "Mole Freight", e164: "+441614960199", stage: "ready", cell: "", rule: "person-mended" },
    ]);
    const told = await pool.query("select type, by from events where at = $1 order by type", [later]);
    expect(told.rows).toEqual([
      { type: "lead.created", by: priya },
      { type: "row.mended", by: priya },
      { type: "row.verdict-changed", by: priya },
    ]);
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest("mending twice, and twice at once, brings one lead", async ({ db, pool }) => {
  const { importId, marc, priya } = await given(db);
  const done = await Promise.all([marc, priya].map((by) => mendRows(db, { importId, edits: [name], by, now: later })));
  expect(done.map((one) => one.ok && one.cells).sort()).toEqual([0, 1]);
  expect(await mendRows(db, { importId, edits: [name], by: marc, now: later })).toEqual({ ok: true, cells: 0 });
  expect((await pool.query("select 1 from leads")).rowCount).toBe(2);
});

dbTest("whom nobody may call stays uncalled, and a company we have takes the row in", async ({ db, pool }) => {
  const { importId, marc, priya, calder } = await given(db);
  const valueHash = hashOf("number", "+441614960177");
  await suppress(db, {
    entries: [{ clientId: calder.clientId, kind: "number", valueHash }],
    source: "outcome",
    by: priya,
    now: later,
  });
  const edits = [
    { line: 3, column: 2, value: "0161 496 0177" },
    { line: 2, column: 0, value: "Corbridge Print" },
    { line: 2, column: 2, value: "0161 496 0155" },
  ];
  await mendRows(db, { importId, edits, by: marc, now: later });
  expect((await pool.query("select verdict from import_rows order by line")).rows.map((row) => row.verdict)).toEqual([
    "lead",
    "merged",
    "suppressed",
  ]);
  expect((await pool.query("select 1 from leads")).rowCount).toBe(1);
  expect((await verify(db)).violations).toEqual([]);
});

dbTest("a row that is not sound yet waits on, with what was typed", async ({ db, pool }) => {
  const { importId, marc } = await given(db);
  await mendRows(db, { importId, edits: [{ line: 3, column: 2, value: "0161" }], by: marc, now: later });
  expect(await balance(db, importId)).toMatchObject({ quarantined: 2 });
  await mendRows(db, { importId, edits: [], findLater: [{ line: 3, on: true }], by: marc, now: later });
  const { rows } = await pool.query(
    "select r.verdict, l.stage, r.steps->0->>'value' as typed from import_rows r join leads l on l.id = r.lead_id where line = 3",
  );
  expect(rows).toEqual([{ verdict: "lead", stage: "research", typed: "0161" }]);
});

dbTest("the undo of an import takes its mended rows along", async ({ db, pool }) => {
  const { importId, marc } = await given(db);
  await mendRows(db, { importId, edits: [name], by: marc, now: later });
  const done = await undoImport(db, { importId, by: marc, now: minutesAfter(later, 1) });
  expect(done).toEqual({ ok: true, rows: 3, leads: 2 });
  for (const table of ["companies", "contacts", "phone_numbers", "leads", "notes", "import_rows", "import_edits"]) {
    expect((await pool.query(`select 1 from ${table}`)).rowCount, table).toBe(0);
  }
  expect(await mendRows(db, { importId, edits: [name], by: marc, now: later })).toEqual({
    ok: false,
    reason: "too-late",
  });
});

dbTest("a machine that dies while a row is mended leaves the row as it was", async ({ db, pool, ownerPool }) => {
  const { importId, marc } = await given(db);
  // The last thing written is the ledger: refused there, nothing of the rest may stay.
  await ownerPool.query(`create function refuse() returns trigger language plpgsql as $$ begin raise 'gone'; end $$;
    create trigger refuse before insert on events for each row when (new.type = 'row.mended') execute function refuse()`);
  await expect(mendRows(db, { importId, edits: [name], by: marc, now: later })).rejects.toThrow();
  expect((await pool.query("select 1 from import_edits")).rowCount).toBe(0);
  expect(await balance(db, importId)).toMatchObject({ quarantined: 2, leads: 1 });
  await ownerPool.query("drop trigger refuse on events");
  expect(await mendRows(db, { importId, edits: [name], by: marc, now: later })).toEqual({ ok: true, cells: 1 });
});
