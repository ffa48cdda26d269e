import { expect } from "vitest";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { checkLists } from "#app/features/intake/lists/check-lists.server.ts";
import { listFacts } from "#app/features/intake/lists/lists-page.server.ts";
import { putInForce } from "#app/features/intake/lists/put-in-force.server.ts";
import { takeBackList } from "#app/features/intake/lists/take-back-list.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { putBack } from "#app/features/queue/put-back.server.ts";
import { callbackList } from "#app/features/reporting/callbacks.server.ts";
import { dueList } from "#app/features/reporting/due.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { emailAddresses, phoneNumbers } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { backlogFile, givenImport } from "#tests/given-import.ts";
import { givenList, givenListInForce } from "#tests/given-list.ts";

const harrow = "Harrow & Pike Logistics Ltd,SW1A 1AA,020 7946 0142,,,";
const later = minutesAfter(tuesday10am, 60);

dbTest("a list of customers closes the open leads that stand on it, and no other client's", async ({ db, pool }) => {
  const { calder, harbour, marc } = await givenStory(db);
  const byNumber = await givenLead(db, calder, { company: "Another Name Ltd", e164: "+442079460142" });
  const byName = await givenLead(db, calder, { company: "QUAYSIDE TIMBER LIMITED", postcode: "M1 1AE" });
  const free = await givenLead(db, calder, { company: "Marsh Dairy Ltd", postcode: "LS1 4AP" });
  const theirs = await givenLead(db, harbour, { company: "Another Name Ltd", e164: "+442079460142" });

  await givenListInForce(db, [harrow, "Quayside Timber Ltd,M1 1AE,,,,"], { ...calder, by: marc, now: later });

  const stages = await pool.query("select id, stage, closed_reason from leads order by id");
  expect(Object.fromEntries(stages.rows.map(({ id, ...how }) => [id, how]))).toEqual({
    [byNumber.leadId]: { stage: "closed", closed_reason: "existing-customer" },
    [byName.leadId]: { stage: "closed", closed_reason: "existing-customer" },
    [free.leadId]: { stage: "ready", closed_reason: null },
    [theirs.leadId]: { stage: "ready", closed_reason: null },
  });
  const told = await pool.query(
    "select type, lead_id from events where type in ('lead.listed', 'list.used') order by id",
  );
  expect(told.rows.map(({ type }) => type)).toEqual(["list.used", "lead.listed", "lead.listed"]);
  expect((await mayCall(db, { leadId: theirs.leadId, phoneNumberId: theirs.phoneNumberId, now: later })).verdict).toBe(
    "allow",
  );
  expect((await verify(db)).violations).toEqual([]);
});

dbTest("before its job has run, a list already binds who stands on it by name and postcode", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const lead = await givenLead(db, calder, { company: "Quayside Timber Ltd", postcode: "M1 1AE" });
  const elsewhere = await givenLead(db, calder, { company: "Quayside Timber Ltd", postcode: "LS1 4AP" });
  const listId = await givenList(db, ["QUAYSIDE TIMBER LTD,m11ae,,,,"], { ...calder, by: marc });
  await putInForce(db, { listId, by: marc, now: tuesday10am });

  const verdictOf = async (of: typeof lead) => (await mayCall(db, { ...of, now: later })).verdict;
  expect([await verdictOf(lead), await verdictOf(elsewhere)]).toEqual(["block", "allow"]);
  await takeBackList(db, { listId, by: marc, now: later });
  expect(await verdictOf(lead)).toBe("allow");
});

dbTest.for([
  ["an address", "Other Name Ltd,,,helen@gmail.com,,"],
  ["a number of theirs", "Other Name Ltd,,020 7946 0142,,,"],
] as const)("a customer in hand is dialled on no number, though the list knows them by %s", async ([, row], { db }) => {
  const { calder, marc } = await givenStory(db);
  const promised = { nextAction: "callback", dueAt: daysAfter(tuesday10am, 3) } as const;
  const lead = await givenLead(db, calder, { e164: "+442079460142", ...promised });
  const own = { clientId: calder.clientId, companyId: lead.companyId, originCompanyId: lead.companyId };
  await db.insert(emailAddresses).values({ ...own, contactId: lead.contactId, address: "helen@gmail.com" });
  const [other] = await db
    .insert(phoneNumbers)
    .values({
      ...{ ...own, e164: "+442079460143", raw: "020 7946 0143", kind: "fixed", label: "main", position: 2 },
      numberHash: hashOf("number", "+442079460143"),
    })
    .returning({ id: phoneNumbers.id });

  await givenListInForce(db, [row], { ...calder, by: marc, now: later });

  const dial = { leadId: lead.leadId, phoneNumberId: other?.id ?? "", now: later };
  expect((await mayCall(db, dial)).verdict).toBe("block");
});

