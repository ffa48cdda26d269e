import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type pg from "pg";
import { expect } from "vitest";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { corbridgeRow, exportFile, exportLines, harrowRow, holdings, oakfieldRow } from "#tests/given-export.ts";
import { givenCommitted, givenImport } from "#tests/given-import.ts";

const sample = readFileSync(resolve("public/sample-backlog.csv"), "utf8");
const later = minutesAfter(tuesday10am, 30);
const tables = [
  "companies",
  "contacts",
  "phone_numbers",
  "email_addresses",
  "leads",
  "notes",
  "merges",
  "match_decisions",
];

const changed = async (pool: pg.Pool, importId: string) =>
  (
    await pool.query(
      "select kind, field, was, becomes, kept from import_changes where import_id = $1 and kind <> 'follows' order by line, kind, field",
      [importId],
    )
  ).rows;

dbTest("the same export saved again by Excel adds nothing and changes nothing", async ({ db, pool }) => {
  const story = await givenStory(db);
  const at = { ...story.calder, by: story.marc };
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow, oakfieldRow) });
  const before = await holdings(pool, tables);
  const saved = [oakfieldRow, corbridgeRow, harrowRow.replace("2026-12-01", "01/12/2026")];
  const text = exportLines(...saved)
    .join("\n")
    .replaceAll(",", ";");

  const again = await givenCommitted(db, { ...at, bytes: Buffer.from(`\ufeff${text}`, "utf16le"), now: later });

  expect(await holdings(pool, tables)).toEqual(before);
  expect(await changed(pool, again)).toEqual([]);
  const { rows } = await pool.query("select verdict, known_by from import_rows where import_id = $1 order by line", [
    again,
  ]);
  expect(rows).toEqual([
    { verdict: "suppressed", known_by: "row-id" },
    { verdict: "merged", known_by: "row-id" },
    { verdict: "merged", known_by: "row-id" },
  ]);
  expect((await verify(db)).violations).toEqual([]);
});

dbTest("a list of hundreds of rows without ids, sent twice, is the same list", async ({ db, pool }) => {
  const story = await givenStory(db);
  const at = { ...story.calder, by: story.marc };
  const bytes = Buffer.from(sample.split(/(?<=\n)/, 500).join(""));
  await givenCommitted(db, { ...at, bytes });
  const before = await holdings(pool, tables);

  const again = await givenCommitted(db, { ...at, bytes: Buffer.concat([bytes, Buffer.from("\n")]), now: later });

  expect(await changed(pool, again)).toEqual([]);
  expect(await holdings(pool, tables)).toEqual(before);
  expect((await verify(db)).violations).toEqual([]);
});

dbTest("a newer export adds and renews, says what it did, and is put back when it is undone", async ({ db, pool }) => {
  const story = await givenStory(db);
  const at = { ...story.calder, by: story.marc };
  const first = await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow) });
  const before = await holdings(pool, tables);
  const values =
    "select name, city, postcode, old_status, contract_end_on::text, priority from companies c join leads l on l.company_id = c.id order by name";
  const stood = (await pool.query(values)).rows;
  const keys = (await pool.query("select company_id, kind, key from match_keys order by 1, 2, 3")).rows;
  const newer =
    "SF-1,Kestrel Haulage Ltd,Owen Frost,020 7946 0143,h.marsh@harrow-pike.co.uk,harrow-pike.co.uk,Hull,HU2 8AB,,Rang back,Open,2027-03-01";

  const update = await givenCommitted(db, { ...at, bytes: exportFile(newer, corbridgeRow), now: later });

  expect((await changed(pool, update)).map(({ kind, was, becomes }) => [kind, was, becomes])).toEqual([
    ["address", "Leeds", "Hull"],
    ["address", "LS1 4AP", "HU2 8AB"],
    ["contract", "2026-12-01", "2027-03-01"],
    ["name", "Harrow & Pike Logistics Ltd", "Kestrel Haulage Ltd"],
    ["note", null, "Rang back"],
    ["number", null, "+442079460143"],
    ["old-status", "Lost", "Open"],
    ["person", null, "Owen Frost"],
  ]);
  expect(await holdings(pool, tables)).toMatchObject({
    companies: 2,
    leads: 2,
    contacts: 3,
    phone_numbers: 3,
    merges: 0,
  });
  const told = await pool.query("select data from events where type = 'company.updated'");
  expect(told.rows).toHaveLength(1);
  expect(JSON.stringify(told.rows)).not.toMatch(/Owen|Kestrel|7946/);
  expect((await verify(db)).violations).toEqual([]);

  expect(await undoImport(db, { importId: first, by: story.marc, now: later })).toEqual({
    ok: false,
    reason: "built-upon",
  });
  expect(await undoImport(db, { importId: update, by: story.marc, now: later })).toEqual({
    ok: true,
    rows: 2,
    leads: 0,
  });
  expect(await holdings(pool, tables)).toEqual(before);
  expect((await pool.query(values)).rows).toEqual(stood);
  expect((await pool.query("select company_id, kind, key from match_keys order by 1, 2, 3")).rows).toEqual(keys);
  expect((await verify(db)).violations).toEqual([]);
});

