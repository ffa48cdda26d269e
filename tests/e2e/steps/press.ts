import type { Locator, Page, Request } from "playwright-core";

/** A page waits 600 ms after its act has become another one. */
const AGAIN_MS = 650;
const TRIES = 28;

/**
 * Presses a key until the page has asked the house for what it does. A place whose act has just become another one lets presses
 * pass for a moment, and a page that has not woken up hears none; once something was sent, nothing is pressed again.
 */
export async function press(page: Page, key: string, asks: RegExp): Promise<void> {
  // One ear for all tries: on a busy machine the answer to a press may come after the next one.
  const heard = new Promise<"heard">((done) => {
    function listen(request: Request) {
      if (request.method() !== "POST" || !asks.test(request.url())) return;
      page.off("request", listen);
      done("heard");
    }
    page.on("request", listen);
  });
  await pressUntil(page, key, heard);
}

/** The same for what a press shows in the page, without asking the house; only for keys whose second press changes nothing more. */
export async function pressToSee(page: Page, key: string, seen: Locator): Promise<void> {
  await pressUntil(
    page,
    key,
    seen.waitFor().then(() => "heard"),
  );
}

async function pressUntil(page: Page, key: string, heard: Promise<"heard">): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    await page.keyboard.press(key);
    const again = new Promise<"again">((done) => setTimeout(done, AGAIN_MS, "again"));
    if ((await Promise.race([heard, again])) === "heard") return;
  }
  throw new Error(`Pressing ${key} did nothing.`);
}
