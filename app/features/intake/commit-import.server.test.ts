import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { backlogFile, givenCommitted, givenImport } from "#tests/given-import.ts";
import { sampleBacklog } from "#tests/given-sample.ts";
import { commitImport } from "./commit-import.server.ts";

const harrow = "Harrow & Pike Logistics Ltd,Helen Marsh,020 7946 0142,h.marsh@harrow-pike.co.uk,,Asked for a quote";
const harrowAgain = "HARROW AND PIKE LOGISTICS LIMITED,Helen Marsh,+44 (0)20 7946 0142,h.marsh@harrow-pike.co.uk,,";
const corbridge = "Corbridge Print,Dan Ellwood,0161 496 0155,dan@corbridge-print.co.uk,,";

dbTest("the sample’s rows add up to its leads, merges and ledger", async ({ db, pool }) => {
  const story = await givenStory(db);
  const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes: sampleBacklog() });
  const one = async (query: string) => (await pool.query(query, [importId])).rows[0];

  const rows = await one(`select count(*)::int as read, count(*) filter (where verdict = 'blank')::int as blank,
    count(*) filter (where verdict = 'quarantined')::int as quarantined, count(*) filter (where verdict = 'suppressed')::int as suppressed,
    count(*) filter (where verdict = 'merged')::int as merged, count(*) filter (where verdict = 'lead')::int as leads
    from import_rows where import_id = $1`);
  const { read, ...parts } = rows;
  expect(read).toBe(1500);
  expect(Object.values<number>(parts).reduce((a, b) => a + b)).toBe(read);

  const { data } = await one("select data from events where import_id = $1 and type = 'import.committed'");
  expect(data).toEqual({ rows: read, ...parts });
  expect(await one("select count(*)::int as n from events where import_id = $1 and type = 'lead.created'")).toEqual({
    n: rows.leads,
  });
  expect(
    (await pool.query("select count(*)::int as n from leads where stage = 'ready' and next_action = 'call'")).rows[0].n,
  ).toBe(rows.leads);
  expect(await one("select status, rows_read, rows_done, phase from imports where id = $1")).toEqual({
    status: "committed",
    rows_read: 1500,
    rows_done: 1500,
    phase: null,
  });
});

dbTest("rows that are one company merge, and each can be taken apart again", async ({ db, pool }) => {
  const story = await givenStory(db);
  await givenCommitted(db, { ...story.calder, by: story.marc, bytes: backlogFile(harrow, corbridge, harrowAgain) });

  const merges = (await pool.query("select * from merges")).rows;
  expect(merges).toHaveLength(1);
  expect(merges[0]).toMatchObject({ by: null, undone_at: null });
  expect(merges[0].evidence.length).toBeGreaterThan(0);
  const merged = (
    await pool.query("select name, merged_into_id from companies where id = $1", [merges[0].merged_company_id])
  ).rows[0];
  expect(merged.merged_into_id).toBe(merges[0].kept_company_id);
  const moved = (
    await pool.query("select company_id from phone_numbers where origin_company_id = $1", [merges[0].merged_company_id])
  ).rows;
  expect(moved).toEqual([{ company_id: merges[0].kept_company_id }]);
  expect(
    (await pool.query("select verdict from import_rows order by line")).rows.map((row) => row.verdict).sort(),
  ).toEqual(["lead", "lead", "merged"]);
  expect((await pool.query("select data from events where type = 'company.merged'")).rows[0].data).toMatchObject({
    keptCompanyId: merges[0].kept_company_id,
    certain: true,
  });
  expect((await pool.query("select text from notes")).rows).toEqual([{ text: "Asked for a quote" }]);
});

dbTest("a row that says do not call opens no lead and binds its number for the client", async ({ db, pool }) => {
  const story = await givenStory(db);
  await givenCommitted(db, {
    ...story.calder,
    by: story.marc,
    bytes: backlogFile("Oakfield Dairies,Ann Li,0161 496 0177,,yes,", corbridge),
  });

  expect((await pool.query("select verdict from import_rows order by line")).rows).toEqual([
    { verdict: "suppressed" },
    { verdict: "lead" },
  ]);
  const bound = await pool.query("select client_id, kind, source from suppressions where value_hash = $1", [
    hashOf("number", "+441614960177"),
  ]);
  expect(bound.rows).toEqual([{ client_id: story.calder.clientId, kind: "number", source: "import" }]);
  expect((await pool.query("select type from events where type = 'number.suppressed'")).rowCount).toBe(1);
  expect((await pool.query("select count(*)::int as n from leads")).rows[0].n).toBe(1);
});

dbTest(
  "a number the agency suppressed closes its row, and the next row of the company becomes the lead",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    await suppress(db, {
      entries: [{ clientId: null, kind: "number", valueHash: hashOf("number", "+442079460142") }],
      source: "outcome",
      by: story.priya,
      now: tuesday10am,
    });
    await givenCommitted(db, {
      ...story.calder,
      by: story.marc,
      bytes: backlogFile(harrow, "Harrow & Pike Logistics Ltd,Helen Marsh,,h.marsh@harrow-pike.co.uk,,"),
    });

    const rows = (await pool.query("select verdict, reasons from import_rows order by line")).rows;
    expect(rows.map((row) => row.verdict)).toEqual(["suppressed", "lead"]);
    expect(rows[0].reasons.at(-1)).toEqual({
      code: "suppressed-by-agency",
      field: null,
      text: "Suppressed by the agency.",
    });
  },
);

