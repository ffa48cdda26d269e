import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "#db/embedded.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import { givenStory } from "#tests/given.ts";
import { besideJobs } from "./claim/beside-jobs.ts";
import { besideUpdate } from "./claim/beside-update.ts";
import { fillCampaign } from "./claim/many-leads.ts";
import type { BenchResult } from "./result.ts";

const sizes = [1_500, 1_000_000];
const crowds = [1, 8];
const commits = ["on", "off"] as const;

/**
 * Handing out the next lead with every rule in force, beside what any design has to pay: an UPDATE … RETURNING by primary key that
 * writes the same columns and the same ledger row, through the same pool in the same run. Medians, in milliseconds; the ratio is what counts.
 */
export async function bench(say: (sentence: string) => void): Promise<BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-bench-"));
  const server = await startEmbedded({ dataDir });
  const { runtimeUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl });
  const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 1 });
  const agents = Math.max(...crowds);
  const results: BenchResult[] = [];
  try {
    const first = openDatabase(runtimeUrl);
    const story = await givenStory(first.db).finally(first.close);
    let filled = 0;
    for (const size of sizes) {
      say(`Filling the queue up to ${size.toLocaleString("en-GB")} leads.`);
      const crowd = await fillCampaign(owner, story.calder, { from: filled, to: size, agents });
      filled = size;
      for (const commit of commits) {
        await owner.query(`alter role rekindle_app set synchronous_commit = ${commit}`);
        const database = openDatabase(runtimeUrl, { connections: agents });
        for (const connections of crowds) {
          say(`${size.toLocaleString("en-GB")} leads, synchronous_commit ${commit}, ${connections} at once.`);
          results.push(...(await besideUpdate(database, { ...crowd, size, connections, commit })));
        }
        if (size === sizes[0]) results.push(...(await besideJobs(database, server.ownerUrl, { ...crowd, commit })));
        await database.close();
      }
    }
    return results;
  } finally {
    await owner.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
