import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { environmentWith } from "#app/env.server.ts";

/** What `backlog verify` says of a running house; its database is shared, not started again. */
export async function verify(dataDir: string): Promise<{ checked: string[]; violations: unknown[] }> {
  const command = ["scripts/backlog.mjs", "verify", "--json"];
  // A broken invariant makes it answer 1, and still tells which.
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    cwd: resolve(import.meta.dirname, "../../.."),
    env: environmentWith({ DATA_DIR: dataDir, NODE_ENV: "", REKINDLE_DEMO: "1" }),
  }).catch((failed: { stdout: string; stderr: string }) => {
    if (failed.stdout) return failed;
    throw new Error(failed.stderr);
  });
  return JSON.parse(stdout) as { checked: string[]; violations: unknown[] };
}
