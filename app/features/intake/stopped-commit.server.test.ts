import { expect } from "vitest";
import { imports, notes } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile, givenImport } from "#tests/given-import.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { cancelImport } from "./cancel-import.server.ts";
import { type Committed, commitImport } from "./commit-import.server.ts";
import { correctReading } from "./correct-reading.server.ts";
import { queueCommit } from "./queue-commit.server.ts";
import { readSettings, withField } from "./settings.ts";

const harrow = "Harrow & Pike Logistics Ltd,Helen Marsh,020 7946 0142,h.marsh@harrow-pike.co.uk,,Asked for a quote";
const notesColumn = 5;

dbTest(
  "a run that was stopped writes nothing, although the import was read otherwise and taken up again",
  async ({ db }) => {
    const { calder, marc } = await givenStory(db);
    const importId = await givenImport(db, { ...calder, by: marc, bytes: backlogFile(harrow) });
    const about = { importId, by: marc, now: tuesday10am };
    let second: Promise<Committed> | null = null;
    const stopAndBeginAgain = async () => {
      if (second) return;
      expect(await cancelImport(db, about)).toMatchObject({ ok: true });
      const change = (settings: ReturnType<typeof readSettings>) =>
        withField(settings, { column: notesColumn, field: "ignore" });
      expect(await correctReading(db, { ...about, change })).toEqual({ ok: true });
      expect(await queueCommit(db, { ...about, later: false })).toEqual({ ok: true });
      second = commitImport(db, about);
      await untilBlocked(db);
    };

    expect(await commitImport(db, { ...about, onBatch: stopAndBeginAgain })).toEqual({
      ok: false,
      reason: "cancelled",
    });

    expect(await second).toMatchObject({ ok: true, balance: { leads: 1 } });
    const [committed] = await db.select().from(imports);
    expect(committed).toMatchObject({ status: "committed" });
    expect(readSettings(committed?.settings).fields).toEqual({ [notesColumn]: "ignore" });
    expect(await db.select().from(notes)).toEqual([]);
  },
);

dbTest("what breaks in a run that was stopped is not said of the one that took the import up again", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const importId = await givenImport(db, { ...calder, by: marc, bytes: backlogFile(harrow) });
  const about = { importId, by: marc, now: tuesday10am };
  let second: Promise<Committed> | null = null;
  const stopAndBreak = async () => {
    await cancelImport(db, about);
    await queueCommit(db, { ...about, later: false });
    second = commitImport(db, about);
    await untilBlocked(db);
    throw new Error("The connection was lost.");
  };

  expect(await commitImport(db, { ...about, onBatch: stopAndBreak })).toEqual({ ok: false, reason: "cancelled" });

  expect(await second).toMatchObject({ ok: true, balance: { leads: 1 } });
});
