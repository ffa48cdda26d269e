import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { log } from "#app/kit/log.server.ts";
import { useDatabase } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import type { Calls } from "./calls/count-up.ts";
import { playCalls } from "./calls/play.ts";

export const usage = "soak calls [--agents 16] [--seconds 60] [--seed 1] [--faults] [--json]";

/** Agents at their desks, the real telephone and the simulator at the other end; with `--faults` on a bad day of the network. */
export async function run(argv: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args: argv,
    options: { agents: text, seconds: text, seed: text, faults: flag, json: flag },
  });
  const [agents = 0, seconds = 0, seed = 0] = [values.agents ?? "16", values.seconds ?? "60", values.seed ?? "1"].map(
    Number,
  );
  if (![agents, seconds, seed].every(Number.isInteger) || agents < 1 || seconds < 1) {
    console.error(usage);
    return 2;
  }
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-calls-"));
  const server = await startEmbedded({ dataDir });
  const { runtimeUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl });
  const database = openDatabase(runtimeUrl);
  useDatabase(database);
  const ownerPool = new pg.Pool({ connectionString: server.ownerUrl, max: 8 });
  ownerPool.on("error", () => {});
  if (values.json) log.level = "silent";
  try {
    const tell = values.json ? () => {} : console.log;
    const played = await playCalls(
      { db: database.db, runtimeUrl, ownerPool },
      { agents, seconds, seed, faults: values.faults, tell },
    );
    console.log(values.json ? JSON.stringify(played) : inWords(played));
    const { doubleDials, stuckAgents, contractViolations, violations } = played;
    return doubleDials + stuckAgents + contractViolations + violations.length > 0 ? 1 : 0;
  } finally {
    await Promise.all([database.close(), ownerPool.end()]);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function inWords({ attempts, results, doubleDials, stuckAgents, contractViolations, violations }: Calls): string {
  const ended = Object.entries(results).map(([result, calls]) => `${calls} ${result}`);
  return [
    `${attempts} calls: ${ended.join(", ")}.`,
    `${doubleDials} were dialled twice, ${stuckAgents} agents were stuck, ${contractViolations} times the provider's contract was broken.`,
    ...violations.map(({ check, id, text }) => `${check}: ${id}: ${text}`),
    `${violations.length} violations.`,
  ].join("\n");
}
