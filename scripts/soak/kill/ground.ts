import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Embedded, startEmbedded } from "#db/embedded.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import { givenStory, type Story } from "#tests/given.ts";

/** Where rounds take place: fresh databases, and a server that may be killed where it is ours alone. */
export type Ground = {
  story: Story;
  fresh: () => Promise<{ ownerUrl: string; runtimeUrl: string; drop: () => Promise<void> }>;
  /** Kills the server's first process, as a machine without memory does. */
  killServer?: () => Promise<void>;
  /** Starts the killed server again and says on which port it now listens. */
  recover?: () => Promise<string>;
};

/** On a server that is there: one database with the agency in it, and copies of it. */
export async function groundOn(
  template: () => { ownerUrl: string; runtimeUrl: string },
  name: string,
): Promise<Ground> {
  const { ownerUrl, runtimeUrl } = template();
  await maintain(ownerUrl, `create database ${name} template ${new URL(ownerUrl).pathname.slice(1)}`);
  const database = openDatabase(onDatabase(runtimeUrl, name));
  const story = await givenStory(database.db).finally(database.close);
  let made = 0;
  return {
    story,
    async fresh() {
      const copy = `${name}_${made++}`;
      await maintain(template().ownerUrl, `create database ${copy} template ${name}`);
      return {
        ownerUrl: onDatabase(template().ownerUrl, copy),
        runtimeUrl: onDatabase(template().runtimeUrl, copy),
        drop: () => maintain(template().ownerUrl, `drop database if exists ${copy} with (force)`),
      };
    },
  };
}

/** A server of our own, which may be killed. */
export async function ownGround(): Promise<Ground & { close: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-kill-"));
  let server: Embedded = await startEmbedded({ dataDir });
  const { runtimeUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl });
  const portNow = () => new URL(server.ownerUrl).port;
  const ground = await groundOn(
    () => ({ ownerUrl: server.ownerUrl, runtimeUrl: onPort(runtimeUrl, portNow()) }),
    "story",
  );
  return {
    ...ground,
    async killServer() {
      const { rows } = await ask(
        onDatabase(server.ownerUrl, "postgres"),
        "select pg_read_file('postmaster.pid') as text",
      );
      process.kill(Number(String(rows[0]?.text).split("\n")[0]), "SIGKILL");
    },
    async recover() {
      for (let attempt = 1; ; attempt++) {
        try {
          server = await startEmbedded({ dataDir });
          return portNow();
        } catch (error) {
          // The killed server's own children take a moment to notice.
          if (attempt === 20) throw error;
          await sleep(500);
        }
      }
    },
    async close() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const onPort = (url: string, port: string): string => Object.assign(new URL(url), { port }).href;

async function ask(connectionString: string, statement: string): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

const maintain = async (url: string, statement: string): Promise<void> => {
  await ask(onDatabase(url, "postgres"), statement);
};

const onDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
