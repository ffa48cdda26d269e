import { spawn } from "node:child_process";
import { resolve } from "node:path";
import process from "node:process";
import type { Errand } from "./victim.ts";

/** How an attempt ended: by our hand, done before that, with a sentence because the database went away, or not at all. */
export type End = {
  how: "killed" | "done" | "stopped" | "hung";
  said: string;
  /** Before the act was over. */
  struck: boolean;
};

/** Far longer than the longest act takes on a machine that does ten other things. */
const patienceMs = 600_000;

/** One file of JavaScript: a victim from its sources takes longer to load than to be killed. */
const starter = resolve("app/kit/start-bundled.server.mjs");

/** Lets another process begin the act and has `strike` happen so long after it began. */
export function disturbed(
  errand: Errand,
  { afterMs, strike }: { afterMs: number | null; strike: "process" | (() => Promise<void>) },
): Promise<End> {
  const child = spawn(process.execPath, [starter, "scripts/soak/kill/victim.ts", JSON.stringify(errand)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    let blow: Promise<void> | null = null;
    let timer: NodeJS.Timeout | undefined;
    const hung = setTimeout(() => {
      resolve({ how: "hung", said: `neither ended nor said why within ${patienceMs / 1000} s`, struck: blow !== null });
      child.kill("SIGKILL");
    }, patienceMs);
    child.stderr.on("data", (text) => {
      said += text;
    });
    child.stdout.once("data", () => {
      if (afterMs === null) return;
      timer = setTimeout(() => {
        blow = strike === "process" ? Promise.resolve(void child.kill("SIGKILL")) : strike();
      }, afterMs);
    });
    child.once("error", reject);
    child.once("close", async (code, signal) => {
      clearTimeout(hung);
      // An act that is over sooner than the undisturbed one is not struck: what comes after it is another's.
      clearTimeout(timer);
      await blow?.catch(reject);
      const how = signal === "SIGKILL" ? "killed" : code === 0 ? "done" : "stopped";
      resolve({ how, said: said.trim(), struck: blow !== null });
    });
  });
}
