import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { backlogOf } from "#scripts/soak/kill/backlog.ts";
import { groundOn } from "#scripts/soak/kill/ground.ts";
import { type Blow, playRound } from "#scripts/soak/kill/round.ts";

const blows: Blow[] = [
  { act: "upload", strike: "statement", share: 0.8 },
  { act: "commit", strike: "process", share: 0.6 },
  { act: "undo", strike: "statement", share: 0.7 },
];

test("an import that is killed at upload, commit and undo, and taken up again, ends as one that nobody disturbed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rekindle-soak-"));
  const file = join(folder, "backlog.csv");
  writeFileSync(file, backlogOf(100, 20261126));
  const ground = await groundOn(
    () => ({ ownerUrl: inject("templateUrl"), runtimeUrl: inject("templateRuntimeUrl") }),
    `story_${process.pid}`,
  );
  try {
    const { calm, broken } = await playRound(ground, file, []);
    expect(broken).toEqual([]);
    expect(await playRound(ground, file, blows, calm)).toMatchObject({ broken: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
