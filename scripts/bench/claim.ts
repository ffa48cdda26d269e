import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { anyonesIn, claim } from "#app/features/queue/claim.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { type Database, openDatabase } from "#db/open.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { givenStory } from "#tests/given.ts";
import { type Crowd, fillCampaign } from "./many-leads.ts";
import type { BenchResult } from "./result.ts";

const sizes = [1_500, 1_000_000];
const crowds = [1, 8];
const claims = 400;

/**
 * Handing out the next lead, beside an UPDATE … RETURNING by primary key on the same table in the same run: what any
 * design has to pay for one durable write. Medians, in milliseconds; the ratio is what counts.
 */
export async function bench(say: (sentence: string) => void): Promise<BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-bench-"));
  const server = await startEmbedded({ dataDir });
  const { runtimeUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl });
  const database = openDatabase(runtimeUrl, { connections: Math.max(...crowds) });
  const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 1 });
  try {
    const story = await givenStory(database.db);
    const results: BenchResult[] = [];
    let filled = 0;
    for (const size of sizes) {
      say(`Filling the queue up to ${size.toLocaleString("en-GB")} leads.`);
      const crowd = await fillCampaign(owner, story.calder, { from: filled, to: size, agents: Math.max(...crowds) });
      filled = size;
      for (const connections of crowds)
        results.push(...(await measure(database, owner, { ...crowd, size, connections })));
    }
    return results;
  } finally {
    await Promise.all([database.close(), owner.end()]);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(
  { db, pool }: Database,
  owner: pg.Pool,
  { campaignId, agentIds, leadIds, size, connections }: Crowd & { size: number; connections: number },
): Promise<BenchResult[]> {
  const free = () =>
    owner.query("update leads set held_by = null, hold_token = null, held_until = null where held_by is not null");
  const byKey = async (agent: number, nth: number) => {
    const id = leadIds[(agent * 7_919 + nth * 104_729) % leadIds.length];
    await pool.query("update leads set priority = priority where id = $1 returning *", [id]);
    return null;
  };
  const now = (nth: number) => minutesAfter(tuesday10am, (nth * 11) % 300);
  const byClaim = async (agent: number, nth: number) => {
    const wish = { by: agentIds[agent] ?? "", now: now(nth) };
    await pool.query("update leads set held_by = null, hold_token = null, held_until = null where held_by = $1", [
      wish.by,
    ]);
    const from = performance.now();
    await claim(db, wish, anyonesIn(campaignId, wish));
    return performance.now() - from;
  };
  const byLease = async (agent: number, nth: number) => {
    await leaseNext(db, { by: agentIds[agent] ?? "", now: now(nth) });
    return null;
  };

  await free();
  const yardstick = await median(connections, byKey);
  const bare = await median(connections, byClaim);
  await free();
  const whole = await median(connections, byLease);
  await free();
  const at = `${size.toLocaleString("en-GB")} leads, ${connections} connection${connections > 1 ? "s" : ""}`;
  return [
    { what: `claim, ${at}`, value: bare, unit: "ms", yardstick, ratio: bare / yardstick },
    { what: `lease with law and ledger, ${at}`, value: whole, unit: "ms", yardstick, ratio: whole / yardstick },
  ];
}

/** The median time of one act while so many agents do it at once; an act may time itself, when part of it is preparation. */
async function median(
  connections: number,
  act: (agent: number, nth: number) => Promise<number | null>,
): Promise<number> {
  const times: number[] = [];
  const rounds = Math.ceil(claims / connections);
  await Promise.all(
    Array.from({ length: connections }, async (_, agent) => {
      for (let nth = 0; nth < rounds; nth++) {
        const from = performance.now();
        const own = await act(agent, nth);
        times.push(own ?? performance.now() - from);
      }
    }),
  );
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
