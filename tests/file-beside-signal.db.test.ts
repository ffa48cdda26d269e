import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { companies, leads } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory, type Story } from "./given.ts";
import { exportFile } from "./given-export.ts";
import { givenCommitted, givenImport } from "./given-import.ts";
import { later, nextWeek } from "./merging.ts";
import { untilBlocked } from "./until-blocked.ts";

const rowOf = (name: string, contractEnd: string) => {
  const [id, phone] = { Harrow: ["SF-1", "020 7946 0142"], Corbridge: ["SF-2", "0161 496 0155"] }[name] ?? [];
  return `${id},${name} Print Ltd,,${phone},info@${name}.example,${name}.example,York,YO1 7HH,,,Lost,${contractEnd}`;
};

/** Two leads of a file, and a newer one that names them against the order of their keys. */
async function givenNewer(db: Db, { calder, marc }: Story) {
  await givenCommitted(db, { ...calder, by: marc, bytes: exportFile(rowOf("Harrow", ""), rowOf("Corbridge", "")) });
  const [first, second] = await db
    .select({ id: leads.id, name: companies.name })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .orderBy(leads.id);
  if (!first || !second) throw new Error("no leads");
  const rows = [second, first].map(({ name }) => rowOf(name.split(" ")[0] ?? "", "2027-05-01"));
  const importId = await givenImport(db, { ...calder, by: marc, bytes: exportFile(...rows), now: later });
  return { importId, first: first.id, second: second.id };
}

const lock = (tx: Tx, id: string) => tx.select().from(leads).where(eq(leads.id, id)).for("update");
const ends = async (db: Db) => (await db.select({ on: leads.contractEndOn }).from(leads)).map(({ on }) => on);

dbTest("a file that changes leads, and the undo of it, wait for a signal that locks them in order", async ({ db }) => {
  const story = await givenStory(db);
  const { importId, first, second } = await givenNewer(db, story);
  const act = { importId, by: story.marc };

  for (const [doing, becomes] of [
    [() => commitImport(db, { ...act, now: tuesday10am }), "2027-05-01"],
    [() => undoImport(db, { ...act, now: nextWeek }), null],
  ] as const) {
    const { done } = await db.transaction(async (tx) => {
      await lock(tx, first);
      const done = doing();
      done.catch(() => {});
      await untilBlocked(db);
      await lock(tx, second);
      return { done };
    });
    expect(await done).toMatchObject({ ok: true });
    expect(await ends(db)).toEqual([becomes, becomes]);
  }
});
