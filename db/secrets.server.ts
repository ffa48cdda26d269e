import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseProblem } from "./embedded/problem.server.ts";

export type Secrets = {
  /** Of the embedded server's owner. */
  databasePassword: string;
  /** Signs the session cookie when SESSION_SECRET is not given. */
  sessionSecret: string;
  /** Keys the hash under which an erased person's number stays suppressed. Losing it forgets those suppressions. */
  suppressionKey: string;
};

/** The installation's own secrets, made at first start and readable by nobody else. Back them up with the data. */
export function installationSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const file = join(dataDir, "secrets.json");
  if (!existsSync(file)) create(file);
  try {
    chmodSync(file, 0o600);
    const secrets = JSON.parse(readFileSync(file, "utf8")) as Secrets;
    if (secrets.databasePassword && secrets.sessionSecret && secrets.suppressionKey) return secrets;
  } catch {
    // Told below, together with a file that reads but lacks a secret.
  }
  throw new DatabaseProblem(
    `${file} is not readable or not complete: restore it from a backup, for the data cannot be opened without it.`,
  );
}

/** Two commands may start at once: the link fails for the second, which then reads what the first one made. */
function create(file: string): void {
  const secret = () => randomBytes(32).toString("base64url");
  const secrets: Secrets = { databasePassword: secret(), sessionSecret: secret(), suppressionKey: secret() };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
