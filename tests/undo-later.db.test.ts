import type pg from "pg";
import { expect } from "vitest";
import { importPage } from "#app/features/intake/import-page.server.ts";
import { mayUndo } from "#app/features/intake/may-undo.server.ts";
import { queueUndo, resumeUndos, undoSettled } from "#app/features/intake/queue-undo.server.ts";
import { reviewStep } from "#app/features/intake/review-step.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { undoQueued } from "#app/features/intake/undo-queued.server.ts";
import { isBeingUndone, undoPhases, undoRefusals } from "#app/features/intake/undo-words.ts";
import { lockHeld, releaseHold } from "#app/features/queue/hold.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenAnswers } from "#tests/given-call.ts";
import { backlogFile, givenCommitted, givenImport } from "#tests/given-import.ts";

const bytes = backlogFile(
  "Harrow & Pike Logistics Ltd,Helen Marsh,020 7946 0142,h.marsh@harrow-pike.co.uk,,Asked for a quote",
  "Oakfield Dairies,Ann Li,0161 496 0177,,,",
);
const later = minutesAfter(tuesday10am, 30);

async function freeJobs(ownerPool: pg.Pool): Promise<number> {
  const { rows } = await ownerPool.query(
    "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'undo-import' and locked_at is null",
  );
  return rows[0].n;
}

dbTest(
  "an undo waits for a worker, once however often it is pressed, and its page says so",
  async ({ db, pool, ownerPool }) => {
    const story = await givenStory(db);
    const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });
    const asked = { importId, by: story.marc, now: later };

    expect(await Promise.all([queueUndo(db, asked), queueUndo(db, asked)])).toEqual([{ ok: true }, { ok: true }]);
    await undoSettled(db, importId, { withinMs: 150 });
    const waiting = await importPage(db, importId);
    expect(waiting).toMatchObject({ status: "committed", phase: undoPhases.waits, rowsDone: 0 });
    expect(waiting && isBeingUndone(waiting)).toBe(true);
    expect(await freeJobs(ownerPool)).toBe(1);

    await undoQueued(db, asked);
    await undoQueued(db, asked);
    await undoSettled(db, importId, { withinMs: 60_000 });
    expect(await importPage(db, importId)).toMatchObject({ status: "undone", phase: null, undoneAt: later });
    expect(await queueUndo(db, asked)).toEqual({ ok: true });
    expect((await pool.query("select type from events where type like 'import.und%' order by id")).rows).toEqual([
      { type: "import.undo-asked" },
      { type: "import.undone" },
    ]);
    expect((await pool.query("select count(*)::int as n from match_keys")).rows[0].n).toBe(0);
  },
);

dbTest("what cannot be undone is refused at once, and nothing waits for a worker", async ({ db, ownerPool }) => {
  const story = await givenStory(db);
  const open = await givenImport(db, { ...story.calder, by: story.marc, bytes });
  const nowhere = "01990000-0000-7000-8000-000000000000";
  const asked = { by: story.marc, now: later };

  expect(await queueUndo(db, { ...asked, importId: nowhere })).toEqual({ ok: false, reason: "no-such-import" });
  expect(await queueUndo(db, { ...asked, importId: open })).toEqual({ ok: false, reason: "not-committed" });
  const held = await givenCommitted(db, {
    ...story.calder,
    by: story.marc,
    bytes: backlogFile("Tarn Valley Freight,Lea Tarn,0161 496 0188,,,"),
  });
  await leaseNext(db, { campaignId: story.calder.campaignId, by: story.priya, now: later });
  expect(await queueUndo(db, { ...asked, importId: held })).toEqual({ ok: false, reason: "worked-on" });
  expect(await importPage(db, held)).toMatchObject({ status: "committed", phase: null });
  expect(await freeJobs(ownerPool)).toBe(0);
});

dbTest(
  "an agent who takes a lead before the worker comes keeps the import, and its page says why",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });
    const asked = { importId, by: story.marc, now: later };
    await queueUndo(db, asked);
    const leased = await leaseNext(db, { campaignId: story.calder.campaignId, by: story.priya, now: later });
    expect(leased.ok).toBe(true);

    await undoQueued(db, asked);
    const about = await importPage(db, importId);
    expect(about).toMatchObject({
      status: "committed",
      phase: null,
      rowsDone: 2,
      problem: undoRefusals["worked-on"],
    });
    expect(about && (await reviewStep(db, about, { show: null, now: later }))).toMatchObject({
      mayUndo: "worked-on",
      balance: { leads: 2 },
    });
    // A job that is run once more finds that nobody asks for it any longer.
    await pool.query("update leads set held_by = null, held_until = null, hold_token = null");
    await undoQueued(db, asked);
    expect(await importPage(db, importId)).toMatchObject({ status: "committed" });
    expect(await queueUndo(db, asked)).toEqual({ ok: true });
    expect(await importPage(db, importId)).toMatchObject({ phase: undoPhases.waits, problem: null });
  },
);

dbTest("an undo whose worker died half-way took nothing back and is begun again", async ({ db, pool, ownerPool }) => {
  const story = await givenStory(db);
  const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });
  const asked = { importId, by: story.priya, now: later };
  await queueUndo(db, asked);
  await ownerPool.query(`
    create function strike() returns trigger language plpgsql as $$ begin raise exception 'The worker dies.'; end $$;
    create trigger strike before delete on companies execute function strike()`);

  await expect(undoQueued(db, asked)).rejects.toThrow();
  for (const table of ["import_rows", "leads", "companies"]) {
    expect((await pool.query(`select count(*)::int as n from ${table}`)).rows[0].n, table).toBe(2);
  }
  await ownerPool.query(
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker that died', attempts = 1",
  );
  expect(await resumeUndos(db)).toBe(1);
  expect(await freeJobs(ownerPool)).toBe(1);
  const { rows } = await ownerPool.query(
    "select payload from graphile_worker._private_jobs where locked_at is null and payload->>'importId' = $1",
    [importId],
  );
  expect(rows.at(-1).payload).toEqual({ importId, by: story.priya });

  await ownerPool.query("drop trigger strike on companies");
  await undoQueued(db, asked);
  expect(await importPage(db, importId)).toMatchObject({ status: "undone" });
  expect(await resumeUndos(db)).toBe(0);
});

dbTest("what an agent has written down about a lead keeps its import from being undone", async ({ db }) => {
  const story = await givenStory(db);
  const by = story.priya;
  const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });
  const leased = await leaseNext(db, { campaignId: story.calder.campaignId, by, now: later });
  if (!leased.ok) throw new Error(leased.reason);
  await givenAnswers(db, { ...leased.hold, by, now: later });
  await db.transaction(async (tx) => {
    const lead = await lockHeld(tx, { ...leased.hold, by, now: later });
    if (lead) await releaseHold(tx, { lead, why: "signed-out", by, now: later });
  });

  expect(await mayUndo(db, importId)).toBe("worked-on");
  expect(await undoImport(db, { importId, by: story.marc, now: later })).toEqual({ ok: false, reason: "worked-on" });
});
