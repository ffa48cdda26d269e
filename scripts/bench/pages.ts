import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { setClockAhead } from "#app/clock.server.ts";
import { useDatabase } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";
import { monthBegins } from "../soak/month/ground.ts";
import { playMonth } from "../soak/month/play.ts";
import { fillCampaign } from "./claim/many-leads.ts";
import { openPages } from "./pages/open-pages.ts";
import { pagesOf } from "./pages/pages-of.ts";
import type { BenchResult } from "./result.ts";

/** Monday to Thursday; on Friday morning the pages are opened. */
const worked = { leads: 300, agents: 3, days: 4 };
const fridayMorning = 10 * 3_600_000;
const more = 100_000;
const rounds = 30;

/**
 * The pages people look at all day, whole from the request to the last byte, in a house that has been worked in for some days: beside the
 * plainest page of the same house, then with a hundred thousand leads more beside themselves. Medians, in milliseconds; the ratio is what counts.
 */
export async function bench(say: (sentence: string) => void): Promise<BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "rekindle-bench-"));
  const server = await startEmbedded({ dataDir });
  const { runtimeUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl });
  const ownerPool = new pg.Pool({ connectionString: server.ownerUrl, max: 6 });
  ownerPool.on("error", () => {});
  const database = openDatabase(runtimeUrl);
  useDatabase(database);
  try {
    say(`Four days of ${worked.agents} agents and ${worked.leads} leads are played.`);
    const world = await playMonth({ database, ownerPool }, { ...worked, seed: 1, tell: () => {} });
    const now = new Date(monthBegins.getTime() + worked.days * 86_400_000 + fridayMorning);
    setClockAhead(now.getTime() - Date.now());
    await ownerPool.query("vacuum analyze");
    const house = await openPages(database, runtimeUrl, say);
    try {
      const pages = await pagesOf(database.db, world, now);
      const small = await house.medians([plainest, ...pages], rounds);
      const [campaign] = world.campaigns;
      if (!campaign) throw new Error("A month has campaigns.");
      say(`${more.toLocaleString("en-GB")} leads come in addition.`);
      await fillCampaign(ownerPool, campaign, { from: 0, to: more, agents: 1 });
      const large = await house.medians(pages, rounds);
      const floor = small.get(plainest.what) ?? Number.NaN;
      return pages.flatMap(({ what }) => {
        const [few = Number.NaN, many = Number.NaN] = [small.get(what), large.get(what)];
        return [
          { what, value: few, unit: "ms", yardstick: floor, ratio: few / floor },
          { what: `${what}, ${more / 1_000}k leads`, value: many, unit: "ms", yardstick: few, ratio: many / few },
        ];
      });
    } finally {
      await house.close();
    }
  } finally {
    setClockAhead(0);
    await Promise.all([database.close(), ownerPool.end()]);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Nobody is signed in there, and the database is asked for next to nothing. */
const plainest = { what: "sign in", path: "/login", cookie: "" };
