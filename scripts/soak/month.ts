import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startEmbedded } from "#db/embedded.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import { countUp, type Month } from "./month/count-up.ts";
import { playMonth } from "./month/play.ts";

export const usage = "soak month [--seed 1] [--leads 4500] [--agents 12] [--days 31] [--json]";

/** A month of three campaigns in simulated time, through the house's own acts; every report is recounted, then `verify`. */
export async function run(argv: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: argv,
    options: { seed: text, leads: text, agents: text, days: text, json: { type: "boolean", default: false } },
  });
  const [seed = 0, leads = 0, agents = 0, days = 0] = [
    values.seed ?? "1",
    values.leads ?? "4500",
    values.agents ?? "12",
    values.days ?? "31",
  ].map(Number);
  if (![seed, leads, agents, days].every(Number.isInteger) || leads < 3 || agents < 3 || days < 1 || days > 31) {
    console.error(usage);
    return 2;
  }
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-month-"));
  const server = await startEmbedded({ dataDir });
  const { runtimeUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl });
  const database = openDatabase(runtimeUrl, { connections: 6 });
  const ownerPool = new pg.Pool({ connectionString: server.ownerUrl, max: 6 });
  ownerPool.on("error", () => {});
  try {
    // Nothing here has to outlast the machine, and a month has some two hundred thousand commits.
    await ownerPool.query("alter role rekindle_app set synchronous_commit = off");
    const tell = values.json ? () => {} : console.log;
    const world = await playMonth({ database, ownerPool }, { seed, leads, agents, days, tell });
    const month = await countUp(world);
    console.log(values.json ? JSON.stringify(month) : inWords(month));
    return month.violations.length > 0 ? 1 : 0;
  } finally {
    await Promise.all([database.close(), ownerPool.end()]);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function inWords({ leads, callbacks, touches, reports, leaks, violations }: Month): string {
  const share = callbacks.due === 0 ? 100 : Math.round((callbacks.served / callbacks.due) * 1_000) / 10;
  return [
    `${leads} leads, each with an owner and a date on every evening.`,
    `${callbacks.due} callbacks fell due: ${callbacks.served} were served in their window (${share} %), ${callbacks.flagged} were flagged.`,
    `${touches.planned} touches were planned and ${touches.sent} made; ${touches.doubled} twice.`,
    `${reports.checked} figures of reports were recounted, ${reports.different} differ.`,
    `${leaks} leads leak.`,
    ...violations.map(({ check, id, text }) => `${check}: ${id}: ${text}`),
    `${violations.length} violations.`,
  ].join("\n");
}