dbTest("each kind of list has its own reason", async ({ db, pool }) => {
  const { calder, marc } = await givenStory(db);
  await givenLead(db, calder, { company: "One Ltd", e164: "+442079460101" });
  await givenLead(db, calder, { company: "Two Ltd", e164: "+442079460102" });

  await givenListInForce(db, ["One Ltd,,020 7946 0101,,,"], { ...calder, by: marc, kind: "opportunities" });
  await givenListInForce(db, [",,020 7946 0102,,,"], { ...calder, by: marc, kind: "do-not-call" });

  expect((await pool.query("select closed_reason from leads order by id")).rows).toEqual([
    { closed_reason: "open-opportunity" },
    { closed_reason: "asked-not-to-be-called" },
  ]);
});

dbTest(
  "a lead that somebody has in hand is shown to a person and not closed, but not dialled either",
  async ({ db, pool }) => {
    const { calder, marc, priya } = await givenStory(db);
    const held = await givenLead(db, calder, { company: "Quayside Timber Ltd", postcode: "M1 1AE" });
    expect(await leaseNext(db, { by: priya, now: tuesday10am })).toMatchObject({ ok: true });
    await givenLead(db, calder, { e164: "+442079460142", nextAction: "callback", dueAt: daysAfter(tuesday10am, 3) });

    const now = minutesAfter(tuesday10am, 2);
    const rows = [harrow, "Quayside Timber Ltd,M1 1AE,,,,"];
    await givenListInForce(db, rows, { ...calder, by: marc, now });

    expect((await pool.query("select finding from suppression_matches")).rows).toEqual([
      { finding: "in-hand" },
      { finding: "in-hand" },
    ]);
    expect((await pool.query("select distinct stage from leads")).rows).toEqual([{ stage: "ready" }]);
    const dial = { leadId: held.leadId, phoneNumberId: held.phoneNumberId, now };
    expect((await mayCall(db, dial)).verdict).toBe("block");

    // The hold has run out by night.
    expect(await checkLists(db, { ...calder, now: later })).toEqual({ closed: 1, inHand: 0, likely: 0, reopened: 0 });
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest(
  "a list that comes while an import is being written lets none of its rows slip through",
  async ({ db, pool }) => {
    const { calder, marc } = await givenStory(db);
    const importId = await givenImport(db, {
      ...calder,
      by: marc,
      bytes: backlogFile("Harrow & Pike,,020 7946 0142,,,"),
    });
    const listId = await givenList(db, [harrow], { ...calder, by: marc });
    let checked: Promise<unknown> = Promise.resolve();
    let batches = 0;

    await commitImport(db, {
      importId,
      by: marc,
      now: tuesday10am,
      // By the second batch the import has asked what is known, and holds its turn.
      onBatch: async () => {
        if (++batches !== 2) return;
        await putInForce(db, { listId, by: marc, now: tuesday10am });
        checked = checkLists(db, { ...calder, now: later });
      },
    });
    await checked;

    expect((await pool.query("select stage from leads where stage <> 'closed'")).rows).toEqual([]);
    expect((await pool.query("select verdict from import_rows")).rows).toEqual([{ verdict: "lead" }]);
    expect((await verify(db)).violations).toEqual([]);
  },
);
dbTest(
  "a newer list lifts what no longer stands on it, and opens the leads again where they stood",
  async ({ db, pool }) => {
    const { calder, marc } = await givenStory(db);
    const gone = await givenLead(db, calder, { e164: "+442079460142", stage: "research", nextAction: "research" });
    const stays = await givenLead(db, calder, { company: "Corbridge Print", e164: "+442079460143" });
    const corbridge = "Corbridge Print,,020 7946 0143,,,";
    await givenListInForce(db, [harrow, corbridge], { ...calder, by: marc });

    const now = later;
    await givenListInForce(db, [corbridge], { ...calder, by: marc, replaces: true, fileName: "customers-2.csv", now });

    const stages = await pool.query("select id, stage, next_action from leads");
    expect(stages.rows).toContainEqual({ id: gone.leadId, stage: "research", next_action: "research" });
    expect(stages.rows).toContainEqual({ id: stays.leadId, stage: "closed", next_action: null });
    expect((await pool.query("select status, lifted from suppression_lists order by id")).rows).toEqual([
      { status: "replaced", lifted: 0 },
      { status: "active", lifted: 1 },
    ]);
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest(
  "a promise to a listed company waits for a person when its hour comes, and stands again once the list is taken back",
  async ({ db, pool }) => {
    const { calder, marc, priya } = await givenStory(db);
    const promised = { nextAction: "callback", dueAt: later, callableFrom: later } as const;
    const { leadId } = await givenLead(db, calder, { e164: "+442079460142", ...promised });
    const listId = await givenListInForce(db, [harrow], { ...calder, by: marc });
    const standing = async () =>
      (
        await pool.query(
          "select l.stage, l.next_action, finding from leads l join suppression_matches m on m.lead_id = l.id",
        )
      ).rows;

    expect(await leaseNext(db, { by: priya, now: later })).toMatchObject({ ok: false });

    expect(await standing()).toEqual([{ stage: "ready", next_action: "callback", finding: "in-hand" }]);
    const asked = { userId: priya, all: true, now: later };
    expect(await callbackList(db, asked)).toMatchObject([{ leadId, agentId: null, stopped: true }]);
    const due = await dueList(db, { agentId: null, campaignId: null, now: later });
    expect(due.stopped).toMatchObject([{ leadId, agentId: null, stop: "suppressed" }]);

    const now = minutesAfter(later, 1);
    await takeBackList(db, { listId, by: marc, now });
    await checkLists(db, { ...calder, now });
    expect(await callbackList(db, { ...asked, now })).toMatchObject([{ leadId, stopped: false }]);
    expect(await leaseNext(db, { by: priya, now })).toMatchObject({ ok: true, hold: { leadId } });
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest.for(["at their turn", "put back"] as const)(
  "who is met before a list has been compared is closed by the list, %s, and opened again with it",
  async (met, { db, pool }) => {
    const { calder, marc, priya } = await givenStory(db);
    const { leadId } = await givenLead(db, calder, { e164: "+442079460142" });
    const listId = await givenList(db, [harrow], { ...calder, by: marc });
    const hand = met === "put back" ? await leaseNext(db, { by: priya, now: tuesday10am }) : null;
    const now = minutesAfter(tuesday10am, 2);
    await putInForce(db, { listId, by: marc, now });

    if (hand?.ok) await putBack(db, { leadId, token: hand.hold.token, keep: false, by: priya, now });
    else expect(await leaseNext(db, { by: priya, now })).toMatchObject({ ok: false });
    await checkLists(db, { ...calder, now });

    expect(await listFacts(db, listId)).toMatchObject({ closed: 1, inHand: 0 });
    const stands = () => pool.query("select stage, next_action, closed_reason from leads");
    expect((await stands()).rows).toEqual([{ stage: "closed", next_action: null, closed_reason: "existing-customer" }]);
    await takeBackList(db, { listId, by: marc, now: later });
    expect(await checkLists(db, { ...calder, now: later })).toMatchObject({ reopened: 1 });
    expect((await stands()).rows).toEqual([{ stage: "ready", next_action: "call", closed_reason: null }]);
    expect((await verify(db)).violations).toEqual([]);
  },
);

dbTest("nobody waits for a person's word whose lead has ended otherwise", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const promised = { nextAction: "callback", dueAt: later } as const;
  const { leadId } = await givenLead(db, calder, { e164: "+442079460142", ...promised });
  const listId = await givenListInForce(db, [harrow], { ...calder, by: marc });
  const ended = { nextAction: null, dueAt: null, closeReason: "out-of-business", reason: null } as const;
  await db.transaction((tx) => moveLead(tx, { leadId, to: "closed", ...ended, by: marc, now: later }));

  expect(await listFacts(db, listId)).toMatchObject({ closed: 0, inHand: 0, likely: 0 });
});
