import type { Page } from "playwright-core";
import { expect } from "vitest";
import { navFor } from "#app/ui/nav.ts";
import { journey } from "./journey.ts";
import { expectAccessible } from "./look.ts";
import { phone } from "./screens.ts";
import { pressToSee } from "./steps/press.ts";

journey("every place of an account manager is reached by keys alone", async ({ as }) => {
  const page = await as("Marc Bell");
  await page.goto("/");
  // A page that has not woken up hears no key: the list of keys is the sign that it has.
  await pressToSee(page, "?", page.getByRole("dialog"));
  await page.keyboard.press("Escape");
  for (const { go, to, name } of navFor("manager")) {
    if (!go) continue;
    // Where a page begins in a field, Escape leaves it: letters are written there.
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press(go);
    await page.waitForURL((url) => url.pathname === to);
    await page.locator("nav a[aria-current=page]", { hasText: name }).waitFor({ state: "attached" });
    await expectAccessible(page);
  }
});

journey("keys and clicks that come before the page has woken up do not keep it from waking", async ({ as }) => {
  const page = await as("Marc Bell");
  // Somebody impatient: between any two things that happen on the page there is one more key and one more click.
  await page.addInitScript(() => {
    const hurry = setInterval(() => {
      document.body?.dispatchEvent(new KeyboardEvent("keydown", { key: "F9", bubbles: true }));
      document.body?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    }, 0);
    setTimeout(() => clearInterval(hurry), 5_000);
  });
  for (const path of ["/campaigns", "/imports", "/leaks"]) {
    await page.goto(path);
    await pressToSee(page, "?", page.getByRole("dialog", { name: "Keys on this page" }));
    await page.keyboard.press("Escape");
  }
});

journey(
  "with the tab key alone a person gets from the first to the last thing of a page, and sees where they are",
  async ({ as }) => {
    const page = await as("Marc Bell");
    await page.goto("/imports/new");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const things = await page.locator("a[href], button, input, select").count();
    const seen: string[] = [];
    for (let steps = 0; steps <= things; steps++) {
      await page.keyboard.press("Tab");
      const { what, shown } = await page.evaluate(focused);
      if (what === null) break;
      expect(shown, `${what} has the focus and shows it`).toBe(true);
      seen.push(what);
    }
    expect(seen).toEqual(
      expect.arrayContaining(["To the page", "Your account, Marc Bell", "campaignId", "file", "Read the file"]),
    );
  },
);

journey("what floats over a page has a name and is no second banner of it", async ({ as }) => {
  const page = await as("Marc Bell");
  await page.goto("/");
  const floats = (name: string) => page.getByRole("dialog", { name });
  const onlyBanner = async (over: string) => expect(await page.getByRole("banner").count(), over).toBe(1);
  await pressToSee(page, "?", floats("Keys on this page"));
  await onlyBanner("the list of keys");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await floats("Keys on this page").waitFor({ state: "detached" });

  await page.keyboard.press("Control+k");
  await floats("Find or do").waitFor();
  await onlyBanner("the palette");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await floats("Find or do").waitFor({ state: "detached" });

  const clock = page.getByRole("button", { name: "Move the demo's clock" });
  await clock.click();
  await page.getByRole("menuitem").first().waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  // The focus comes back a moment after the menu has gone, and would take the next key with it.
  await expect.poll(() => clock.evaluate((button) => button === document.activeElement)).toBe(true);

  await chooseColours(page);

  await page.setViewportSize(phone.viewport);
  await page.getByRole("button", { name: "Menu" }).click();
  await floats("Rekindle").waitFor();
  await onlyBanner("the menu of a phone");
  await expectAccessible(page);
});

journey("on a phone nothing that takes the focus is hidden under the bar at the foot", async ({ as }) => {
  const page = await as("Marc Bell", phone);
  await page.goto("/");
  await page
    .getByRole("link", { name: /Harbour/ })
    .first()
    .click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
  await page.goto(`${new URL(page.url()).pathname}/outcomes`);
  const things = await page.locator("a[href], button, input, select").count();
  const hidden: string[] = [];
  for (let steps = 0; steps <= things; steps++) {
    await page.keyboard.press("Tab");
    const under = await page.evaluate(underTheBar);
    if (under) hidden.push(under);
  }
  expect(hidden).toEqual([]);
});

journey("an act that is refused leaves the focus where it was", async ({ as, expectReport }) => {
  expectReport(/422/);
  const ada = await as("Ada Quist");
  const focused = () =>
    ada.evaluate(() => {
      const { activeElement: on, body } = document;
      return on === body ? "nothing" : on?.id || on?.textContent;
    });
  await ada.goto("/admin/screenings/new");
  await ada.getByLabel("Drawn on").fill("2026-11-01");
  const buffer = Buffer.from("nothing\nthat is a number\n");
  await ada.locator("#screening-file").setInputFiles({ name: "register.txt", mimeType: "text/plain", buffer });
  for (let refusals = 0; refusals < 2; refusals++) {
    const answered = ada.waitForResponse((answer) => answer.status() === 422);
    await ada.getByRole("button", { name: "Load the list" }).press("Enter");
    await answered;
    await expect.poll(focused).toBe("Load the list");
  }
});

/** In the menu of one's account, by keys: the choice is heard as one of three, and the page wears it. */
async function chooseColours(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Your account, Marc Bell" }).press("Enter");
  const dark = page.getByRole("menuitemradio", { name: "Dark" });
  await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
  await expectAccessible(page);
  const colours = page.getByRole("group", { name: "Colours" });
  expect(await colours.getByRole("menuitemradio", { checked: true }).allInnerTexts()).toEqual(["As device"]);
  // A menu opened by a key begins on its first item.
  for (let steps = 0; steps < 2; steps++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => dark.getAttribute("aria-checked")).toBe("true");
  expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark");
  await expectAccessible(page);
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await expect.poll(() => colours.getByRole("menuitemradio", { checked: true }).allInnerTexts()).toEqual(["As device"]);
  await page.keyboard.press("Escape");
  await colours.waitFor({ state: "detached" });
}

/** What has the focus, if the bar stands over it. */
function underTheBar(): string | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element.closest(".rk-foot")) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  return over?.closest(".rk-foot") ? element.innerText : null;
}

/** What has the focus, and whether one can tell: by a line around it, or around the label that stands for a hidden input. */
function focused() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { what: null, shown: true };
  const outlined = (one: Element | null) => one !== null && getComputedStyle(one).outlineStyle !== "none";
  const shown = [element, element.parentElement, element.nextElementSibling].some(outlined);
  const name = element.getAttribute("aria-label") ?? element.getAttribute("name") ?? element.innerText;
  return { what: name.trim().split("\n")[0] ?? "", shown };
}
