import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { corbridgeRow, exportFile, harrowRow, oakfieldRow } from "#tests/given-export.ts";
import { givenCommitted, givenImport } from "#tests/given-import.ts";
import { importPage } from "./import-page.server.ts";
import { reviewStep } from "./review-step.server.ts";

const zephyr = "SF-4,Zephyr Optics Ltd,Ruth Kerr,0161 496 0199,ruth@zephyr.example,zephyr.example,Bath,BA1 1AA,,,,";
const later = minutesAfter(tuesday10am, 30);
const muchLater = minutesAfter(tuesday10am, 60);

async function missingFrom(db: Db, importId: string) {
  const about = await importPage(db, importId);
  const step = about ? await reviewStep(db, about, { show: null, now: later }) : null;
  return step?.ok ? step.missing : null;
}

dbTest(
  "rows that a newer export has no more are told before and after it is committed, and nothing is done to them",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    const at = { ...story.calder, by: story.marc };
    await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow, oakfieldRow, zephyr) });
    const { rows: leads } = await pool.query(
      "select l.id, stage, due_at, c.name from leads l join companies c on c.id = l.company_id order by c.name",
    );
    const [corbridge] = leads;
    const newer = { ...at, bytes: exportFile(harrowRow, zephyr), now: later };
    const told = {
      count: 2,
      rows: [
        {
          rowId: expect.any(String),
          company: "Corbridge Print Ltd",
          fileName: "backlog.csv",
          line: 2,
          lead: { id: corbridge.id, stage: "ready" },
        },
        { rowId: expect.any(String), company: "Oakfield Dairies Ltd", fileName: "backlog.csv", line: 3, lead: null },
      ],
    };

    expect(await missingFrom(db, await givenImport(db, newer))).toEqual(told);
    expect(await missingFrom(db, await givenCommitted(db, newer))).toEqual(told);
    expect(
      (
        await pool.query(
          "select l.id, stage, due_at, c.name from leads l join companies c on c.id = l.company_id order by c.name",
        )
      ).rows,
    ).toEqual(leads);
  },
);

dbTest(
  "a part of a list, another list and another campaign's list say of nobody that they are missing",
  async ({ db }) => {
    const story = await givenStory(db);
    const at = { ...story.calder, by: story.marc };
    await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow, oakfieldRow, zephyr) });
    const none = { count: 0, rows: [] };
    const other = "X-1,Quarry Lane Motors Ltd,Lee Hart,0161 496 0161,lee@quarry-lane.example,,Bath,BA1 2AA,,,,";

    expect(await missingFrom(db, await givenImport(db, { ...at, bytes: exportFile(harrowRow), now: later }))).toEqual(
      none,
    );
    expect(await missingFrom(db, await givenImport(db, { ...at, bytes: exportFile(other), now: later }))).toEqual(none);
  },
);

dbTest("whom an edition in between had left out is not told again, and whom it brought is", async ({ db }) => {
  const story = await givenStory(db);
  const at = { ...story.calder, by: story.marc };
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow, oakfieldRow) });
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, corbridgeRow, zephyr), now: later });

  const newest = await givenCommitted(db, { ...at, bytes: exportFile(corbridgeRow, harrowRow), now: muchLater });

  expect(await missingFrom(db, newest)).toMatchObject({ count: 1, rows: [{ company: "Zephyr Optics Ltd", line: 3 }] });
});

dbTest("a row that waits to be mended, and a company that another row names, are in the file", async ({ db }) => {
  const story = await givenStory(db);
  const at = { ...story.calder, by: story.marc };
  const harrowTwice = harrowRow.replace("SF-1", "SF-9").replace("Helen Marsh", "Owen Frost");
  await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, harrowTwice, corbridgeRow, zephyr) });
  const unreachable = "SF-2,Corbridge Print Ltd,Dan Ellwood,,,,York,YO1 7HH,,,Lost,";

  const newer = await givenCommitted(db, { ...at, bytes: exportFile(harrowRow, unreachable, zephyr), now: later });

  expect(await missingFrom(db, newer)).toEqual({ count: 0, rows: [] });
});
