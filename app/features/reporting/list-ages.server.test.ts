import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { screenings } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenVerdict, loadList } from "#tests/given-verdict.ts";
import { listAges } from "./list-ages.server.ts";
import { needsToday } from "./needs-today.server.ts";
import { rulesPage } from "./rules-page.server.ts";

dbTest("a wash of a few numbers makes no register new, and alone it speaks of those", async ({ db }) => {
  const { calder, marc, e164 } = await givenVerdict(db);
  await db.delete(screenings).where(eq(screenings.list, "TPS"));
  const tps = async (now: Date) => (await rulesPage(db, { now })).lists.find(({ list }) => list === "TPS");
  const ageing = async (now: Date) =>
    (await needsToday(db, { ...calder, country: "GB", now })).ageing.find(({ list }) => list === "TPS");
  const wash = (asOf: string, now: Date) => loadList(db, marc, `${e164},no`, { covers: "wash", asOf }, now);

  await wash("2026-11-16", tuesday10am);
  expect(await tps(tuesday10am)).toMatchObject({ covers: "wash", entries: 1, days: 1, drawnOn: "2026-11-16" });

  await loadList(db, marc, "02079469999\n02079469998");
  const later = daysAfter(tuesday10am, 22);
  await wash("2026-12-08", later);
  expect(await tps(later)).toMatchObject({ covers: "register", entries: 2, washedSince: 2, days: 23 });
  expect(await ageing(later)).toMatchObject({ days: 23, holdsDays: 28 });

  const stale = daysAfter(tuesday10am, 40);
  expect(await tps(stale)).toMatchObject({ covers: "wash", days: 19 });
});

dbTest("a copy for some area codes makes no register new, and alone it speaks of those", async ({ db }) => {
  const { marc } = await givenVerdict(db);
  await db.delete(screenings).where(eq(screenings.list, "TPS"));
  const tps = async (now: Date) => (await rulesPage(db, { now })).lists.find(({ list }) => list === "TPS");
  await loadList(db, marc, "02079469999\n02079469998");

  const later = daysAfter(tuesday10am, 22);
  await loadList(db, marc, "02079469999", { asOf: "2026-12-08", prefixes: "+4420" }, later);

  expect(await tps(later)).toMatchObject({ entries: 2, days: 23, prefixes: null });
  expect(await tps(daysAfter(tuesday10am, 30))).toMatchObject({ entries: 1, days: 9, prefixes: ["+4420"] });
});

dbTest(
  "a list that several rules ask for holds as long as the strictest of them says, in whichever order",
  async ({ db }) => {
    const own = { list: "TPS", title: "own policy", maxAgeDays: 10 } as const;
    const law = { list: "TPS", title: "the register", maxAgeDays: 28 } as const;
    for (const washes of [
      [own, law],
      [law, own],
    ])
      expect(await listAges(db, { washes, now: tuesday10am })).toMatchObject([{ title: "own policy", holdsDays: 10 }]);
  },
);
