import { expect } from "vitest";
import { suppressNumber } from "#app/features/compliance/suppress.server.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { backlogFile, givenCommitted } from "#tests/given-import.ts";
import { givenList, givenListInForce } from "#tests/given-list.ts";
import { checkLists } from "./check-lists.server.ts";
import { putInForce } from "./put-in-force.server.ts";
import { storeList } from "./store-list.server.ts";
import { takeBackList } from "./take-back-list.server.ts";

const harrow = "Harrow & Pike Logistics Ltd,SW1A 1AA,020 7946 0142,,,";
const later = minutesAfter(tuesday10am, 60);

dbTest(
  "rows of a later file that stand on a list are suppressed, in words; likely ones stay leads",
  async ({ db, pool }) => {
    const { calder, marc } = await givenStory(db);
    await givenListInForce(
      db,
      [
        harrow,
        "Corbridge Print,,,,www.corbridge-print.co.uk,",
        "Quayside Timber Ltd,M1 1AE,,,,",
        "Free,,,jo@gmail.com,gmail.com,",
      ],
      { ...calder, by: marc },
    );

    const bytes = backlogFile(
      "Someone Else,,+44 20 7946 0142,,,",
      "Corbridge,,0161 496 0155,dan@corbridge-print.co.uk,,",
      "Quayside Timber,,0161 496 0177,,,",
      "Tarn & Moor,,0161 496 0178,sam@gmail.com,,",
    );
    const importId = await givenCommitted(db, { ...calder, by: marc, bytes });

    const { rows } = await pool.query("select verdict, reasons from import_rows where import_id = $1 order by line", [
      importId,
    ]);
    const on = {
      code: "on-list-customers",
      field: null,
      text: "On the client’s list of customers (customers.csv, 17 Nov 2026).",
    };
    expect(rows.map(({ verdict }) => verdict)).toEqual(["suppressed", "suppressed", "lead", "lead"]);
    expect(rows[0].reasons).toContainEqual(on);
    expect(rows[1].reasons).toContainEqual(on);
    expect(rows[2].reasons).toContainEqual({
      code: "likely-on-list",
      field: null,
      text: "Perhaps on the client’s list of customers (customers.csv, 17 Nov 2026). Look before calling.",
    });
    expect(rows[3].reasons).toEqual([]);
    expect(await checkLists(db, { ...calder, now: later })).toEqual({ closed: 0, inHand: 0, likely: 1, reopened: 0 });
    expect(await checkLists(db, { ...calder, now: later })).toEqual({ closed: 0, inHand: 0, likely: 0, reopened: 0 });
  },
);

dbTest("the same list again changes nothing; used twice at once it is used once", async ({ db, pool }) => {
  const { calder, marc } = await givenStory(db);
  const listId = await givenList(db, [harrow], { ...calder, by: marc });
  const used = { listId, by: marc, now: tuesday10am };

  const both = await Promise.all([putInForce(db, used), putInForce(db, used)]);

  expect(both.map((one) => one.ok && one.again).sort()).toEqual([false, true]);
  expect(await givenList(db, [harrow], { ...calder, by: marc })).toBe(listId);
  expect(await putInForce(db, used)).toEqual({ ok: true, lifted: 0, again: true });
  expect((await pool.query("select count(*)::int as n from suppressions")).rows).toEqual([{ n: 2 }]);
  expect((await pool.query("select content, status from suppression_lists")).rows).toEqual([
    { content: null, status: "active" },
  ]);
});

dbTest("taking a list back lifts nothing that another list or a person said", async ({ db, pool }) => {
  const { calder, marc, priya } = await givenStory(db);
  const spoken = await givenLead(db, calder, { company: "One Ltd", e164: "+442079460101" });
  await db.transaction((tx) => suppressNumber(tx, { ...spoken, by: priya, now: tuesday10am }));
  await givenListInForce(db, [",,020 7946 0103,,,", ",,020 7946 0104,,,"], {
    ...calder,
    by: marc,
    kind: "do-not-call",
  });
  const rows = ["One Ltd,,020 7946 0101,,,", "Three Ltd,,020 7946 0103,,,", "Five Ltd,,020 7946 0105,,,"];
  const listId = await givenListInForce(db, rows, { ...calder, by: marc });

  const taken = { listId, by: marc, now: later };
  expect(await takeBackList(db, taken)).toEqual({ ok: true, lifted: 1 });

  expect(await takeBackList(db, taken)).toEqual({ ok: false, reason: "not-in-force" });
  const stands = await pool.query(
    "select source, count(*)::int as n from suppressions where lifted_at is null group by 1 order by 1",
  );
  expect(stands.rows).toEqual([
    { source: "list", n: 2 },
    { source: "outcome", n: 1 },
  ]);
  expect((await pool.query("select count(*)::int as n from suppression_companies")).rows).toEqual([{ n: 0 }]);
});

dbTest("the agency's own list binds every client, who only learn that the agency says so", async ({ db, pool }) => {
  const { calder, harbour, marc } = await givenStory(db);
  const theirs = await givenLead(db, harbour, { e164: "+442079460142" });
  await givenListInForce(db, [harrow], { clientId: null, by: marc, kind: "do-not-call" });

  const importId = await givenCommitted(db, {
    ...calder,
    by: marc,
    bytes: backlogFile("Harrow & Pike,,020 7946 0142,,,"),
  });
  await checkLists(db, { ...harbour, now: later });

  const { rows } = await pool.query("select verdict, reasons from import_rows where import_id = $1", [importId]);
  expect(rows[0]).toMatchObject({ verdict: "suppressed", reasons: [{ code: "suppressed-by-agency" }] });
  const lead = await pool.query("select stage, closed_reason from leads where id = $1", [theirs.leadId]);
  expect(lead.rows).toEqual([{ stage: "closed", closed_reason: "asked-not-to-be-called" }]);
  const given = {
    clientId: null,
    kind: "customers",
    fileName: "a.csv",
    replaces: false,
    by: marc,
    now: later,
  } as const;
  expect(await storeList(db, { ...given, bytes: Buffer.from("Company\nA") })).toEqual({
    ok: false,
    reason: "agency-only-do-not-call",
  });
});

dbTest("what is no list is refused in a sentence, and one that holds nothing is not used", async ({ db, pool }) => {
  const { calder, marc } = await givenStory(db);
  const given = {
    ...calder,
    kind: "customers",
    fileName: "../../x\u0000.csv",
    replaces: false,
    by: marc,
    now: tuesday10am,
  } as const;
  const hostile = [
    Buffer.alloc(0),
    Buffer.from("%PDF-1.7\n"),
    Buffer.from("PK\u0003\u0004 not a workbook"),
    Buffer.alloc(17 * 1024 * 1024, "a,"),
  ];

  for (const bytes of hostile) {
    const refused = await storeList(db, { ...given, bytes });
    expect(refused).toMatchObject({ ok: false, reason: "not-a-list" });
    expect(!refused.ok && refused.reason === "not-a-list" && refused.sentence).toMatch(/\.$/);
  }
  const stored = await storeList(db, { ...given, bytes: Buffer.from("Colour,Size\nred,\u0000\nblue,7\n") });
  expect(stored.ok && (await putInForce(db, { listId: stored.listId, by: marc, now: later }))).toEqual({
    ok: false,
    reason: "holds-nothing",
  });
  expect((await pool.query("select file_name, status from suppression_lists")).rows).toEqual([
    { file_name: "x.csv", status: "ready" },
  ]);
});
