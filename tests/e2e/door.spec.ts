import { expect } from "vitest";
import { journey } from "./journey.ts";

journey("somebody who has not signed in is shown the door, whatever they ask for", async ({ page }) => {
  await page.goto("/");

  expect(new URL(page.url()).pathname).toBe("/login");
  await page.getByLabel("Email").waitFor();
});

journey("a wrong password is refused without telling which part was wrong", async ({ page, expectReport }) => {
  expectReport(/401/);
  await page.goto("/login");
  await page.getByLabel("Email").fill("nobody@rekindle.example");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();

  await page.getByText("do not belong together").waitFor();
});

journey("an address where nothing is says so, and the page keeps its policy", async ({ page, expectReport }) => {
  expectReport(/404/);
  const answer = await page.goto("/there/is/nothing/here");

  expect(answer?.status()).toBe(404);
  expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(answer?.headers()["x-content-type-options"]).toBe("nosniff");
});
