import type { Locator, Page } from "playwright-core";

/** Longer than a page waits after its act has become another one. */
const GUARD_MS = 700;
const TRIES = 20;

/**
 * Presses a key until the page has asked the house for what it does. A place whose act has just become another one lets presses
 * pass for a moment, and a page that has not woken up hears none; once something was sent, nothing is pressed again.
 */
export async function press(page: Page, key: string, asks: RegExp): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const sent = page.waitForRequest((request) => request.method() === "POST" && asks.test(request.url()), {
      timeout: GUARD_MS,
    });
    await page.keyboard.press(key);
    const heard = await sent.then(
      () => true,
      () => false,
    );
    if (heard) return;
  }
  throw new Error(`Pressing ${key} asked for nothing like ${asks.source}.`);
}

/** The same for what a press shows in the page, without asking the house; only for keys whose second press changes nothing more. */
export async function pressToSee(page: Page, key: string, seen: Locator): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    await page.keyboard.press(key);
    const shown = await seen.waitFor({ timeout: GUARD_MS }).then(
      () => true,
      () => false,
    );
    if (shown) return;
  }
  throw new Error(`Pressing ${key} showed nothing.`);
}
