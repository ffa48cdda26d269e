import type { Page } from "playwright-core";

/** From the list of campaigns to the page of this one. */
export async function openCampaign(page: Page, name: string): Promise<void> {
  await page.goto("/campaigns");
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}

/** From the campaign's figure of won leads to the whole story of one of them: its sentences, the newest first. */
export async function readStoryOfWon(page: Page, company: string): Promise<string[]> {
  await page
    .locator(".rk-figures")
    .getByRole("link", { name: /^1 won/ })
    .click();
  await page.getByRole("link", { name: company }).click();
  await page.getByRole("heading", { name: company, level: 1 }).waitFor();
  return page.getByRole("region", { name: "The story" }).locator("li p").allInnerTexts();
}
