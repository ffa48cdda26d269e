import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startEmbedded } from "#db/embedded.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import { givenStory } from "#tests/given.ts";
import { type Played, playAgents } from "./agents/play.ts";

export const usage = "soak agents [--agents 64] [--kills 500] [--seats 8] [--seed 1] [--speed 30] [--json]";
const recoversWithinMs = 1_000;

/** Many agents at one queue, killed in the middle of what they do: no lead in two hands, no write by a dead hand, nothing stuck. */
export async function run(argv: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: argv,
    options: {
      agents: text,
      kills: text,
      seats: text,
      seed: text,
      speed: text,
      json: { type: "boolean", default: false },
    },
  });
  const [agents = 0, kills = 0, seats = 0, seed = 0, speed = 0] = [
    values.agents ?? "64",
    values.kills ?? "500",
    values.seats ?? "8",
    values.seed ?? "1",
    values.speed ?? "30",
  ].map(Number);
  if (
    ![agents, kills, seats, seed, speed].every(Number.isInteger) ||
    agents < 2 ||
    kills < 0 ||
    seats < 1 ||
    speed < 1
  ) {
    console.error(usage);
    return 2;
  }
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-agents-"));
  const server = await startEmbedded({ dataDir });
  const { runtimeUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl });
  const database = openDatabase(runtimeUrl, { connections: 4 });
  const ownerPool = new pg.Pool({ connectionString: server.ownerUrl, max: 2 });
  try {
    const { calder: campaign } = await givenStory(database.db);
    const played = await playAgents(
      { db: database.db, runtimeUrl, ownerPool, campaign },
      { agents, kills, seats, seed, speed },
    );
    console.log(values.json ? JSON.stringify({ agents, ...played }) : inWords(played));
    if (played.kills < kills)
      console.error(
        `The calling day ended after ${played.kills} of ${kills} kills: with a lower --speed it lasts longer.`,
      );
    const { violations, staleWrites, slowestRecoveryMs } = played;
    const missed = violations.length > 0 || staleWrites > 0 || slowestRecoveryMs > recoversWithinMs;
    return missed || played.kills < kills ? 1 : 0;
  } finally {
    await Promise.all([database.close(), ownerPool.end()]);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const inWords = (played: Played): string =>
  [
    `${played.leases} leases, ${played.kills} kills: ${played.twoHands} leads in two hands, ${played.staleWrites} stale writes.`,
    `${played.recovered} leads of the dead were taken by others, half of them within ${played.usualRecoveryMs} ms after the hold had run out, the slowest after ${played.slowestRecoveryMs} ms.`,
    ...played.violations.map(({ check, id, text }) => `${check}: ${id}: ${text}`),
  ].join("\n");
