import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import type { Db } from "#db/client.server.ts";
import { contacts, emailAddresses, merges, phoneNumbers } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { givenCommitted } from "./given-import.ts";

const head = "Lead ID,Company,Contact,Phone,Direct phone,Email,Website,Street,City,Postcode";
const file = (row: string) => Buffer.from([head, row, ""].join("\r\n"));
const helen =
  "SF-1,Harrow Logistics Ltd,Helen Marsh,020 7946 0142,,helen@harrow.example,harrow.example,2 Mill Lane,Leeds,LS1 4AP";
const dan =
  "SF-2,Harrow Logistcs Ltd,Dan Ellwood,020 7946 0142,,dan@harrow.example,harrow.example,2 Mill Lane,Leeds,LS1 4AP";
/** Helen's row names Dan, with a mailbox and a line that are new. */
const danInstead = helen.replace("Helen Marsh", "Dan Ellwood").replace("0142,,helen@", "0142,020 7946 0155,d.ellwood@");

/** Two files whose rows are one company unasked, and a third in which one row names the person of the other. */
async function givenThreeFiles(db: Db) {
  const story = await givenStory(db);
  const commit = (row: string, minutes: number) =>
    givenCommitted(db, { ...story.calder, by: story.marc, bytes: file(row), now: minutesAfter(tuesday10am, minutes) });
  await commit(helen, 0);
  const second = await commit(dan, 1);
  const third = await commit(danInstead, 2);
  const [merge] = await db.select().from(merges);
  if (!merge) throw new Error("The two rows did not merge.");
  return { by: story.marc, second, third, merge };
}

const ways = async (db: Db, companyId: string) => ({
  people: (await db.select().from(contacts).where(eq(contacts.companyId, companyId))).map(({ fullName }) => fullName),
  emails: (await db.select().from(emailAddresses).where(eq(emailAddresses.companyId, companyId)))
    .map(({ address }) => address)
    .sort(),
  numbers: (await db.select().from(phoneNumbers).where(eq(phoneNumbers.companyId, companyId)))
    .map(({ e164 }) => e164)
    .sort(),
});

dbTest("what a newer file brings of a person goes home with them, whichever record it spoke of", async ({ db }) => {
  const { by, third, merge } = await givenThreeFiles(db);

  await unmerge(db, { mergeId: merge.id, by, now: daysAfter(tuesday10am, 1) });

  expect(await ways(db, merge.keptCompanyId)).toEqual({
    people: ["Helen Marsh"],
    emails: ["helen@harrow.example"],
    numbers: ["+442079460142"],
  });
  expect(await ways(db, merge.mergedCompanyId)).toEqual({
    people: ["Dan Ellwood"],
    emails: ["d.ellwood@harrow.example", "dan@harrow.example"],
    numbers: ["+442079460142", "+442079460155"],
  });
  expect(await undoImport(db, { importId: third, by, now: daysAfter(tuesday10am, 2) })).toMatchObject({ ok: true });
  expect(await ways(db, merge.mergedCompanyId)).toMatchObject({
    emails: ["dan@harrow.example"],
    numbers: ["+442079460142"],
  });
});

dbTest("a file cannot be taken back while a newer one tells of the people it brought", async ({ db }) => {
  const { by, second, third } = await givenThreeFiles(db);
  const now = minutesAfter(tuesday10am, 5);

  expect(await undoImport(db, { importId: second, by, now })).toEqual({ ok: false, reason: "built-upon" });
  expect(await undoImport(db, { importId: third, by, now })).toMatchObject({ ok: true });
  expect(await undoImport(db, { importId: second, by, now })).toMatchObject({ ok: true });
});
