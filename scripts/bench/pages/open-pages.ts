import { openLiveHub, useLiveHub } from "#app/kit/live.server.ts";
import type { Database } from "#db/open.server.ts";
import { finishedBuild } from "#scripts/house/build.ts";
import { takePort } from "#scripts/server/listen.ts";
import { createWeb } from "#scripts/server/web.ts";
import { openTestHouse } from "#tests/given.ts";
import { median } from "../claim/beside-update.ts";

export type Page = { what: string; path: string; cookie: string };

/** The house's own web server over this database, on a port of its own. */
export async function openPages(database: Database, runtimeUrl: string, say: (sentence: string) => void) {
  const build = await finishedBuild(say);
  const door = await takePort(0, "127.0.0.1");
  const publicUrl = `http://127.0.0.1:${door.port}`;
  openTestHouse({ publicUrl });
  const hub = await openLiveHub(runtimeUrl);
  useLiveHub(hub);
  const web = { build, publicUrl, simulatorUrl: null, trustedProxies: 0, pool: database.pool };
  door.open(createWeb({ ...web, jobsDue: async () => 0, isClosing: () => false }));

  async function ask({ path, cookie, what }: Page): Promise<number> {
    const from = performance.now();
    const answer = await fetch(publicUrl + path, { headers: { cookie }, redirect: "manual" });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${what} (${path}) answered ${answer.status}.`);
    return performance.now() - from;
  }

  return {
    /** By turns, so that no page has the quieter minute; the first two rounds are not counted. */
    async medians(pages: Page[], rounds: number): Promise<Map<string, number>> {
      const times = new Map(pages.map(({ what }) => [what, [] as number[]]));
      for (let round = 0; round < rounds + 2; round++)
        for (const page of pages) {
          const took = await ask(page);
          if (round > 1) times.get(page.what)?.push(took);
        }
      return new Map([...times].map(([what, took]) => [what, median(took)]));
    },
    async close(): Promise<void> {
      await door.close();
      await hub.close();
    },
  };
}
