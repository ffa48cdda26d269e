import { createHmac } from "node:crypto";
import { resolve } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import pg from "pg";

const runtimeRole = "rekindle_app";
/** Any number, so long as it is the same everywhere: two houses starting at once take turns. */
const migrationLock = 7_130_224;

/**
 * Brings the database to this release and makes sure that the runtime role can sign in.
 * The migrator takes no lock of its own: four at once on an empty database fail, so one is held around everything.
 */
export async function migrate({
  ownerUrl,
  runtimeUrl,
}: {
  ownerUrl: string;
  runtimeUrl?: string | undefined;
}): Promise<{ runtimeUrl: string }> {
  const runtime = runtimeUrl ?? runtimeUrlOf(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await ensureRuntimeRole(client, runtime);
    // An owner who is no superuser is behind the walls too, and would change no row of theirs in silence.
    await client.query("set app.agency = 'on'");
    await applyMigrations(drizzle(client), { migrationsFolder: resolve(import.meta.dirname, "migrations") });
    await runMigrations({ connectionString: ownerUrl });
  } finally {
    await client.end();
  }
  return { runtimeUrl: runtime };
}

/** The same server and database as the owner's, as the role that owns nothing. Its password follows from the owner's, so that every machine knows it. */
function runtimeUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.password = createHmac("sha256", decodeURIComponent(url.password)).update(runtimeRole).digest("base64url");
  url.username = runtimeRole;
  return url.href;
}

async function ensureRuntimeRole(owner: pg.Client, runtimeUrl: string): Promise<void> {
  if (await canSignIn(runtimeUrl)) return;
  const password = decodeURIComponent(new URL(runtimeUrl).password);
  const exists = await owner.query("select 1 from pg_roles where rolname = $1", [runtimeRole]);
  const verb = exists.rowCount ? "alter" : "create";
  try {
    await owner.query(
      `${verb} role ${runtimeRole} login password ${owner.escapeLiteral(password)} nosuperuser nocreatedb nocreaterole noinherit nobypassrls`,
    );
  } catch (cause) {
    throw new Error(
      `The user of DATABASE_URL may not ${verb} the role ${runtimeRole}. Create it yourself (login, no superuser, no bypassrls) and give its address in DATABASE_RUNTIME_URL.`,
      { cause },
    );
  }
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
