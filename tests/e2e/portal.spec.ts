import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { handbacks, handbackUpdates } from "#db/schema.ts";
import { minutesAfter } from "#tests/cast.ts";
import { type GivenHandback, givenPassed } from "#tests/given-handback.ts";
import { behindTheHouse } from "./behind-the-house.ts";
import { expectNoSidewaysScroll } from "./look.ts";
import { journeyAtOwnHouse } from "./own-house.ts";
import { desk, phone } from "./screens.ts";
import { moveClockTo } from "./steps/move-the-clock.ts";

type House = Parameters<typeof behindTheHouse>[0];

/** Leads that Tomasz qualified, one after the other, and Marc let through the gate: the house's clock has moved on since. */
async function givenWaiting(house: House, manager: Page, ...firms: string[]): Promise<GivenHandback[]> {
  await manager.goto("/campaigns");
  return behindTheHouse(house, async ({ db, calder, tomasz, marc, now }) => {
    const story = { calder, priya: tomasz, marc } as Parameters<typeof givenPassed>[1];
    const given: GivenHandback[] = [];
    for (const company of firms) given.push(await givenPassed(db, story, { company, now }));
    await moveClockTo(manager, db, minutesAfter(now, 15));
    return given;
  });
}

const none: GivenHandback = {
  handbackId: "",
  lead: { leadId: "", companyId: "", contactId: "", phoneNumberId: "", e164: "" },
};

/** The page still goes where its links lead. */
async function goesOn(page: Page): Promise<void> {
  const back = page.getByRole("link", { name: "Back to what waits" });
  await back.click();
  await page.waitForURL(/\/portal$/);
  await page.goBack();
  await back.waitFor();
}

journeyAtOwnHouse("a client who presses twice has done it once, and the page goes on", async ({ as, ownHouse }) => {
  const [accepted = none, declined = none] = await givenWaiting(
    ownHouse,
    await as("Marc Bell"),
    "Pressed Twice Ltd",
    "Declined Twice Ltd",
  );
  const hanna = await as("Hanna Voss", phone);
  const twice = (name: string | RegExp) => hanna.getByRole("button", { name }).dblclick();

  await hanna.goto(`/portal/leads/${accepted.handbackId}`);
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

  await hanna.goto(`/portal/leads/${declined.handbackId}`);
  await hanna.getByRole("button", { name: "Decline" }).click();
  await twice(/^Wrong time/);
  await hanna.getByText("You declined this one.").waitFor();
  await goesOn(hanna);

  expect(new URL(hanna.url()).search).toBe("");
  await behindTheHouse(ownHouse, async ({ db }) => {
    const told = db.select().from(handbackUpdates).where(eq(handbackUpdates.handbackId, accepted.handbackId));
    expect((await told).map(({ kind }) => kind)).toEqual(["contacted"]);
  });
});

journeyAtOwnHouse(
  "words as long as a line break where they stand, for the agency and for its client",
  async ({ as, ownHouse }) => {
    const marc = await as("Marc Bell", desk);
    const hanna = await as("Hanna Voss", phone);
    const firm = "Rindfleischetikettierungsüberwachungs".repeat(3);
    const [{ handbackId, lead } = none] = await givenWaiting(ownHouse, marc, firm);
    await behindTheHouse(ownHouse, ({ db }) =>
      db
        .update(handbacks)
        .set({ summary: `They say ${"x".repeat(300)}.` })
        .where(eq(handbacks.id, handbackId)),
    );
    for (const { viewport } of [phone, desk]) {
      await marc.setViewportSize(viewport);
      for (const path of [`/leads/${lead.leadId}`, "/outbox", `/hand-back/${handbackId}`]) {
        await marc.goto(path);
        await expect.poll(() => marc.getByRole("main").innerText(), { message: path }).toContain(firm.slice(0, 60));
        await expectNoSidewaysScroll(marc);
      }
      await hanna.setViewportSize(viewport);
      for (const path of ["/portal", `/portal/leads/${handbackId}`]) {
        await hanna.goto(path);
        await expect.poll(() => hanna.getByRole("main").innerText(), { message: path }).toContain(firm.slice(0, 60));
        await expectNoSidewaysScroll(hanna);
      }
    }
  },
);

journeyAtOwnHouse(
  "whoever takes an answer back by keys is on the page afterwards, and not outside it",
  async ({ as, ownHouse }) => {
    const [{ handbackId } = none] = await givenWaiting(ownHouse, await as("Marc Bell"), "Taken Back Ltd");
    const hanna = await as("Hanna Voss", desk);
    const focused = () => hanna.evaluate(() => document.activeElement?.id);
    await hanna.goto(`/portal/leads/${handbackId}`);
    await hanna.getByRole("button", { name: "Accept" }).press("Enter");
    const takeBack = hanna.getByRole("button", { name: "Take it back" });
    await takeBack.waitFor();
    await expect.poll(focused).toBe("main");
    await takeBack.press("Enter");
    await hanna.getByRole("button", { name: "Accept" }).waitFor();
    await expect.poll(focused).toBe("main");
  },
);
