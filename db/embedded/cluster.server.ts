import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Account, PLAIN_ENVIRONMENT } from "./account.server.ts";
import type { Binaries } from "./binaries.server.ts";
import { DatabaseProblem } from "./problem.server.ts";

export const OWNER = "rekindle_owner";
const MAJOR = "18";

type NewCluster = { home: string; binaries: Binaries; account: Account | null; password: string; durable: boolean };

/** The data folder of the server inside `home`, made on first use: whole or not at all, since it is renamed into place. */
export function ensureCluster({ home, binaries, account, password, durable }: NewCluster): string {
  const folder = join(home, "data");
  if (existsSync(folder)) return checked(folder);

  const draft = mkdtempSync(join(home, "draft-"));
  const passwordFile = join(draft, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);

  const made = spawnSync(
    binaries.initdb,
    [
      ...["-D", join(draft, "data"), "-U", OWNER, "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8"],
      ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"],
      ...(durable ? [] : ["--no-sync"]),
    ],
    { cwd: "/", uid: account?.uid, gid: account?.gid, encoding: "utf8", env: PLAIN_ENVIRONMENT },
  );
  try {
    if (made.status !== 0) {
      const why = (made.error?.message ?? made.stderr).trim().split("\n").at(-1);
      throw new DatabaseProblem(`The database folder ${folder} could not be made: ${why}`);
    }
    renameSync(join(draft, "data"), folder);
  } catch (error) {
    // Another command made it meanwhile: use theirs.
    if (error instanceof DatabaseProblem || !existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

function checked(folder: string): string {
  const version = readVersion(folder);
  if (version === MAJOR) return folder;
  const found =
    version === null ? "is not a PostgreSQL data folder" : `was made by PostgreSQL ${version}, not ${MAJOR}`;
  throw new DatabaseProblem(
    `${folder} ${found}: restore it from a backup, or move it away to start with an empty database.`,
  );
}

function readVersion(folder: string): string | null {
  try {
    return readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  } catch {
    return null;
  }
}
