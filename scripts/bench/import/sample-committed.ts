import { readFileSync } from "node:fs";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import { tuesday10am } from "#tests/cast.ts";
import { givenStory } from "#tests/given.ts";
import type { BenchResult } from "../result.ts";
import { asOwner, beside, type Measured, median, onDatabase, type Place, sample, timed } from "./place.ts";

const runs = 5;
const now = tuesday10am;

/** Every row, company, person, number, lead and ledger entry of the sample in one durable transaction, beside its inspection. */
export async function sampleCommitted({ ownerUrl, say }: Place, { inspectMs }: Measured): Promise<BenchResult> {
  const { runtimeUrl } = await prepareDatabase({ ownerUrl });
  const bytes = readFileSync(sample);
  const counted: number[] = [];
  // The first warms the engine up and is not counted.
  for (let run = 0; run <= runs; run++) {
    const ms = await oneCommit(bytes, { ownerUrl, runtimeUrl, name: `run_${run}` });
    if (run > 0) counted.push(ms);
  }
  say(`The sample was committed ${runs} times, each on a database of its own.`);
  return beside("1,500 rows, commit, beside that inspect", median(counted), "ms", inspectMs ?? null);
}

async function oneCommit(bytes: Buffer, at: { ownerUrl: string; runtimeUrl: string; name: string }): Promise<number> {
  const template = new URL(at.ownerUrl).pathname.slice(1);
  await asOwner(onDatabase(at.ownerUrl, "postgres"), (owner) =>
    owner.query(`create database ${at.name} template ${template}`),
  );
  const database = openDatabase(onDatabase(at.runtimeUrl, at.name));
  try {
    const { db } = database;
    const { calder, marc: by } = await givenStory(db);
    const { campaignId } = calder;
    const stored = await storeImport(db, { campaignId, fileName: "sample.csv", bytes, by, now });
    if (!stored.ok) throw new Error(stored.reason);
    const { importId } = stored;
    await queueCommit(db, { importId, by, later: false });
    const { made, ms } = await timed(() => commitImport(db, { importId, by, now }));
    if (!made.ok) throw new Error(made.reason);
    return ms;
  } finally {
    await database.close();
  }
}