dbTest(
  "a new wish not to be called closes the open lead, and stays when the file is taken back",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    const at = { ...story.calder, by: story.marc };
    await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow) });

    const update = await givenCommitted(db, {
      ...at,
      bytes: exportFile(harrowRow.replace("LS1 4AP,,", "LS1 4AP,yes,"), corbridgeRow),
      now: later,
    });

    expect((await changed(pool, update)).map(({ kind }) => kind)).toEqual(["do-not-call"]);
    const leads = "select stage, closed_reason from leads order by stage";
    const closed = [
      { stage: "closed", closed_reason: "asked-not-to-be-called" },
      { stage: "ready", closed_reason: null },
    ];
    expect((await pool.query(leads)).rows).toEqual(closed);
    expect((await verify(db)).violations).toEqual([]);
    expect(await undoImport(db, { importId: update, by: story.marc, now: later })).toMatchObject({ ok: true });
    expect((await pool.query(leads)).rows).toEqual(closed);
  },
);

dbTest("an id that now names plainly another company opens a lead and asks", async ({ db, pool }) => {
  const story = await givenStory(db);
  const at = { ...story.calder, by: story.marc };
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow) });
  const other = "SF-1,Zephyr Optics Ltd,Ruth Kerr,0161 496 0199,ruth@zephyr.example,zephyr.example,Bath,BA1 1AA,,,,";

  await givenCommitted(db, { ...at, bytes: exportFile(other, corbridgeRow), now: later });

  expect(await holdings(pool, tables)).toMatchObject({ companies: 3, leads: 3, match_decisions: 1 });
});

dbTest(
  "a value that was set right here stays, where the client’s file says what it said before",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    const at = { ...story.calder, by: story.marc };
    await givenCommitted(db, { ...at, bytes: exportFile(harrowRow) });
    await pool.query("update companies set city = 'Bradford'");

    const again = await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow), now: later });

    expect(await changed(pool, again)).toEqual([
      { kind: "address", field: "city", was: "Bradford", becomes: "Leeds", kept: true },
    ]);
    expect((await pool.query("select city from companies where name like 'Harrow%'")).rows).toEqual([
      { city: "Bradford" },
    ]);
  },
);

dbTest("two newer exports at once both find what is there, and each changes it once", async ({ db, pool }) => {
  const story = await givenStory(db);
  const at = { ...story.calder, by: story.marc };
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow) });
  const newer = harrowRow.replace("0142", "0143");
  const one = await givenImport(db, { ...at, bytes: exportFile(newer), now: later });
  const two = await givenImport(db, { ...at, bytes: exportFile(newer, corbridgeRow), now: later });

  const done = await Promise.all(
    [one, two].map((importId, n) => commitImport(db, { importId, by: story.marc, now: minutesAfter(later, n) })),
  );

  expect(done.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await holdings(pool, tables)).toMatchObject({ companies: 2, leads: 2, phone_numbers: 3 });
  expect((await verify(db)).violations).toEqual([]);
});

dbTest("an update that dies before its end has changed nothing", async ({ db, pool }) => {
  const story = await givenStory(db);
  const at = { ...story.calder, by: story.marc };
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow) });
  const before = await holdings(pool, tables);
  const importId = await givenImport(db, { ...at, bytes: exportFile(harrowRow.replace("0142", "0143")), now: later });
  let batches = 0;
  const dies = async () => {
    batches++;
    if (batches === 2) throw new Error("the machine is gone");
  };

  const about = { importId, by: story.marc, now: later };
  await expect(commitImport(db, { ...about, onBatch: dies })).rejects.toThrow("the machine is gone");
  expect(await holdings(pool, tables)).toEqual(before);
  expect(await commitImport(db, about)).toMatchObject({ ok: true });
  expect(await holdings(pool, tables)).toMatchObject({ phone_numbers: 2, companies: 1 });
});
