import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Dice, diceFrom } from "../sample/dice.ts";
import { backlogOf } from "./kill/backlog.ts";
import { ownGround } from "./kill/ground.ts";
import { type Blow, playRound } from "./kill/round.ts";

export const usage = "soak kill [--times 50] [--rows 20000] [--seed 1] [--json]";

/** Kills imports at random moments, so many times, and compares what is there in the end with a run that nobody disturbed. */
export async function run(argv: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: argv,
    options: { times: text, rows: text, seed: text, json: { type: "boolean", default: false } },
  });
  const [times = 0, rows = 0, seed = 0] = [values.times ?? "50", values.rows ?? "20000", values.seed ?? "1"].map(
    Number,
  );
  if (![times, rows, seed].every(Number.isInteger) || times < 1 || rows < 1) {
    console.error(usage);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), "rekindle-soak-"));
  const file = join(folder, "backlog.csv");
  writeFileSync(file, backlogOf(rows, seed));
  const say = values.json ? console.error : console.log;
  const ground = await ownGround();
  const from = performance.now();
  const ends: Record<string, number> = {};
  const failures: { round: number; broken: string[] }[] = [];
  try {
    const { calm, broken } = await playRound(ground, file, []);
    if (broken.length > 0) failures.push({ round: 0, broken });
    say(`Undisturbed, ${rows} rows: ${inSeconds(calm.ms)}.`);
    const dice = diceFrom(seed);
    for (let round = 1, left = times; left > 0; round++) {
      const blows = blowsFrom(dice, left);
      left -= blows.length;
      const played = await playRound(ground, file, blows, calm);
      for (const [end, count] of Object.entries(played.ends)) ends[end] = (ends[end] ?? 0) + count;
      if (played.broken.length > 0) failures.push({ round, broken: played.broken });
      say(
        `Round ${round}: ${blows.map(inWords).join(", then ")}: ${played.broken.join("; ") || "the same in the end"}.`,
      );
    }
  } finally {
    await ground.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const seconds = Math.round((performance.now() - from) / 1000);
  if (values.json) console.log(JSON.stringify({ times, rows, seed, ends, failures, seconds }));
  else console.log(`${times} blows: ${inCounts(ends)}; ${failures.length} rounds differ; ${seconds} s.`);
  return failures.length > 0 ? 1 : 0;
}

/** Four to eight blows to a round, since looking at all that is there afterwards takes longer than a blow, most of them to the commit; some fall on its first statements, while it is still queued. */
function blowsFrom(dice: Dice, most: number): Blow[] {
  return Array.from({ length: Math.min(most, dice.between(4, 8)) }, () => {
    const act = dice.weighted({ upload: 2, commit: 9, undo: 2 });
    const strike = dice.weighted({ process: 6, statement: 4, database: 2 });
    const early = act === "commit" && strike === "statement" && dice.chance(0.3);
    return { act, strike, share: early ? dice.next() * 0.08 : dice.next() } satisfies Blow;
  });
}

const inWords = ({ act, strike, share }: Blow): string =>
  `${act} struck (${strike}) ${Math.round(share * 100)} % of the way`;
const inSeconds = (ms: Record<string, number>): string =>
  Object.entries(ms)
    .map(([act, took]) => `${act} ${(took / 1000).toFixed(1)} s`)
    .join(", ");
const inCounts = (ends: Record<string, number>): string =>
  Object.entries(ends)
    .map(([end, count]) => `${count} × ${end}`)
    .join(", ");
