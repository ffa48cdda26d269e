import type { Page } from "playwright-core";
import { expect } from "vitest";
import { clockTopic } from "#app/features/auth/move-clock.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { agency } from "#db/schema.ts";

/** To the minute, where the demo's own menu goes by hours; done when the page says so. */
export async function moveClockTo(page: Page, db: Db, at: Date): Promise<void> {
  const aheadMs = at.getTime() - Date.now();
  await db.update(agency).set({ clockAheadMs: aheadMs });
  await announce(db, clockTopic, { aheadMs });
  await expect
    .poll(async () => {
      await page.reload();
      return new Date((await page.locator(".rk-clock time").getAttribute("datetime")) ?? 0) >= at;
    })
    .toBe(true);
}
