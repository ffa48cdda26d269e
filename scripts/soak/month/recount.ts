import { callReport } from "#app/features/reporting/call-report.server.ts";
import { callbackList } from "#app/features/reporting/callbacks.server.ts";
import { campaignList } from "#app/features/reporting/campaign-list.server.ts";
import { campaignReport } from "#app/features/reporting/campaign-report.server.ts";
import { clientReport } from "#app/features/reporting/client-report.server.ts";
import { leaks } from "#app/features/reporting/leaks.server.ts";
import { navCounts } from "#app/features/reporting/nav-counts.server.ts";
import { callsByHand } from "./calls-by-hand.ts";
import { campaignByHand, clientByHand, houseByHand } from "./counted-by-hand.ts";
import { type Figures, flat } from "./figures.ts";
import { readTables } from "./tables.ts";
import { note, type World } from "./world.ts";

/** Every figure a page shows beside the same figure counted by hand from the rows, by code that shares nothing with the pages' queries. */
export async function recount(world: World): Promise<void> {
  const { database, ownerPool, now, manager } = world;
  const { db } = database;
  const tables = await readTables(ownerPool);
  const at = now.getTime();
  for (const { campaignId, clientId } of world.campaigns) {
    const shown = await campaignReport(db, { campaignId, now });
    if (shown) compare(world, `campaign ${campaignId}`, campaignByHand(tables, campaignId, at), flat(shown));
    const theirs = await database.forClient(clientId, (tx) => clientReport(tx, { clientId, campaignId, now }));
    if (theirs) compare(world, `portal ${campaignId}`, clientByHand(tables, campaignId, at), flat(theirs));
  }
  const { campaigns } = await campaignList(db, { now });
  const shown: Figures = {
    ...flat({ campaigns: Object.fromEntries(campaigns.map(({ id, ...row }) => [id, row])) }),
    ...flat({ leaks: await leaks(db, { now }), nav: await navCounts(db, { userId: manager, role: "manager", now }) }),
  };
  const promises = await callbackList(db, { userId: manager, all: true, now });
  shown["callbacks.listed"] = promises.length;
  shown["callbacks.missed"] = promises.filter(({ state }) => state === "missed").length;
  compare(world, "house", houseByHand(tables, at), shown);
  compare(world, "calls", callsByHand(world, tables, at), keyed(await callReport(db, { now })));
}

function keyed({ all, ...by }: Awaited<ReturnType<typeof callReport>>): Figures {
  const parts = Object.entries(by).map(([name, rows]) => [name, Object.fromEntries(rows.map((row) => [row.key, row]))]);
  return flat({ all, ...Object.fromEntries(parts) });
}

const most = 10;

function compare(world: World, page: string, mine: Figures, shown: Figures): void {
  let told = 0;
  for (const [figure, value] of Object.entries(mine)) {
    world.reports.checked += 1;
    const theirs = shown[figure] ?? 0;
    if (Math.abs(theirs - value) < 1e-6) continue;
    world.reports.different += 1;
    if (told++ < most)
      note(world, "reports-agree-with-the-rows", page, `${figure} shows ${theirs}; counted by hand ${value}.`);
  }
}
