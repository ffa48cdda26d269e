import { expect } from "vitest";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile, givenCommitted, givenImport } from "#tests/given-import.ts";
import { cancelImport } from "./cancel-import.server.ts";
import { commitImport } from "./commit-import.server.ts";
import { correctReading } from "./correct-reading.server.ts";
import { importPage, importsPage } from "./import-page.server.ts";
import { queueCommit, resumeCommits } from "./queue-commit.server.ts";
import { withField } from "./settings.ts";
import { storeImport } from "./store-import.server.ts";
import { storedFile } from "./stored-file.server.ts";

const bytes = backlogFile("Corbridge Print,Dan Ellwood,0161 496 0155,dan@corbridge-print.co.uk,,");
const later = minutesAfter(tuesday10am, 30);

dbTest("a file is kept as it came, in pieces, with its entry in the ledger", async ({ db, pool }) => {
  const story = await givenStory(db);
  const large = Buffer.concat([bytes, Buffer.from("Tay Valley Freight,,0161 496 0188,,,\r\n".repeat(60_000))]);
  const stored = await storeImport(db, {
    ...story.calder,
    fileName: "C:\\old\\leads.csv",
    bytes: large,
    by: story.marc,
    now: tuesday10am,
  });

  if (!stored.ok) throw new Error(stored.reason);
  expect((await storedFile(db, stored.importId))?.equals(large)).toBe(true);
  expect((await pool.query("select count(*)::int as n from import_files")).rows[0].n).toBe(3);
  expect(await importPage(db, stored.importId)).toMatchObject({
    fileName: "leads.csv",
    status: "ready",
    client: "Calder Telematics",
  });
  expect((await pool.query("select data from events where type = 'import.uploaded'")).rows).toEqual([
    { data: { bytes: large.length } },
  ]);
});

dbTest("the same file again, even twice at the same moment, is the import that is there", async ({ db, pool }) => {
  const story = await givenStory(db);
  const upload = () =>
    storeImport(db, { ...story.calder, fileName: "leads.csv", bytes, by: story.marc, now: tuesday10am });

  const [one, other] = await Promise.all([upload(), upload()]);
  const third = await upload();
  if (!one.ok || !other.ok || !third.ok) throw new Error("refused");
  expect(new Set([one.importId, other.importId, third.importId]).size).toBe(1);
  expect([one.again, other.again].sort()).toEqual([false, true]);
  expect(third.again).toBe(true);
  expect((await pool.query("select count(*)::int as n from import_files")).rows[0].n).toBe(1);
  expect(
    await storeImport(db, { ...story.harbour, fileName: "leads.csv", bytes, by: story.marc, now: tuesday10am }),
  ).toMatchObject({ again: false });
});

dbTest("what is no table is refused with a sentence, and nothing of it is kept", async ({ db, pool }) => {
  const story = await givenStory(db);
  for (const wrong of [Buffer.alloc(0), Buffer.alloc(5_000), Buffer.from("%PDF-1.7 and so on")]) {
    const refused = await storeImport(db, {
      ...story.calder,
      fileName: "x.csv",
      bytes: wrong,
      by: story.marc,
      now: tuesday10am,
    });
    expect(refused).toMatchObject({ ok: false, reason: "not-a-table", sentence: expect.stringMatching(/\.$/) });
  }
  expect((await pool.query("select count(*)::int as n from imports")).rows[0].n).toBe(0);
  expect(await importsPage(db)).toEqual([]);
});

dbTest("an import stopped while it is written leaves nothing, and can be taken up again", async ({ db, pool }) => {
  const story = await givenStory(db);
  const importId = await givenImport(db, { ...story.calder, by: story.marc, bytes });
  const at = { importId, by: story.marc, now: tuesday10am };
  let batches = 0;
  const stopped = await commitImport(db, {
    ...at,
    onBatch: async () => {
      batches++;
      if (batches === 4) await cancelImport(db, { importId, by: story.marc, now: later });
    },
  });

  expect(stopped).toEqual({ ok: false, reason: "cancelled" });
  expect((await pool.query("select count(*)::int as n from companies")).rows[0].n).toBe(0);
  expect(
    (await pool.query("select type from events where type like 'import.%' order by id")).rows.map(({ type }) => type),
  ).toEqual(["import.uploaded", "import.cancelled"]);
  expect(await queueCommit(db, { importId, by: story.marc })).toEqual({ ok: true });
  expect(await commitImport(db, at)).toMatchObject({ ok: true, balance: { leads: 1 } });
  expect(await cancelImport(db, { importId, by: story.marc, now: later })).toEqual({ ok: false, reason: "too-late" });
});

dbTest("a stopped import whose file came again meanwhile is not taken up", async ({ db }) => {
  const story = await givenStory(db);
  const first = await givenImport(db, { ...story.calder, by: story.marc, bytes });
  await cancelImport(db, { importId: first, by: story.marc, now: later });
  const second = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });

  expect(second).not.toBe(first);
  expect(await queueCommit(db, { importId: first, by: story.marc })).toEqual({ ok: false, reason: "same-file-again" });
});

dbTest(
  "pressed twice a commit waits in the queue once, and a dead worker’s import is put back there",
  async ({ db, ownerPool }) => {
    const story = await givenStory(db);
    const importId = await givenImport(db, { ...story.calder, by: story.marc, bytes });
    await queueCommit(db, { importId, by: story.marc });
    const waiting = async () =>
      (
        await ownerPool.query(
          "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'commit-import'",
        )
      ).rows[0].n;

    expect(await waiting()).toBe(1);
    await ownerPool.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker that died', attempts = 1",
    );
    expect(await resumeCommits(db)).toBe(1);
    const free = await ownerPool.query(
      "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'commit-import' and locked_at is null",
    );
    expect(free.rows[0].n).toBe(1);
  },
);

dbTest(
  "what a person said of a column is remembered for the client’s next file, and closed once it is written",
  async ({ db }) => {
    const story = await givenStory(db);
    const file = (row: string) => Buffer.from(`Company,Phone,Wibble\r\n${row}\r\n`);
    const stored = await storeImport(db, {
      ...story.calder,
      fileName: "a.csv",
      bytes: file("Corbridge Print,0161 496 0155,Roadlens"),
      by: story.marc,
      now: tuesday10am,
    });
    if (!stored.ok) throw new Error(stored.reason);
    const change = { importId: stored.importId, by: story.marc, now: tuesday10am };
    await correctReading(db, {
      ...change,
      change: (settings) => withField(settings, { column: 2, field: "competitor" }),
    });
    await queueCommit(db, { importId: stored.importId, by: story.marc });
    await commitImport(db, { importId: stored.importId, by: story.marc, now: tuesday10am });

    const next = await storeImport(db, {
      ...story.calder,
      fileName: "b.csv",
      bytes: file("Tay Valley Freight,0161 496 0188,Axlewatch"),
      by: story.marc,
      now: later,
    });
    if (!next.ok) throw new Error(next.reason);
    expect((await importPage(db, next.importId))?.settings).toMatchObject({
      fields: { 2: "competitor" },
      remembered: [2],
    });
    expect(await correctReading(db, { ...change, change: (settings) => settings })).toEqual({
      ok: false,
      reason: "too-late",
    });
  },
);

dbTest("an address that names no import finds nothing", async ({ db }) => {
  await givenStory(db);
  expect(await importPage(db, "1")).toBeNull();
  expect(await importPage(db, "01a20000-0000-7000-8000-000000000000")).toBeNull();
});
