import { sql } from "drizzle-orm";
import pg from "pg";
import type { Queryable } from "#db/client.server.ts";

const channel = "rekindle_live";

/** The database's restart takes seconds; every process asks this often whether it is over. */
const againMs = 500;

export type LiveEvent = { topic: string; data: Record<string, unknown> };

/** Tells every open page that follows one of the topics, when and only when the transaction commits. Ids and words, never personal text. */
export async function announce(
  tx: Queryable,
  topics: string | string[],
  data: Record<string, unknown> = {},
): Promise<void> {
  const told = [topics].flat().map((topic) => JSON.stringify({ topic, data }));
  if (told.length === 0) return;
  await tx.execute(sql`select pg_notify(${channel}, told) from unnest(${sql.param(told)}::text[]) told`);
}

export type LiveHub = {
  /** Calls `listener` for each event of the topic until the returned function is called. */
  follow: (topic: string, listener: (event: LiveEvent) => void) => () => void;
  close: () => Promise<void>;
};

/** One listening connection a process, fanned out to all its open pages; reconnects by itself. */
export async function openLiveHub(databaseUrl: string): Promise<LiveHub> {
  const listeners = new Map<string, Set<(event: LiveEvent) => void>>();
  let client: pg.Client | null = null;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: databaseUrl });
    let listens = false;
    next.on("error", () => {});
    // A connection that never came to listen ends too; only the one attempt that fails may begin the next, or attempts double.
    next.once("end", () => {
      if (!listens) return;
      client = null;
      connectAgain();
    });
    next.on("notification", ({ payload }) => {
      if (!payload) return;
      const event = JSON.parse(payload) as LiveEvent;
      for (const listener of listeners.get(event.topic) ?? []) listener(event);
    });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (problem) {
      await next.end().catch(() => {});
      throw problem;
    }
    listens = true;
    client = next;
    if (closed) await next.end();
  }

  function connectAgain(): void {
    if (!closed) setTimeout(() => connect().catch(connectAgain), againMs).unref();
  }

  await connect();

  return {
    follow(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(topic);
      };
    },
    async close() {
      closed = true;
      await client?.end();
    },
  };
}

const kept = globalThis as typeof globalThis & { rekindleLiveHub?: LiveHub };

export function useLiveHub(hub: LiveHub): void {
  kept.rekindleLiveHub = hub;
}

export function liveHub(): LiveHub {
  if (!kept.rekindleLiveHub)
    throw new Error("The live hub is not open yet: useLiveHub() comes before the first request.");
  return kept.rekindleLiveHub;
}
