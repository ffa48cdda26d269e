import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { handbackUpdates } from "#db/schema.ts";
import { minutesAfter } from "#tests/cast.ts";
import { givenPassed } from "#tests/given-handback.ts";
import { behindTheHouse } from "./behind-the-house.ts";
import { journey } from "./journey.ts";
import { phone } from "./screens.ts";
import { moveClockTo } from "./steps/move-the-clock.ts";

const house = () => ({ url: inject("houseUrl"), dataDir: inject("houseDataDir") });

/** Leads that Tomasz qualified, one after the other, and Marc let through the gate: the house's clock has moved on since. */
async function givenWaiting(manager: Page, ...firms: string[]): Promise<string[]> {
  await manager.goto("/campaigns");
  return behindTheHouse(house(), async ({ db, calder, tomasz, marc, now }) => {
    const story = { calder, priya: tomasz, marc } as Parameters<typeof givenPassed>[1];
    const given: string[] = [];
    for (const company of firms) given.push((await givenPassed(db, story, { company, now })).handbackId);
    await moveClockTo(manager, db, minutesAfter(now, 15));
    return given;
  });
}

/** The page still goes where its links lead. */
async function goesOn(page: Page): Promise<void> {
  const back = page.getByRole("link", { name: "Back to what waits" });
  await back.click();
  await page.waitForURL(/\/portal$/);
  await page.goBack();
  await back.waitFor();
}

journey("a client who presses twice has done it once, and the page goes on", async ({ as }) => {
  const [accepted = "", declined = ""] = await givenWaiting(
    await as("Marc Bell"),
    "Pressed Twice Ltd",
    "Declined Twice Ltd",
  );
  const hanna = await as("Hanna Voss", phone);
  const twice = (name: string | RegExp) => hanna.getByRole("button", { name }).dblclick();

  await hanna.goto(`/portal/leads/${accepted}`);
  await twice("Accept");
  await hanna.getByRole("button", { name: "Take it back" }).waitFor();
  await goesOn(hanna);
  await twice("Take it back");
  await hanna.getByRole("button", { name: "Accept" }).waitFor();
  await goesOn(hanna);
  // The key is held: the browser presses again and again.
  await hanna.getByRole("button", { name: "Accept" }).focus();
  for (let presses = 0; presses < 8; presses++) await hanna.keyboard.down("Enter");
  await hanna.keyboard.up("Enter");
  await hanna.getByRole("button", { name: "Report progress" }).click();
  await twice(/^In contact/);
  await hanna.getByRole("listitem").filter({ hasText: "In contact" }).waitFor();
  await goesOn(hanna);
  expect(await hanna.getByRole("listitem").filter({ hasText: "In contact" }).count()).toBe(1);

  await hanna.goto(`/portal/leads/${declined}`);
  await hanna.getByRole("button", { name: "Decline" }).click();
  await twice(/^Wrong time/);
  await hanna.getByText("You declined this one.").waitFor();
  await goesOn(hanna);

  expect(new URL(hanna.url()).search).toBe("");
  await behindTheHouse(house(), async ({ db }) => {
    const told = db.select().from(handbackUpdates).where(eq(handbackUpdates.handbackId, accepted));
    expect((await told).map(({ kind }) => kind)).toEqual(["contacted"]);
  });
});
