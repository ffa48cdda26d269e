import type { Page } from "playwright-core";

export async function acceptLead(page: Page, company: string): Promise<void> {
  await page.goto("/portal");
  await page.getByRole("link", { name: company }).click();
  await page.getByRole("heading", { name: company }).waitFor();
  await page.getByRole("button", { name: "Accept" }).click();
  await page.getByRole("button", { name: "Report progress" }).waitFor();
}

/** One report: what happened, and what is asked with it. */
export async function reportProgress(
  page: Page,
  { what, asks = {}, send }: { what: string; asks?: Record<string, string>; send?: string },
): Promise<void> {
  await page.getByRole("button", { name: "Report progress" }).click();
  await page.getByRole("button", { name: what }).click();
  for (const [label, value] of Object.entries(asks)) await page.getByLabel(label).fill(value);
  if (send) await page.getByRole("button", { name: send }).click();
  await page.getByRole("heading", { name: "What happened" }).waitFor({ state: "detached" });
}
