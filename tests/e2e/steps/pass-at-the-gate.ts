import type { Page } from "playwright-core";

/** Opens what waits at the gate, writes what the client reads first, and passes it. */
export async function passAtGate(
  page: Page,
  { company, summary }: { company: string; summary: string },
): Promise<void> {
  await page.goto("/hand-back");
  await page.getByRole("link", { name: company }).click();
  const words = page.getByLabel(/reads first$/);
  await words.fill(summary);
  await page.getByRole("button", { name: /^Pass to / }).click();
  await words.waitFor({ state: "detached" });
}
