import type pg from "pg";
import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { corbridgeRow, exportFile, harrowRow } from "#tests/given-export.ts";
import { givenCommitted } from "#tests/given-import.ts";

const later = minutesAfter(tuesday10am, 30);
const corbridgeUntil = (end: string) => `${corbridgeRow}${end}`;

const wakes = async (pool: pg.Pool, importId: string) =>
  (
    await pool.query(
      "select was, becomes, kept from import_changes where import_id = $1 and kind = 'wake' order by line",
      [importId],
    )
  ).rows;

dbTest(
  "a lead that sleeps until its contract turns follows the contract, and sleeps as before once the file is taken back",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    const at = { ...story.calder, by: story.marc };
    await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeUntil("2026-12-01")) });
    const leadOf = async (name: string): Promise<string> =>
      (
        await pool.query("select l.id from leads l join companies c on c.id = l.company_id where name like $1", [
          `${name}%`,
        ])
      ).rows[0].id;
    const asleep = async (name: string) =>
      (await pool.query("select stage, due_at, callable_from from leads where id = $1", [await leadOf(name)])).rows[0];
    const sleeps = {
      to: "nurturing",
      nextAction: "wake",
      dormancyReason: "under-contract",
      reason: "under-contract",
    } as const;
    const derived = new Date("2027-09-01T08:00:00Z");
    const chosen = new Date("2027-01-11T09:00:00Z");
    await db.transaction(async (tx) => {
      const who = { by: story.marc, now: tuesday10am };
      await moveLead(tx, { leadId: await leadOf("Harrow"), ...sleeps, dueAt: derived, ...who });
      await moveLead(tx, { leadId: await leadOf("Corbridge"), ...sleeps, dueAt: chosen, ...who });
    });
    const newer = [harrowRow.replace("2026-12-01", "2027-12-15"), corbridgeUntil("2027-12-15")];

    const importId = await givenCommitted(db, { ...at, bytes: exportFile(...newer), now: later });

    const moved = new Date("2027-09-15T08:00:00Z");
    expect(await asleep("Harrow")).toEqual({ stage: "nurturing", due_at: moved, callable_from: moved });
    expect(await asleep("Corbridge")).toMatchObject({ due_at: chosen });
    expect(await wakes(pool, importId)).toEqual([
      { was: derived.toISOString(), becomes: moved.toISOString(), kept: false },
      { was: chosen.toISOString(), becomes: moved.toISOString(), kept: true },
    ]);
    const told = "select data, at from events where type = 'lead.rescheduled' order by id";
    expect((await pool.query(told)).rows).toEqual([
      { data: { nextAction: "wake", dueAt: moved.toISOString() }, at: later },
    ]);
    expect((await verify(db)).violations).toEqual([]);

    expect(await undoImport(db, { importId, by: story.marc, now: minutesAfter(later, 5) })).toMatchObject({ ok: true });
    expect(await asleep("Harrow")).toEqual({ stage: "nurturing", due_at: derived, callable_from: derived });
    expect((await pool.query(told)).rows).toHaveLength(2);
    expect((await verify(db)).violations).toEqual([]);
  },
);
