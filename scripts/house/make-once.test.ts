import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { environmentWith } from "#app/env.server.ts";
import { ownFolder } from "#tests/folder.ts";
import { makeOnce } from "./make-once.ts";

function ownPlace(): { folder: string; turns: string } {
  const home = ownFolder("make-once");
  const [folder, turns] = [join(home, "made"), join(home, "turns")];
  mkdirSync(folder);
  return { folder, turns };
}

test("of several that come at once one makes it, and it is made again for another state", async () => {
  const place = ownPlace();
  const made: string[] = [];
  let underWay = 0;
  const come = (state: string) =>
    makeOnce({
      ...place,
      state,
      make: async () => {
        // As a bundler does.
        rmSync(place.folder, { recursive: true });
        mkdirSync(place.folder);
        expect(++underWay).toBe(1);
        await sleep(20);
        made.push(state);
        underWay -= 1;
      },
    });

  await Promise.all(Array.from({ length: 6 }, () => come("first")));
  await Promise.all([come("second"), come("second")]);
  await come("second");

  expect(made).toEqual(["first", "second"]);
  expect(readdirSync(place.turns)).toHaveLength(1);
});

test("what failed is tried again by the next, and never passes for what was there before", async () => {
  const place = ownPlace();
  const tried: string[] = [];
  const come = (state: string, fails = false) =>
    makeOnce({
      ...place,
      state,
      make: async () => {
        tried.push(state);
        if (fails) throw new Error("A file is broken.");
      },
    });
  await come("old");

  await expect(come("new", true)).rejects.toThrow("A file is broken.");
  await come("old");

  expect(tried).toEqual(["old", "new", "old"]);
});

test("a process that is killed while it makes it leaves nobody waiting", { timeout: 40_000 }, async () => {
  const place = ownPlace();
  const child = makingForEver(place);
  await new Promise((begun) => child.stdout?.once("data", begun));
  const told: string[] = [];
  const waiting = makeOnce({
    ...place,
    state: "new",
    make: async () => void told.push("made"),
    onWait: () => told.push("waits"),
  });
  await sleep(300);
  expect(told).toEqual(["waits"]);

  child.kill("SIGKILL");
  await waiting;

  expect(told).toEqual(["waits", "made"]);
});

test("a process that gives no sign of life is gone, whoever has its id now", async () => {
  const place = ownPlace();
  const turn = join(place.turns, "1");
  mkdirSync(place.turns);
  writeFileSync(turn, String(process.pid));
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(turn, longAgo, longAgo);
  const told: string[] = [];

  await makeOnce({ ...place, state: "new", make: async () => void told.push("made") });

  expect(told).toEqual(["made"]);
});

function makingForEver(place: object): ChildProcess {
  const script = `import { ownFolder } from "#tests/folder.ts";
import { makeOnce } from ${JSON.stringify(resolve(import.meta.dirname, "make-once.ts"))};
    const make = () => new Promise(() => console.log("begun"));
    await makeOnce({ ...${JSON.stringify(place)}, state: "new", make });`;
  const command = ["--import", "tsx", "--input-type=module", "-e", script];
  return spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"], env: environmentWith({}) });
}