dbTest(
  "a company met before takes in the new row; only a campaign that has no lead of it gets one",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    await givenCommitted(db, { ...story.calder, by: story.marc, bytes: backlogFile(harrow, corbridge) });
    const second = { by: story.marc, bytes: backlogFile(harrowAgain), now: minutesAfter(tuesday10am, 60) };
    const again = await givenCommitted(db, { ...story.calder, ...second });
    const { rows: campaigns } = await pool.query(
      `insert into campaigns (client_id, name, status, country, starts_on, ends_on, currency, created_at)
     select client_id, 'Calder autumn', 'live', country, starts_on, ends_on, currency, created_at from campaigns where id = $1 returning id`,
      [story.calder.campaignId],
    );
    const elsewhere = await givenCommitted(db, { ...second, campaignId: campaigns[0].id });

    const of = async (importId: string) =>
      (
        await pool.query(
          "select r.verdict, l.company_id, c.merged_into_id from import_rows r join leads l on l.id = r.lead_id join companies c on c.id = r.company_id where import_id = $1",
          [importId],
        )
      ).rows[0];
    const first = (
      await pool.query(
        "select company_id from leads l join companies c on c.id = l.company_id where c.name like 'Harrow%' and campaign_id = $1",
        [story.calder.campaignId],
      )
    ).rows[0];
    expect(await of(again)).toEqual({
      verdict: "merged",
      company_id: first.company_id,
      merged_into_id: null,
    });
    expect(await of(elsewhere)).toEqual({
      verdict: "lead",
      company_id: first.company_id,
      merged_into_id: null,
    });
  },
);

dbTest(
  "another client’s companies are never met, and neither are the imports of another client",
  async ({ db, pool, portal }) => {
    const story = await givenStory(db);
    const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes: backlogFile(harrow) });
    await givenCommitted(db, { ...story.harbour, by: story.marc, bytes: backlogFile(harrow) });

    expect((await pool.query("select count(*)::int as n from leads")).rows[0].n).toBe(2);
    expect((await pool.query("select count(*)::int as n from merges")).rows[0].n).toBe(0);
    const seen = await portal(story.harbour.clientId, async (tx) => {
      const rows = await tx.execute(`select import_id from import_rows`);
      return rows.rows.map((row) => row.import_id);
    });
    expect(seen).toHaveLength(1);
    expect(seen).not.toContain(importId);
  },
);

dbTest(
  "a commit that dies between two batches leaves nothing, and the next run does all of it once",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    const importId = await givenImport(db, {
      ...story.calder,
      by: story.marc,
      bytes: backlogFile(harrow, corbridge, harrowAgain),
    });
    const at = { importId, by: story.marc, now: tuesday10am };
    let batches = 0;
    const dies = async () => {
      batches++;
      if (batches === 6) throw new Error("the machine is gone");
    };

    await expect(commitImport(db, { ...at, onBatch: dies })).rejects.toThrow("the machine is gone");
    expect((await pool.query("select count(*)::int as n from companies")).rows[0].n).toBe(0);
    expect((await pool.query("select status from imports")).rows).toEqual([{ status: "committing" }]);

    expect(await commitImport(db, at)).toMatchObject({ ok: true, balance: { read: 3, merged: 1, leads: 2 } });
    expect(await commitImport(db, at)).toEqual({ ok: true, balance: null });
    expect((await pool.query("select count(*)::int as n from leads")).rows[0].n).toBe(2);
    expect((await pool.query("select count(*)::int as n from events where type = 'import.committed'")).rows[0].n).toBe(
      1,
    );
  },
);

dbTest("two workers that commit the same import at once write it once", async ({ db, pool }) => {
  const story = await givenStory(db);
  const importId = await givenImport(db, { ...story.calder, by: story.marc, bytes: backlogFile(harrow, corbridge) });
  const at = { importId, by: story.marc, now: tuesday10am };

  const both = await Promise.all([commitImport(db, at), commitImport(db, at)]);
  expect(both.map((done) => done.ok)).toEqual([true, true]);
  expect((await pool.query("select count(*)::int as n from leads")).rows[0].n).toBe(2);
  expect((await pool.query("select count(*)::int as n from import_rows")).rows[0].n).toBe(2);
  expect((await pool.query("select count(*)::int as n from events where type = 'lead.created'")).rows[0].n).toBe(2);
});

dbTest("characters that no database can keep are taken out and told", async ({ db, pool }) => {
  const story = await givenStory(db);
  const bytes = Buffer.concat([
    backlogFile(corbridge),
    Buffer.from("Tay\u0000 Valley Freight,=cmd|' /C calc'!A0,0161 496 0188,isla@tay-valley.co.uk,,"),
  ]);
  await givenCommitted(db, { ...story.calder, by: story.marc, bytes });

  const { rows } = await pool.query("select cells, verdict from import_rows where line = 2");
  expect(rows[0].cells[0]).toBe("Tay Valley Freight");
  expect(rows[0].verdict).toBe("lead");
  const { settings } = (await pool.query("select settings from imports")).rows[0];
  expect(settings.read.warnings.join(" ")).toContain("held a character that is no text");
});

dbTest(
  "a cell as long as a book, where a quote was forgotten, does not keep the other rows out",
  async ({ db, pool }) => {
    const story = await givenStory(db);
    const book = Array.from({ length: 4_000 }, (_, n) => `word${(n * 7_919) % 99_991}`).join(" ");
    const bytes = backlogFile(`${book},Helen Marsh,020 7946 0142,,,`, "Oakfield Dairies,Ann Li,0161 496 0177,,,");

    const importId = await givenCommitted(db, { ...story.calder, by: story.marc, bytes });

    const { rows } = await pool.query("select line, verdict from import_rows where import_id = $1 order by line", [
      importId,
    ]);
    expect(rows.map(({ line }) => line)).toEqual([1, 2]);
  },
);
