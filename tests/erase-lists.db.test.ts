import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { putInForce } from "#app/features/intake/lists/put-in-force.server.ts";
import { leaveList } from "#app/features/intake/lists/take-back-list.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { importFiles, importRows, suppressionLists } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenCommitted } from "./given-import.ts";
import { givenList, givenListInForce } from "./given-list.ts";
import { quill, signsOfQuill, tracesOf } from "./given-person.ts";

const later = minutesAfter(tuesday10am, 60);

dbTest(
  "a list of whom not to call that waits and names them is seen to first, the agency's own too",
  async ({ db, ownerPool }) => {
    const { calder, harbour, marc } = await givenStory(db);
    const own = { company: "Widgets Ltd", person: quill.name, e164: quill.e164 };
    const { contactId } = await givenLead(db, calder, own);
    const ask = () => erasePerson(db, { contactIds: [contactId], by: marc, now: later });
    const refusal = (listId: string, lines: number[]) => ({
      ...{ ok: false, reason: "in-waiting-list" },
      list: { listId, fileName: "customers.csv", lines, problem: null },
    });
    const others = ["Third Ltd,M1 1AE,020 7946 0899,,,", "Fourth Ltd,M1 1AE,,una@fourth.example,,"];
    const byName = await givenList(db, [...others, "Zebedee  QUILLFEATHER,,,,,"], { ...calder, by: marc });
    await givenList(db, ["Zebedee Quillfeather Ltd,,,,,"], { ...harbour, by: marc });

    expect(await ask()).toEqual(refusal(byName, [3]));
    await leaveList(db, { listId: byName });
    const agency = { clientId: null, kind: "do-not-call", by: marc } as const;
    const byNumber = await givenList(db, ["Whoever Ltd,,020-7946 0417,,,", ...others], agency);
    expect(await ask()).toEqual(refusal(byNumber, [1]));
    await putInForce(db, { listId: byNumber, by: marc, now: later });

    expect(await ask()).toMatchObject({ ok: true });
    // Of another client's list a name says nothing: two people share it.
    const traces = await tracesOf(ownerPool, signsOfQuill);
    expect(traces.map((trace) => trace.split(":")[0])).toEqual(["suppression_lists.content"]);
  },
);

dbTest("a list or a file that waits and names a company that goes is seen to first as well", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const company = "Quillfeather Widgets Ltd";
  const { contactId, companyId } = await givenLead(db, calder, { company, person: quill.name, e164: quill.e164 });
  const ask = (companyIds: string[]) => erasePerson(db, { contactIds: [contactId], companyIds, by: marc, now: later });
  const listId = await givenList(db, ["Quillfeather Widgets,SW1A 1AA,,,,"], { ...calder, by: marc });

  expect(await ask([companyId])).toMatchObject({ reason: "in-waiting-list", list: { listId, lines: [1] } });
  await leaveList(db, { listId });
  const bytes = Buffer.from("Company,Phone\r\nQuillfeather Widgets,020 7946 0822\r\nThird Ltd,020 7946 0823\r\n");
  const file = { campaignId: calder.campaignId, fileName: "newer.csv", bytes, by: marc, now: later };
  expect(await storeImport(db, file)).toMatchObject({ ok: true });
  expect(await ask([companyId])).toMatchObject({ reason: "in-waiting-file", file: { lines: [1] } });
  expect(await ask([])).toMatchObject({ ok: true });
});

dbTest(
  "what a list is called names them no more, nor does what rows say of it; others keep their names",
  async ({ db }) => {
    const { calder, harbour, marc } = await givenStory(db);
    const own = { company: "Widgets Ltd", person: quill.name, e164: quill.e164 };
    const { contactId } = await givenLead(db, calder, own);
    const fileName = "Zebedee Quillfeather asked, and Ann Pike.csv";
    const rows = ["Third Ltd,M1 1AE,020 7946 0899,,,"];
    const given = { fileName, by: marc };
    const ofTheirs = await givenListInForce(db, rows, { ...given, clientId: calder.clientId });
    const more = ["Fourth Ltd,M1 1AE,,una@fourth.example,,"];
    const ofAgency = await givenListInForce(db, more, { ...given, clientId: null, kind: "do-not-call" });
    const ofOthers = await givenListInForce(db, rows, { ...given, clientId: harbour.clientId });
    const ofNobody = await givenListInForce(db, more, { ...calder, by: marc, fileName: "Quillfeather Tiles.csv" });
    const bytes = Buffer.from("Company,Phone\r\nThird Ltd,020 7946 0899\r\n");
    const importId = await givenCommitted(db, { campaignId: calder.campaignId, by: marc, bytes, now: later });
    const [row] = await db.select().from(importRows);
    expect(JSON.stringify(row?.reasons)).toContain(quill.name);

    expect(await erasePerson(db, { contactIds: [contactId], by: marc, now: later })).toMatchObject({ ok: true });

    const called = new Map((await db.select().from(suppressionLists)).map((list) => [list.id, list.fileName]));
    expect(called.get(ofTheirs)).toMatch(/^(?!.*(Zebedee|Quillfeather)).+ asked, and Ann Pike\.csv$/);
    expect(called.get(ofAgency)).toBe(called.get(ofTheirs));
    expect(called.get(ofOthers)).toBe(fileName);
    expect(called.get(ofNobody)).toBe("Quillfeather Tiles.csv");
    const [told] = await db.select().from(importRows);
    expect(JSON.stringify(told?.reasons)).toContain(`(${called.get(ofTheirs)}, `);
    expect(await db.$count(importFiles, eq(importFiles.importId, importId))).toBe(1);
  },
);
