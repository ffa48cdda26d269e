import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished } from "vitest";
import { environmentWith } from "#app/env.server.ts";
import { clientPeople, people } from "#tests/cast.ts";
import { journey } from "./journey.ts";
import { expectAccessible } from "./look.ts";
import { startHouse } from "./open-house.ts";

const production = { NODE_ENV: "production", REKINDLE_DEMO: "" };

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

journey(
  "below a page, too, nothing is nothing, whoever asks, and the browser draws what the server drew",
  async ({ as, page: stranger, expectReport }) => {
    expectReport(/404/);
    const people = [stranger, await as("Priya Nair"), await as("Marc Bell"), await as("Hanna Voss")];
    for (const page of people)
      for (const path of ["/companies/abc", "/plans/a/b", "/desk/x"]) {
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(404);
        await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
        // The page has woken up once its heading is React's; whatever it found to differ has been reported by then.
        await page.waitForFunction(() =>
          Object.keys(document.querySelector("h1") ?? {}).some((key) => key.startsWith("__react")),
        );
        const posted = await page.evaluate((to) => fetch(to, { method: "POST" }).then(({ status }) => status), path);
        expect(posted, `POST ${path}`).toBe(404);
      }
  },
);

journey("the demo's people stand at the door, and one click is one of them", async ({ page }) => {
  await page.goto("/login");
  const cast = page.locator(".door-cast li b");
  expect((await cast.allTextContents()).sort()).toEqual(
    [...Object.values(people), ...Object.values(clientPeople)].map(({ name }) => name).sort(),
  );
  await expectAccessible(page);

  await page.getByRole("button", { name: "Leah Osei" }).click();
  await page.waitForURL(/\/desk$/);
  await page.getByRole("button", { name: "Your account, Leah Osei" }).waitFor();
});

journey("everybody begins where their work is, and whoever signs out is outside", async ({ as, open }) => {
  const marc = await as("Marc Bell");
  await marc.goto("/");
  expect(new URL(marc.url()).pathname).toBe("/campaigns");
  await marc.getByRole("button", { name: "Your account, Marc Bell" }).click();
  await marc.getByRole("menuitem", { name: "Sign out" }).click();
  await marc.waitForURL(/\/login$/);
  await marc.goto("/campaigns");
  expect(new URL(marc.url()).pathname + new URL(marc.url()).search).toBe("/login?next=%2Fcampaigns");

  const stranger = await open();
  await stranger.goto("/imports");
  await stranger.getByRole("button", { name: "Ada Quist" }).click();
  await stranger.waitForURL(/\/imports$/);
});

journey("another role's page is not there", async ({ as, expectReport }) => {
  expectReport(/404/);
  const closed = {
    "Priya Nair": "/imports",
    "Hanna Voss": "/desk",
    "Marc Bell": "/admin/people",
    "Tomasz Wrona": "/portal",
  };
  for (const [name, path] of Object.entries(closed)) {
    const page = await as(name);
    const answer = await page.goto(path);
    expect(answer?.status(), `${name} at ${path}`).toBe(404);
    await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
    await page.context().close();
  }
});

journey(
  "a real agency has no cast at its door, and is founded by one command",
  { timeout: 120_000 },
  async ({ open }) => {
    const dataDir = mkdtempSync(join(tmpdir(), "rekindle-real-house-"));
    const house = await startHouse(dataDir, production);
    onTestFinished(async () => {
      await house.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });
    expect(house.said()).not.toContain("ember.example");
    const page = await open({ baseURL: house.url });
    await page.goto("/login");
    await page.getByLabel("Email").waitFor();
    expect(await page.locator(".door-cast").count()).toBe(0);

    const password = await found(dataDir);
    await page.getByLabel("Email").fill("ines@larkhill.example");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(/\/campaigns$/);
    await page.getByText("No campaign yet").waitFor();
  },
);

async function found(dataDir: string): Promise<string> {
  const agency = ["--agency", "Larkhill Calling", "--time-zone", "Europe/London"];
  const admin = ["--admin", "ines@larkhill.example", "--name", "Ines Hale"];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["scripts/backlog.mjs", "found", ...agency, ...admin],
    { cwd: resolve(import.meta.dirname, "../.."), env: environmentWith({ DATA_DIR: dataDir, ...production }) },
  );
  return /^ {2}(\S+)$/m.exec(stdout)?.[1] ?? "";
}
