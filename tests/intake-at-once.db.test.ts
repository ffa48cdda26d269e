import { expect } from "vitest";
import { cancelImport } from "#app/features/intake/cancel-import.server.ts";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { correctReading } from "#app/features/intake/correct-reading.server.ts";
import { withField } from "#app/features/intake/settings.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { backlogFile, givenCommitted, givenImport } from "./given-import.ts";

const harrow = "Harrow & Pike Logistics Ltd,Helen Marsh,020 7946 0142,h.marsh@harrow-pike.co.uk,,Asked for a quote";
const corbridge = "Corbridge Print,Dan Ellwood,0161 496 0155,dan@corbridge-print.co.uk,,";
const now = tuesday10am;
const later = minutesAfter(now, 30);

dbTest("stopped at whatever moment of its commit, an import is written whole or not at all", async ({ db, pool }) => {
  const story = await givenStory(db);
  const by = story.marc;
  let batches = 1;
  let moment = 1;
  for (; moment <= batches; moment++) {
    const bytes = backlogFile(`Firm ${moment} Dairies,Ann Li,0161 496 0177,info@firm${moment}.example,,`);
    const importId = await givenImport(db, { ...story.calder, by, bytes });
    let stopped: ReturnType<typeof cancelImport> | null = null;
    batches = 0;
    const done = await commitImport(db, {
      importId,
      by,
      now,
      // Not waited for: it races the batch that follows, and the last time the finish itself.
      onBatch: async () => {
        batches++;
        if (batches === moment) stopped = cancelImport(db, { importId, by, now });
      },
    });
    // One that was stopped early tells nothing of how many moments there are.
    if (!done.ok) batches = Math.max(batches, moment + 1);
    const cancelled = await stopped;
    const { rows } = await pool.query("select status from imports where id = $1", [importId]);
    const written = (await pool.query("select count(*)::int as n from import_rows where import_id = $1", [importId]))
      .rows[0].n;
    expect([done.ok, cancelled && (cancelled as { ok: boolean }).ok, rows[0].status, written]).toEqual(
      done.ok ? [true, batches < moment ? null : false, "committed", 1] : [false, true, "cancelled", 0],
    );
  }
  expect(moment).toBeGreaterThan(4);
  expect((await verify(db)).violations).toEqual([]);
});

dbTest("two files of one client committed at once meet each other's companies", async ({ db, pool }) => {
  const story = await givenStory(db);
  const by = story.marc;
  const ids = [
    await givenImport(db, { ...story.calder, by, bytes: backlogFile(harrow, corbridge) }),
    await givenImport(db, { ...story.calder, by, bytes: backlogFile(corbridge, harrow) }),
  ];

  const done = await Promise.all(ids.map((importId) => commitImport(db, { importId, by, now })));

  expect(done.map(({ ok }) => ok)).toEqual([true, true]);
  expect((await pool.query("select verdict from import_rows")).rows.map(({ verdict }) => verdict).sort()).toEqual([
    "lead",
    "lead",
    "merged",
    "merged",
  ]);
  expect((await pool.query("select count(*)::int as n from leads")).rows[0].n).toBe(2);
  expect((await verify(db)).violations).toEqual([]);
});

dbTest(
  "an undo and an agent who takes a lead at the same moment: one of them comes second and is told",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    for (let turn = 0; turn < 5; turn++) {
      const bytes = backlogFile(`Firm ${turn} Dairies,Ann Li,0161 496 0177,info@firm${turn}.example,,`);
      const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });
      const [undone, leased] = await Promise.all([
        undoImport(db, { importId, by: story.marc, now: later }),
        leaseNext(db, { campaignId: story.calder.campaignId, by: story.priya, now: later }),
      ]);
      expect(undone.ok).toBe(!leased.ok);
      if (!undone.ok) {
        expect(undone).toEqual({ ok: false, reason: "worked-on" });
        break;
      }
      expect((await pool.query("select count(*)::int as n from leads")).rows[0].n).toBe(0);
    }
  },
);

dbTest("how a file is read can no longer be changed once its commit reads it", async ({ db, pool }) => {
  const story = await givenStory(db);
  const by = story.marc;
  const importId = await givenImport(db, { ...story.calder, by, bytes: backlogFile(harrow) });
  const corrected: Awaited<ReturnType<typeof correctReading>>[] = [];

  const done = await commitImport(db, {
    importId,
    by,
    now,
    onBatch: async () => {
      const change = (settings: Parameters<typeof withField>[0]) => withField(settings, { column: 0, field: "ignore" });
      corrected.push(await correctReading(db, { importId, change, by, now }));
    },
  });

  expect(done).toMatchObject({ ok: true, balance: { leads: 1 } });
  expect(new Set(corrected.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ ok: false, reason: "too-late" })]),
  );
  const { rows } = await pool.query("select settings -> 'fields' as fields from imports");
  expect(rows).toEqual([{ fields: {} }]);
});
