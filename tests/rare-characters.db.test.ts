import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { loader as review } from "#app/routes/manage/import-review.tsx";
import type { Db } from "#db/client.server.ts";
import { companies, importRows } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory, type Story } from "./given.ts";
import { answerOf, requestBy } from "./requests.ts";
import { sharedData } from "./shared.ts";

/** Uploaded, reviewed among the companies that are known, and committed. */
async function received(db: Db, { calder, marc }: Story, bytes: Buffer): Promise<string> {
  const asking = { ...calder, by: marc, now: tuesday10am };
  const stored = await storeImport(db, { ...asking, fileName: "backlog.csv", bytes });
  if (!stored.ok) throw new Error(stored.reason);
  const asked = await requestBy(db, { by: marc }, { importId: stored.importId });
  expect(await answerOf(review(asked))).toMatchObject({ status: 200 });
  expect(await queueCommit(db, { ...asking, importId: stored.importId })).toMatchObject({ ok: true });
  expect(await commitImport(db, { ...asking, importId: stored.importId })).toMatchObject({ ok: true });
  expect((await verify(db)).violations).toEqual([]);
  return stored.importId;
}

dbTest("names in rare characters are compared with the companies that are known, and found again", async ({ db }) => {
  const story = await givenStory(db);
  await givenLead(db, story.calder);
  const names = ["𠜎𠜱𠝹𠱓𠱸𠲖", "Nagoya 𠮷野家", "𠮷".repeat(150), "🦊🦊🦊 Ltd"];
  const rows = names.map((name, at) => `${name},020 7946 01${10 + at},12 ${name} Street,${at} 𠮷野家𠮷`);
  const file = (...all: string[]) => Buffer.from(["Company,Phone,Street,Postcode", ...all, ""].join("\n"));
  const importId = await received(db, story, file(...rows));
  expect(await db.select().from(importRows).where(eq(importRows.importId, importId))).toHaveLength(names.length);
  expect((await db.select().from(companies)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["𠜎𠜱𠝹𠱓𠱸𠲖", "Nagoya 𠮷野家"]),
  );
  await received(db, story, file(...rows.toReversed()));
  expect((await db.select().from(companies)).filter(({ mergedIntoId }) => mergedIntoId === null)).toHaveLength(
    names.length + 1,
  );
});

dbTest("half a character in a cell of a file reaches no table", async ({ db }) => {
  const story = await givenStory(db);
  await givenLead(db, story.calder);
  const bytes = Buffer.from(
    "\ufeffCompany,Phone\nNagoya \ud842野家 Ltd,020 7946 0105\n\udfb7,020 7946 0106\n",
    "utf16le",
  );
  await received(db, story, bytes);
  const kept = await db.select({ cells: importRows.cells }).from(importRows);
  expect(JSON.stringify(kept)).not.toMatch(/\\ud[89a-f]/);
});

const naughty = sharedData("leads/torture/third-party/blns/blns-as-companies.csv");
dbTest.skipIf(!naughty)(
  "a file of names that break programs is reviewed and committed like any other",
  async ({ db }) => {
    const story = await givenStory(db);
    await givenLead(db, story.calder);
    await received(db, story, readFileSync(naughty ?? ""));
  },
  60_000,
);
