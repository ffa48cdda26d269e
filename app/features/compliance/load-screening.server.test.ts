import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { screeningNumbers, screenings } from "#db/schema.ts";
import { daysAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenVerdict, loadList } from "#tests/given-verdict.ts";
import { dayDrawn } from "./register-days.ts";

const now = tuesday10am;

dbTest(
  "a loaded register blocks who is on it and ages from the day it was drawn; a newer copy takes its place",
  async ({ db }) => {
    const { verdict, marc, e164 } = await givenVerdict(db);

    expect(await loadList(db, marc, `${e164}\n02079469999\n`)).toEqual({ ok: true, entries: 2, unread: 0 });
    expect(await verdict()).toBe("block gb-tps 2026-11");
    expect(await loadList(db, marc, "02079469999\n")).toMatchObject({ entries: 1 });
    expect(await verdict()).toBe("allow");
    await db
      .update(screenings)
      .set({ asOf: daysAfter(now, 20) })
      .where(eq(screenings.list, "CTPS"));
    expect(await verdict(new Date("2026-12-14T00:00:00Z"))).not.toContain("gb-tps");
    expect(await verdict(new Date("2026-12-14T00:00:01Z"))).toContain("gb-tps");
    expect(await db.select().from(screeningNumbers)).toHaveLength(1);
    expect(await loadList(db, marc, "02079469999", { asOf: "2026-11-18" })).toMatchObject({ ok: false });
    expect(await loadList(db, marc, "nothing of the kind")).toMatchObject({ ok: false });
  },
);

dbTest("a wash speaks of the numbers that were sent, a copy for some area codes of those", async ({ db }) => {
  const { marc, e164, verdict } = await givenVerdict(db);
  await db.delete(screenings).where(eq(screenings.list, "TPS"));
  await loadList(db, marc, "02079469998,N\n", { covers: "wash" });
  expect(await verdict()).toBe("block gb-tps 2026-11");
  await loadList(db, marc, `${e164},no\n`, { covers: "wash" });
  expect(await verdict()).toBe("allow");
  await loadList(db, marc, `${e164},yes\n`, { covers: "wash" });
  expect(await verdict()).toBe("block gb-tps 2026-11");

  await loadList(db, marc, "01614960001", { prefixes: "+44161", asOf: "2026-11-17" });
  expect(await verdict()).toBe("block gb-tps 2026-11");
  await loadList(db, marc, "01614960001", { prefixes: "+44161, +4420", asOf: "2026-11-17" });
  expect(await verdict()).toBe("allow");
});

dbTest("a copy is of a day where its register is kept: the morning in Sydney is no day to come", async ({ db }) => {
  const { marc } = await givenVerdict(db);
  // Nine in the morning of the 18th there, ten at night of the 17th by the clock of the machines.
  const morning = new Date("2026-11-17T22:00:00Z");
  const load = (asOf: string) => loadList(db, marc, "0491570156\n", { list: "AU-DNCR", asOf }, morning);

  expect(await load("2026-11-18")).toMatchObject({ ok: true, entries: 1 });
  expect(await load("2026-11-19")).toMatchObject({ ok: false });

  const [loaded] = await db.select().from(screenings).where(eq(screenings.synthetic, false));
  expect(loaded?.asOf).toEqual(new Date("2026-11-17T13:00:00Z"));
  expect(dayDrawn("AU-DNCR", loaded?.asOf ?? morning)).toBe("2026-11-18");
});
