import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_AGAIN_MS = 200;
const SIGN_OF_LIFE_MS = 1_000;
/** The id of a process that was killed may be another's by now: whoever gives no sign of life for so long is gone. */
const SILENT_MS = 60_000;
const nobody = "0";

/**
 * One process at a time does the work; the others wait, told once by `onWait`. A turn is a numbered file that names its process, and the
 * highest number has it. Numbers only rise, so that two who find the same dead process cannot both take over from it.
 */
export async function inTurn<T>(folder: string, work: () => Promise<T>, onWait: () => void = () => {}): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const mine = await takeTurn(folder, onWait);
  const living = setInterval(() => giveSign(mine), SIGN_OF_LIFE_MS);
  try {
    return await work();
  } finally {
    clearInterval(living);
    writeFileSync(mine, nobody);
  }
}

/** A machine that slept may wake up passed over. */
function giveSign(turn: string): void {
  if (existsSync(turn)) utimesSync(turn, new Date(), new Date());
}

async function takeTurn(folder: string, onWait: () => void): Promise<string> {
  let told = false;
  while (true) {
    const last = Math.max(0, ...turnsIn(folder));
    if (!isTaken(join(folder, String(last)))) {
      const mine = join(folder, String(last + 1));
      if (tookFirst(mine)) {
        for (const turn of turnsIn(folder)) if (turn <= last) rmSync(join(folder, String(turn)), { force: true });
        return mine;
      }
    } else {
      if (!told) onWait();
      told = true;
      await sleep(LOOK_AGAIN_MS);
    }
  }
}

const turnsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** Written aside and linked: the file is never seen without its process. */
function tookFirst(turn: string): boolean {
  const draft = `${turn}-${process.pid}-${performance.now()}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, turn);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function isTaken(turn: string): boolean {
  try {
    const pid = readFileSync(turn, "utf8");
    return pid !== nobody && Date.now() - statSync(turn).mtimeMs < SILENT_MS && isRunning(Number(pid));
  } catch (error) {
    // There was none yet, or whoever came next has cleared it away.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is there all the same.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
