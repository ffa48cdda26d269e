import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

type Finding = { id: string; impact: string | null; help: string; nodes: { html: string }[] };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Longer than anything takes to fade in or out. */
const FADES_MS = 400;

/** Nothing on the page as it stands keeps somebody with a reader, with keys or with weak eyes out. */
export async function expectAccessible(page: Page): Promise<void> {
  let told = await graveFindings(page);
  if (told.length > 0) {
    // Words that are just fading in or out are too pale, and nobody reads them yet: what counts is there when they have.
    await page.waitForTimeout(FADES_MS);
    told = await graveFindings(page);
  }
  expect.soft(told, `axe, on ${page.url()}`).toEqual([]);
}

async function graveFindings(page: Page): Promise<string[]> {
  // Half a megabyte takes longer to hand over than a page to look through: once for each document.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const found = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
    violations: Finding[];
  };
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
}

/** The page is no wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, window } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect.soft(wide, `${page.url()} is wider than its window`).toBeLessThanOrEqual(window);
}
