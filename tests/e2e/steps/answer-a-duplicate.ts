import type { Page } from "playwright-core";
import { expect } from "vitest";
import { press } from "./press.ts";

/** "312 of 340 decided": how many of the likely duplicates are answered. */
async function decided(page: Page): Promise<number> {
  return Number((await page.locator(".dup-progress b").innerText()).replaceAll(",", ""));
}

/** Answers the open question by its key, and waits for the next. */
export async function answerDuplicate(page: Page, key: "s" | "d" | "b" | "l"): Promise<void> {
  const before = await decided(page);
  await press(page, key, /\/duplicates\/[^/]+\/answer/);
  // More than one where the answer settles its neighbours.
  await expect.poll(() => decided(page)).toBeGreaterThan(before);
}

/** Takes the last answer back, and waits until its question is open again. */
export async function takeAnswerBack(page: Page): Promise<void> {
  const before = await decided(page);
  await press(page, "z", /\/duplicates\/undo/);
  await expect.poll(() => decided(page)).toBeLessThan(before);
}
