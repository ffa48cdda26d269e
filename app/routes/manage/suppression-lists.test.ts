import { expect } from "vitest";
import { useIntakeThreads } from "#app/features/intake/intake-thread.server.ts";
import { checkLists } from "#app/features/intake/lists/check-lists.server.ts";
import { house } from "#app/house.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenList, givenListInForce } from "#tests/given-list.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as listPage } from "./suppression-list.tsx";
import { action as answer } from "./suppression-list-answer.ts";
import { action as leave } from "./suppression-list-leave.ts";
import { action as upload } from "./suppression-list-new.tsx";
import { action as correct } from "./suppression-list-reading.ts";
import { action as takeBack } from "./suppression-list-take-back.ts";
import { action as use } from "./suppression-list-use.ts";
import { loader as listsPage } from "./suppression-lists.tsx";

const harrow = "Harrow & Pike Logistics Ltd,SW1A 1AA,020 7946 0142,,,";

dbTest("a list is uploaded, read otherwise, put in force and taken back", async ({ db, ownerPool }) => {
  const { calder, marc } = await givenStory(db);
  await givenLead(db, calder, { e164: "+442079460142" });
  const asked = await requestBy(db, { path: "/suppression-lists/new", by: marc });
  const form = new FormData();
  form.set("clientId", calder.clientId);
  form.set("kind", "customers");
  form.set("file", new File(["Firm;Reach them at\nHarrow & Pike;020 7946 0142\n"], "customers.csv"));
  const headers = { Cookie: asked.request.headers.get("Cookie") ?? "" };
  const request = new Request(asked.request.url, { method: "POST", body: form, headers });

  const { location } = await answerOf(upload({ ...asked, request }));

  const listId = location?.split("/").at(-1) ?? "";
  const on = (fields?: Record<string, string>) =>
    requestBy(db, { by: marc, ...(fields ? { form: fields } : {}) }, { listId });
  await answerOf(correct(await on({ column: "1", field: "ignore" })));
  expect((await listPage(await on())).waiting).toMatchObject({ ok: true, holds: { rows: 1, numbers: 0 } });
  await answerOf(correct(await on({ column: "1", field: "phone_main" })));
  expect((await listPage(await on())).waiting).toMatchObject({ holds: { numbers: 1 } });
  await answerOf(use(await on({})));
  expect(await answerOf(correct(await on({ column: "1", field: "ignore" })))).toMatchObject({
    location: `/suppression-lists/${listId}?refused=used-already`,
  });
  const { rows: jobs } = await ownerPool.query(
    "select key from graphile_worker.jobs where task_identifier = 'check-lists'",
  );
  expect(jobs).toEqual([{ key: `check-lists:${calder.clientId}` }]);
  expect(await listPage(await on())).toMatchObject({ comparing: true, found: [] });
  await checkLists(db, { ...calder, now: tuesday10am });
  await ownerPool.query("delete from graphile_worker._private_jobs");

  const page = await listPage(await on());
  expect(page).toMatchObject({ comparing: false, waiting: null, list: { status: "active", closed: 1, numbers: 1 } });
  expect(page.found).toMatchObject([{ finding: "closed", means: "number", stage: "closed" }]);
  await answerOf(takeBack(await on({})));
  await checkLists(db, { ...calder, now: tuesday10am });
  expect(await listPage(await on())).toMatchObject({
    list: { status: "taken-back" },
    found: [{ finding: "reopened" }],
  });
  expect(await answerOf(takeBack(await on({})))).toMatchObject({
    location: `/suppression-lists/${listId}?refused=not-in-force`,
  });
  expect(await answerOf(correct(await on({ column: "1", field: "ignore" })))).toMatchObject({
    location: `/suppression-lists/${listId}?refused=ended`,
  });
});

dbTest("what is only likely is decided by a person, once", async ({ db, pool }) => {
  const { calder, marc } = await givenStory(db);
  const other = await givenLead(db, calder, { company: "Quayside Timber", postcode: "LS1 4AP" });
  const same = await givenLead(db, calder, { company: "Quayside Timber", postcode: "B1 1AA" });
  const listId = await givenListInForce(db, ["Quayside Timber Ltd,,,,,"], { ...calder, by: marc });
  const say = async (leadId: string, word: string) =>
    answerOf(answer(await requestBy(db, { by: marc, form: { answer: word } }, { listId, leadId })));

  await say(other.leadId, "keep");
  await say(same.leadId, "close");

  const again = await say(same.leadId, "close");
  expect(again.location).toBe(`/suppression-lists/${listId}?refused=not-asked`);
  await checkLists(db, { ...calder, now: tuesday10am });
  expect((await pool.query("select lead_id, finding from suppression_matches order by finding")).rows).toEqual([
    { lead_id: same.leadId, finding: "closed" },
    { lead_id: other.leadId, finding: "dismissed" },
  ]);
});

dbTest("agents and clients see no list, and a list that waits can be left", async ({ db }) => {
  const { calder, marc, priya, hanna } = await givenStory(db);
  const listId = await givenList(db, [harrow], { ...calder, by: marc });
  for (const by of [priya, hanna]) {
    expect((await answerOf(listsPage(await requestBy(db, { by })))).status).toBe(404);
    expect((await answerOf(leave(await requestBy(db, { by, form: {} }, { listId })))).status).toBe(404);
  }
  expect((await listsPage(await requestBy(db, { by: marc }))).lists).toMatchObject([{ id: listId, status: "ready" }]);

  await answerOf(leave(await requestBy(db, { by: marc, form: {} }, { listId })));

  expect((await listsPage(await requestBy(db, { by: marc }))).lists).toEqual([]);
  expect((await answerOf(listPage(await requestBy(db, { by: marc }, { listId })))).status).toBe(404);
});

dbTest(
  "a list is read and put in force where backlogs are, and one that holds too much says so",
  async ({ db, pool, runtimeUrl }) => {
    const { calder, marc } = await givenStory(db);
    const by = { clientId: calder.clientId, by: marc };
    const small = await givenList(db, [harrow], by);
    const large = await givenList(db, [`${"Quayside Timber,,,,,\r\n".repeat(200_000)}`], by);
    const thread = useIntakeThreads(
      { runtimeUrl, suppressionKey: house().suppressionKey, demo: true, publicUrl: "" },
      { heapMb: 90 },
    );
    const on = (listId: string, form?: Record<string, string>) =>
      requestBy(db, { by: marc, ...(form ? { form } : {}) }, { listId });
    try {
      expect((await listPage(await on(small))).waiting).toMatchObject({ ok: true, holds: { rows: 1, numbers: 1 } });
      await answerOf(use(await on(small, {})));
      expect(await answerOf(listPage(await on(large)))).toMatchObject({ status: 413 });
    } finally {
      await thread.close();
    }

    const { rows } = await pool.query("select status from suppression_lists order by id");
    expect(rows).toEqual([{ status: "active" }, { status: "ready" }]);
  },
  60_000,
);
