import type { Page } from "playwright-core";
import { expect } from "vitest";
import { sampleBacklog } from "#tests/given-sample.ts";

type File = { name: string; mimeType: string; buffer: Buffer };

/** As many of its records as a journey has time for. */
export const sample: File = { name: "sample-backlog.csv", mimeType: "text/csv", buffer: sampleBacklog(700) };

/** From the list of imports to the first step: what was found in the file. */
export async function uploadBacklog(page: Page, { campaign, file }: { campaign: string; file: File }): Promise<void> {
  await page.goto("/imports/new");
  await page.getByLabel("Campaign").selectOption({ label: campaign });
  await page.locator("#import-file").setInputFiles(file);
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.waitForURL(/\/imports\/[^/]+\/file$/);
}

/** File, Columns, Cleanse, Review: each step's one primary act, as it stands; `look` sees every step. */
export async function walkToReview(page: Page, look: (page: Page) => Promise<void> = async () => {}): Promise<void> {
  await look(page);
  await page.getByRole("link", { name: "Match the columns" }).click();
  await page.getByRole("heading", { name: /^\d+ columns?, / }).waitFor();
  await answerColumns(page);
  await look(page);
  await page.getByRole("link", { name: /^Cleanse [\d,]+ rows?/ }).click();
  const review = page.getByRole("link", { name: "Review the result" });
  await review.waitFor();
  await look(page);
  await review.click();
  await page.getByRole("heading", { name: /^What will happen to / }).waitFor();
  await look(page);
}

/** Answers each question with what is offered first; the next step stays closed until none is left. */
async function answerColumns(page: Page): Promise<void> {
  const asking = page.locator("tr.ask");
  for (let open = await asking.count(); open > 0; open--) {
    await asking.first().locator(".rk-picks button").first().click();
    await expect.poll(() => asking.count()).toBe(open - 1);
  }
}

/** Commits, and stays until the live progress has come to its end. */
export async function commitImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Commit [\d,]+ leads?/ }).click();
  await page.getByRole("heading", { name: /^What became of/ }).waitFor({ timeout: 60_000 });
}

export type ShownBalance = Record<"read" | "blank" | "quarantined" | "suppressed" | "merged" | "leads", number>;

/** The balance as it stands on the page, which must be an equation. */
export async function balanceShown(page: Page): Promise<ShownBalance> {
  const figures = await page.locator(".import-balance .term b").allTextContents();
  const [read = 0, blank = 0, quarantined = 0, suppressed = 0, merged = 0, leads = 0] = figures.map((text) =>
    Number(text.replaceAll(",", "")),
  );
  expect(figures).toHaveLength(6);
  expect(blank + quarantined + suppressed + merged + leads, "the balance adds up").toBe(read);
  return { read, blank, quarantined, suppressed, merged, leads };
}
