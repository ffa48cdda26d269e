import { resolve } from "node:path";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { launchChromium } from "../chromium.ts";

const page = `
  <!doctype html>
  <main id="main" tabindex="-1">
    <button id="goes">It goes</button>
    <button id="busy">It is closed for a while</button>
    <button id="over">It is closed for good</button>
    <input id="field" />
    <button id="gives">It gives the focus to the field</button>
  </main>
`;

/** What a page does with its buttons. */
function acts(): void {
  const on = (id: string) => document.getElementById(id) as HTMLButtonElement;
  on("goes").onclick = () => on("goes").remove();
  on("busy").onclick = () => {
    on("busy").disabled = true;
    setTimeout(() => (on("busy").disabled = false), 300);
  };
  on("over").onclick = () => (on("over").disabled = true);
  on("gives").onclick = () => {
    on("gives").remove();
    setTimeout(() => on("field").focus(), 10);
  };
}

test("the focus comes back to what was closed, goes to the page from what is gone, and is let go where it is left", async () => {
  const bundle = await build({
    stdin: {
      contents: 'export { keepFocus } from "./app/ui/keep-focus.ts";',
      resolveDir: resolve(import.meta.dirname, "../.."),
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "kept",
  });
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const shown = await browser.newPage();
  await shown.setContent(page);
  await shown.addScriptTag({ content: `${bundle.outputFiles[0]?.text} kept.keepFocus();` });
  await shown.evaluate(acts);
  const focused = () => shown.evaluate(() => document.activeElement?.id);
  const press = (id: string) => shown.locator(`#${id}`).press("Enter");

  await press("busy");
  await expect.poll(() => shown.locator("#busy").isEnabled()).toBe(true);
  await expect.poll(focused).toBe("busy");
  await press("over");
  await expect.poll(focused).toBe("main");
  await press("goes");
  await expect.poll(focused).toBe("main");

  await press("gives");
  await expect.poll(focused).toBe("field");
  await shown.locator("#field").blur();
  await shown.locator("#field").evaluate((field) => field.remove());
  await shown.waitForTimeout(200);
  expect(await focused()).toBe("");
});
