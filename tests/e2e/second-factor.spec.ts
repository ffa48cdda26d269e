import type { Page } from "playwright-core";
import { expect } from "vitest";
import { telephoneShows } from "#tests/given-second-factor.ts";
import { journey } from "./journey.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { phone } from "./screens.ts";

const tess = { name: "Tess Moreau", email: "tess@ember.example", password: "no two know this one" };

journey("a second factor, from the first code to the lost telephone", async ({ as, open, expectReport }) => {
  expectReport(/401/);
  const ada = await as("Ada Quist");
  const page = await open(phone);
  await comesToWork(ada, page);

  await page.goto("/account");
  await page.getByRole("link", { name: "Set it up" }).click();
  await page.getByLabel("Your password").fill(tess.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Tell your telephone" }).waitFor();
  await looksRight(page);
  const secret = await page.locator(".door-secret code").innerText();
  const used = telephoneShows(secret, new Date());
  await page.keyboard.type(used);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Keep these recovery codes" }).waitFor();
  await looksRight(page);
  const [recovery = "", ...others] = await page.locator(".door-codes li").allInnerTexts();
  expect(others).toHaveLength(9);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await page.waitForURL(/\/desk$/);

  // A page without news: nothing of it is under way when its session is taken.
  await page.goto("/account");
  await page.context().clearCookies();
  await givesPassword(page, "/companies");
  await page.getByRole("heading", { name: "Your code" }).waitFor();
  await looksRight(page);
  await page.keyboard.type(used);
  await page.keyboard.press("Enter");
  await page.getByText("This code is not right, or was used already").waitFor();
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").waitFor();
  await expect.poll(() => page.getByText("This code is not right").count()).toBe(0);
  await page.goto("/desk");
  expect(new URL(page.url()).pathname).toBe("/login");
  await givesPassword(page, "/companies");
  // The next half minute's: a telephone's clock may be that much ahead.
  await page.getByLabel("Code", { exact: true }).fill(telephoneShows(secret, new Date(Date.now() + 30_000)));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/companies$/);

  const scriptless = await open({ javaScriptEnabled: false });
  await givesPassword(scriptless, "/callbacks");
  await scriptless.getByRole("link", { name: "Use a recovery code" }).click();
  await scriptless.getByLabel("Recovery code").fill(recovery);
  await scriptless.getByRole("button", { name: "Sign in", exact: true }).click();
  await scriptless.waitForURL(/\/callbacks$/);
  await scriptless.goto("/account/second-factor");
  await scriptless.getByText("9 recovery codes are left").waitFor();

  await ada.goto("/admin/people");
  await ada.getByRole("link", { name: `Take ${tess.name}’s second factor away` }).click();
  await looksRight(ada);
  await ada.getByRole("button", { name: "Take it away" }).click();
  await ada.getByText("has no second factor any more").waitFor();
  await looksRight(ada);
  await scriptless.goto("/desk");
  expect(new URL(scriptless.url()).pathname).toBe("/login");
  await givesPassword(page, "/companies");
  await page.waitForURL(/\/companies$/);

  // The door of the demo shows whoever may sign in: the next journeys find it as it was.
  await ada.getByRole("button", { name: `Disable ${tess.name}` }).click();
  await ada.getByRole("button", { name: `Let ${tess.name} in again` }).waitFor();
});

/** Added by an admin, with a password of her own by the time she is at the desk. */
async function comesToWork(ada: Page, page: Page): Promise<void> {
  const given = "written by an admin";
  await ada.goto("/admin/people/new");
  await ada.getByLabel("Name").fill(tess.name);
  await ada.getByLabel("Email").fill(tess.email);
  await ada.getByLabel("First password").fill(given);
  await ada.getByRole("button", { name: "Add the person" }).click();
  await ada.getByText(tess.email).waitFor();
  await givesPassword(page, "/desk", given);
  await page.getByLabel("The password you were given").fill(given);
  await page.getByLabel("New password").fill(tess.password);
  await page.getByRole("button", { name: "Choose this password" }).click();
  await page.waitForURL(/\/desk$/);
}

/** The first step, for somebody who was sent to the door on their way to a page. */
async function givesPassword(page: Page, wanting: string, password = tess.password): Promise<void> {
  await page.goto(wanting);
  await page.waitForURL(/\/login\?next=/);
  await page.getByLabel("Email").fill(tess.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function looksRight(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}
