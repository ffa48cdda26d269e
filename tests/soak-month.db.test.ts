import { expect } from "vitest";
import { countUp } from "#scripts/soak/month/count-up.ts";
import { playMonth } from "#scripts/soak/month/play.ts";
import { dbTest } from "./database.ts";

dbTest(
  "three campaigns played for some days lose no lead, send nothing twice, and every report can be counted again by hand",
  { timeout: 300_000 },
  async ({ db, portal, ownerPool }) => {
    const size = { leads: 18, agents: 2, days: 2 };
    const world = await playMonth(
      { database: { db, forClient: portal }, ownerPool },
      { ...size, seed: 20261126, tell: () => {} },
    );

    const month = await countUp(world);

    expect(month).toMatchObject({ touches: { doubled: 0 }, reports: { different: 0 }, leaks: 0, violations: [] });
    expect(month.leads).toBeGreaterThanOrEqual(size.leads);
    expect(month.reports.checked).toBeGreaterThan(100);
    expect(world.said.length).toBeGreaterThan(0);
  },
);
