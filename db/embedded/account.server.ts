import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseProblem } from "./problem.server.ts";

export type Account = { name: string; uid: number; gid: number };

/** What PostgreSQL gets to see of the environment: none of the application's secrets, none of somebody's PG variables. */
export const PLAIN_ENVIRONMENT = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
} as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;

/**
 * Whom PostgreSQL runs as. It refuses to run as root, and initdb wants an account with a name, so root lends it to one
 * that every machine has; anyone else runs it themselves (null).
 */
export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n").map(parseAccount);
  for (const name of ["postgres", "nobody"]) {
    const found = accounts.find((account) => account?.name === name);
    if (found) return found;
  }
  throw new DatabaseProblem(
    "PostgreSQL does not run as root, and this machine has neither a postgres nor a nobody account to lend it to: start as another user.",
  );
}

function parseAccount(line: string): Account | null {
  const [name, , uid, gid] = line.split(":");
  if (!name || !uid || !gid || uid === "0") return null;
  return { name, uid: Number(uid), gid: Number(gid) };
}

/**
 * A folder inside the data folder that the account may write to. Where the account cannot get there (a home of mode 700),
 * the folder lies under /var/lib/rekindle and a note in the data folder says so.
 */
export function folderWithinReach(dataDir: string, account: Account | null): string {
  const here = join(dataDir, "postgres");
  if (!account) {
    mkdirSync(here, { recursive: true, mode: 0o700 });
    return here;
  }
  const note = join(dataDir, "postgres-is-at");
  const elsewhere = existsSync(note) ? readFileSync(note, "utf8").trim() : null;
  if (elsewhere) return handOver(elsewhere, account);
  if (existsSync(here) || canEnter(dataDir, account)) return handOver(here, account);

  // Never a name that a removed data folder had: its database has another password.
  const away = join("/var/lib/rekindle", randomUUID());
  handOver(away, account);
  writeFileSync(note, `${away}\n`);
  return away;
}

function canEnter(folder: string, { uid, gid }: Account): boolean {
  return spawnSync("sh", ["-c", 'cd "$1"', "sh", folder], { uid, gid, cwd: "/" }).status === 0;
}

function handOver(folder: string, { uid, gid }: Account): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, uid, gid);
  return folder;
}
