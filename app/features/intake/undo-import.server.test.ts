import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { holdings } from "#tests/given-export.ts";
import { backlogFile, givenCommitted, givenImport } from "#tests/given-import.ts";
import { commitImport } from "./commit-import.server.ts";
import { mayUndo } from "./may-undo.server.ts";
import { storeImport } from "./store-import.server.ts";
import { undoImport } from "./undo-import.server.ts";

const harrow = "Harrow & Pike Logistics Ltd,Helen Marsh,020 7946 0142,h.marsh@harrow-pike.co.uk,,Asked for a quote";
const harrowAgain =
  "HARROW AND PIKE LOGISTICS LIMITED,Helen Marsh,+44 (0)20 7946 0142,h.marsh@harrow-pike.co.uk,,Rang back";
const oakfield = "Oakfield Dairies,Ann Li,0161 496 0177,,yes,";
const later = minutesAfter(tuesday10am, 30);
const owned = [
  "companies",
  "contacts",
  "phone_numbers",
  "email_addresses",
  "leads",
  "notes",
  "merges",
  "match_keys",
  "import_rows",
  "import_files",
];

dbTest("an import that nobody has worked with is taken back whole, and may come again", async ({ db, pool }) => {
  const story = await givenStory(db);
  const bytes = backlogFile(harrow, harrowAgain, oakfield);
  const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });

  expect(await mayUndo(db, importId)).toBeNull();
  expect(await undoImport(db, { importId, by: story.marc, now: later })).toEqual({ ok: true, rows: 3, leads: 1 });
  expect(await holdings(pool, owned)).toEqual(Object.fromEntries(owned.map((table) => [table, 0])));
  expect((await pool.query("select status, undone_at from imports")).rows).toEqual([
    { status: "undone", undone_at: later },
  ]);
  expect((await pool.query("select data from events where type = 'import.undone'")).rows[0].data).toEqual({
    rows: 3,
    leads: 1,
  });
  // The wish not to be called was heard and stays heard.
  expect((await pool.query("select count(*)::int as n from suppressions where kind = 'number'")).rows[0].n).toBe(1);

  const again = await storeImport(db, { ...story.calder, fileName: "again.csv", bytes, by: story.marc, now: later });
  expect(again).toMatchObject({ ok: true, again: false });
});

dbTest("a file is not taken back from under another that is sending its rows to the same company", async ({ db }) => {
  const story = await givenStory(db);
  const by = story.marc;
  const first = await givenCommitted(db, { ...story.calder, by, bytes: backlogFile(harrow) });
  const second = await givenImport(db, { ...story.calder, by, bytes: backlogFile(harrowAgain, oakfield), now: later });
  let batches = 0;
  let undoing: ReturnType<typeof undoImport> | null = null;

  const committed = await commitImport(db, {
    importId: second,
    by,
    now: later,
    // By then it knows which companies there are, and none of its own is written.
    onBatch: async () => {
      batches += 1;
      if (batches !== 2) return;
      undoing = undoImport(db, { importId: first, by, now: later });
      undoing.catch(() => {});
      await wait(300);
    },
  });

  expect(committed).toMatchObject({ ok: true });
  expect(await undoing).toEqual({ ok: false, reason: "built-upon" });
});

dbTest("undoing a later file leaves the company it met, and its lead, as they were", async ({ db, pool }) => {
  const story = await givenStory(db);
  const first = await givenCommitted(db, { ...story.calder, by: story.marc, bytes: backlogFile(harrow) });
  const second = await givenCommitted(db, {
    ...story.calder,
    by: story.marc,
    bytes: backlogFile(harrowAgain),
    now: later,
  });

  expect(await undoImport(db, { importId: first, by: story.marc, now: later })).toEqual({
    ok: false,
    reason: "built-upon",
  });
  expect(await undoImport(db, { importId: second, by: story.marc, now: later })).toEqual({
    ok: true,
    rows: 1,
    leads: 0,
  });
  expect((await pool.query("select text from notes")).rows).toEqual([{ text: "Asked for a quote" }]);
  expect((await pool.query("select count(*)::int as n from companies")).rows[0].n).toBe(1);
  expect(await mayUndo(db, first)).toBeNull();
});

dbTest("after the first call an import cannot be undone", async ({ db, pool }) => {
  const story = await givenStory(db);
  const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes: backlogFile(harrow) });
  const session = await pool.query(
    "insert into agent_sessions (user_id, conference_name, opened_at) values ($1, 'priya', $2) returning id",
    [story.priya, tuesday10am],
  );
  await pool.query(
    `insert into attempts (client_id, campaign_id, lead_id, company_id, phone_number_id, number_hash, agent_id, session_id, hold_token, round, decision, status, placed_at)
     select l.client_id, l.campaign_id, l.id, l.company_id, n.id, n.number_hash, $1, $2, gen_random_uuid(), 1, '{}', 'placing', $3
     from leads l join phone_numbers n on n.company_id = l.company_id`,
    [story.priya, session.rows[0].id, tuesday10am],
  );

  expect(await undoImport(db, { importId, by: story.marc, now: later })).toEqual({ ok: false, reason: "called" });
  expect((await pool.query("select status from imports")).rows).toEqual([{ status: "committed" }]);
  expect((await pool.query("select 1 from events where type = 'import.undone'")).rowCount).toBe(0);
});

dbTest("a lead that somebody moved keeps its import from being undone", async ({ db, pool }) => {
  const story = await givenStory(db);
  const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes: backlogFile(harrow) });
  const leadId = (await pool.query("select id from leads")).rows[0].id;
  await db.transaction((tx) =>
    moveLead(tx, {
      leadId,
      to: "nurturing",
      nextAction: "wake",
      dueAt: daysAfter(tuesday10am, 90),
      dormancyReason: "not-now",
      reason: null,
      by: story.marc,
      now: later,
    }),
  );

  expect(await undoImport(db, { importId, by: story.marc, now: later })).toEqual({ ok: false, reason: "worked-on" });
});
