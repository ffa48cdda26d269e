import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./look.ts";
import { phone } from "./screens.ts";

const nell = { name: "Nell Ashby", email: "nell@ember.example" };

journey("nobody is locked out for ever", async ({ as, open, expectReport }) => {
  expectReport(/401/);
  const ada = await as("Ada Quist", phone);
  await ada.goto("/admin/people/new");
  await ada.getByLabel("Name").fill(nell.name);
  await ada.getByLabel("Email").fill(nell.email);
  await ada.getByLabel("First password").fill("the first of all");
  await ada.getByRole("button", { name: "Add the person" }).press("Enter");
  await ada.getByText("Has yet to choose a password").waitFor();
  await expect.poll(() => ada.evaluate(() => document.activeElement?.id)).toBe("main");
  await expectNoSidewaysScroll(ada);
  await expectAccessible(ada);

  const theirs = await open();
  await signIn(theirs, { password: "the first of all", wanting: "/companies" });
  await chooseOwn(theirs, { given: "the first of all", own: "no two know this one" });
  await theirs.waitForURL(/\/companies$/);

  await ada.getByRole("link", { name: `New password for ${nell.name}` }).click();
  await ada.getByLabel("First password").fill("written once more");
  await expectAccessible(ada);
  await ada.getByRole("button", { name: "Give the new password" }).click();
  await ada.getByText("has a new first password and is signed out everywhere").waitFor();
  await expectNoSidewaysScroll(ada);

  await signIn(theirs, { password: "no two know this one", wanting: "/callbacks" });
  await theirs.getByText("do not belong together").waitFor();
  await signIn(theirs, { password: "written once more", wanting: "/callbacks" });
  await theirs.getByRole("heading", { name: "Choose your own password" }).waitFor();
  await theirs.goto("/desk");
  expect(new URL(theirs.url()).pathname).toBe("/account");
  await chooseOwn(theirs, { given: "written once more", own: "and this is mine too" });
  await theirs.waitForURL(/\/desk$/);

  await ada.getByRole("button", { name: `Disable ${nell.name}` }).click();
  await ada.getByRole("button", { name: `Let ${nell.name} in again` }).click();
  await ada.getByText("They call for no campaign: a manager puts them on one at its queue.").waitFor();
  await signIn(theirs, { password: "and this is mine too", wanting: "/companies" });
  await theirs.waitForURL(/\/companies$/);

  // The door of the demo shows whoever may sign in: the next journeys find it as it was.
  await ada.getByRole("button", { name: `Disable ${nell.name}` }).click();
  await ada.getByRole("button", { name: `Let ${nell.name} in again` }).waitFor();
});

/** As somebody who was sent to the door on their way to a page. */
async function signIn(page: Page, { password, wanting }: { password: string; wanting: string }): Promise<void> {
  await page.goto(wanting);
  await page.waitForURL(/\/login\?next=/);
  await page.getByLabel("Email").fill(nell.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function chooseOwn(page: Page, { given, own }: { given: string; own: string }): Promise<void> {
  await page.getByRole("heading", { name: "Choose your own password" }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("The password you were given").fill(given);
  await page.getByLabel("New password").fill(own);
  await page.getByRole("button", { name: "Choose this password" }).click();
}
