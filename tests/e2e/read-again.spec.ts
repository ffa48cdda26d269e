import { resolve } from "node:path";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { launchChromium } from "../chromium.ts";

declare global {
  interface Window {
    /** How each reading of the page below went on, in order. */
    readings: ("under way" | "read" | "broken off")[];
    /** What was said last, and what the page shows of it. */
    said: number;
  }
}

/** A page whose facts take a while to read, that is drawn anew all the time, and that hears of news faster than it can read. */
const page = `
  import { createElement as h, useEffect, useState } from "react";
  import { createRoot } from "react-dom/client";
  import { createBrowserRouter, RouterProvider, useLoaderData } from "react-router-dom";
  import { useReadAgain } from "./app/ui/read-again.ts";

  window.readings = [];
  window.said = 0;
  function loader({ request }) {
    const at = window.readings.push("under way") - 1;
    return new Promise((answer, fail) => {
      const facts = window.said;
      request.signal.onabort = () => {
        window.readings[at] = "broken off";
        fail(request.signal.reason);
      };
      setTimeout(() => {
        if (window.readings[at] !== "broken off") window.readings[at] = "read";
        answer(facts);
      }, 80);
    });
  }
  function Page() {
    const [, drawAnew] = useState(0);
    const readAgain = useReadAgain();
    useEffect(() => {
      const news = setInterval(() => {
        if (window.said === 40) return clearInterval(news);
        // Two come at once, while somebody types: what is typed is drawn before the router's word that it reads.
        for (const _ of [1, 2]) {
          window.said++;
          readAgain();
        }
        drawAnew((n) => n + 1);
      }, 15);
      return () => clearInterval(news);
    }, []);
    return h("output", null, useLoaderData());
  }
  const router = createBrowserRouter([{ path: "*", loader, Component: Page }]);
  window.__remixRouter = router;
  createRoot(document.body).render(h(RouterProvider, { router, future: { v7_startTransition: true } }));
`;

test("news faster than the house answers breaks off no reading, and the last of it is read", async () => {
  const bundle = await build({
    stdin: { contents: page, resolveDir: resolve(import.meta.dirname, "../.."), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const shown = await browser.newPage();
  await shown.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><body>" }));
  await shown.goto("http://page.example/");
  await shown.addScriptTag({ type: "module", content: bundle.outputFiles[0]?.text ?? "" });

  await shown.getByText("40", { exact: true }).waitFor();

  const readings = await shown.evaluate(() => window.readings);
  expect(readings.filter((reading) => reading === "broken off")).toEqual([]);
  expect(readings.length).toBeLessThan(20);
});
