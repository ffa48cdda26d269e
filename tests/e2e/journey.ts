import { resolve } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { clientPeople, people } from "#tests/cast.ts";
import { launchChromium, withoutMicrophone } from "../chromium.ts";

type Journey = {
  /** Where the visited house stands. */
  houseUrl: string;
  browser: Browser;
  /** A page of somebody who has not signed in. Every page fails its test if the browser reports an error. */
  page: Page;
  /** A page of a person of the demo who has signed in and opened nothing yet, in a browser window of their own: `await as("Priya Nair")`. */
  as: (name: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Says that the browser will report this, and that it is meant to. */
  expectReport: (report: RegExp) => void;
};

/** What the fixtures above are made of. */
type Behind = {
  open: (options?: BrowserContextOptions) => Promise<Page>;
  /** What a test said that the browser will report. */
  expected: RegExp[];
};

const everybody = [...Object.values(people), ...Object.values(clientPeople)];
/** The demo's people share it, as its start says. */
const password = "rekindle";

const pictures = resolve("node_modules/.cache/rekindle/journeys");

let shared: Promise<Browser> | null = null;

/** A visit to the running house with a real browser. */
export const journey = test.extend<Journey & Behind>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of the fixtures from this pattern.
  browser: async ({}, use) => {
    shared ??= launchChromium();
    await use(await shared);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  houseUrl: async ({}, use) => use(inject("houseUrl")),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  expected: async ({}, use) => use([]),
  expectReport: async ({ expected }, use) => use((report) => void expected.push(report)),
  open: async ({ browser, expected, houseUrl, task }, use) => {
    const reports: string[] = [];
    const pages: Page[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: houseUrl, ...options });
      // A line with sound, which nobody hears, takes a third of a processor for as long as a desk is open: only who asks for one has it.
      if (!options.permissions?.includes("microphone")) await context.addInitScript(withoutMicrophone);
      const page = await context.newPage();
      pages.push(page);
      page.on("pageerror", (error) => reports.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") reports.push(`${message.text()} ${message.location().url}`);
      });
      return page;
    });
    for (const [at, page] of pages.entries()) {
      if (task.result?.state === "fail") await keepPicture(page, `${task.name} ${at + 1}`);
      await page.context().close();
    }
    const surprises = reports.filter((report) => !expected.some((pattern) => pattern.test(report)));
    expect(surprises.join("\n"), "the browser reported").toBe("");
  },
  page: async ({ open }, use) => use(await open()),
  as: async ({ open, houseUrl }, use) => {
    await use(async (name, options) => {
      const page = await open(options);
      const email = everybody.find((person) => person.name === name)?.email ?? name;
      const headers = { origin: houseUrl };
      const answer = await page.request.post("/login", { form: { email, password }, headers, maxRedirects: 0 });
      expect(answer.status(), `${name} signs in`).toBe(302);
      return page;
    });
  },
});

/** What was on the screen when a journey broke off. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const path = resolve(pictures, `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.png`);
  await page.screenshot({ path }).then(
    () => console.error(`${page.url()} stood like this: ${path}`),
    () => {},
  );
}
