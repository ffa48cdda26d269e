import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { simulatorProxy } from "#app/features/telephony/simulator/proxy.server.ts";
import { launchChromium, withoutMicrophone } from "../chromium.ts";
import { ours, switchboard, until } from "../twilio/switchboard.ts";

const root = resolve(import.meta.dirname, "../..");

/** A page with nothing on it but the agent's line, under the policy the product has: no connection but to itself. */
async function lineAlone(simulatorUrl: string, token: string) {
  const entry = `import { openSoftphone } from "./app/features/telephony/browser/softphone.ts";
    window.states = [];
    document.querySelector("button").onclick = async () => {
      window.line = await openSoftphone({ token: async () => ${JSON.stringify(token)}, simulator: "/simulator",
        onState: (state) => window.states.push(state) });
    };`;
  const bundle = await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  const passOn = simulatorProxy(simulatorUrl);
  const site = createServer((request, response) => {
    const url = request.url ?? "/";
    if (url.startsWith("/simulator/")) {
      request.url = url.slice("/simulator".length);
      return passOn(request, response);
    }
    response.setHeader(
      "content-security-policy",
      "default-src 'self'; connect-src 'self'; media-src 'self' mediastream:",
    );
    if (url === "/silence.wav") return void response.end(readFileSync(resolve(root, "public/silence.wav")));
    const script = url === "/line.js";
    response.setHeader("content-type", script ? "text/javascript" : "text/html");
    response.end(
      script
        ? bundle.outputFiles[0]?.contents
        : '<!doctype html><button>Connect</button><script type="module" src="/line.js"></script>',
    );
  });
  await new Promise<void>((done) => void site.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    site.closeAllConnections();
    site.close();
  });
  return `http://localhost:${(site.address() as AddressInfo).port}`;
}

declare global {
  interface Window {
    states: string[];
    line: { hangUp: () => void };
  }
}

test("the real voice SDK answers the agent's leg, stays while leads come and go, and hangs up", async () => {
  const board = await switchboard({ autoAnswerAgents: "never", speed: 5 });
  onTestFinished(board.close);
  const pass = board.phone.browserToken("u_7");
  const address = await lineAlone(board.simulator.url, pass.ok ? pass.token : "");
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ permissions: ["microphone"] });
  const page = await context.newPage();
  const reports: string[] = [];
  const outside: string[] = [];
  page.on("pageerror", (error) => reports.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) outside.push(request.url());
  });
  const states = () => page.evaluate(() => window.states);
  await page.goto(address);
  await page.getByRole("button", { name: "Connect" }).click();
  await page.waitForFunction(() => window.states?.includes("ready"));

  await board.phone.startAgentLeg({
    sessionId: board.sessionId,
    conference: board.conference,
    from: ours,
    at: { identity: "u_7" },
  });
  await page.waitForFunction(() => window.states.at(-1) === "talking");
  await until(() => board.heard.some(({ event }) => event.kind === "conference" && event.event === "participant-join"));
  await board.dial("one", "+442079460107");
  await until(() => board.statuses("one").includes("completed"));
  expect(await states()).toEqual(["connecting", "ready", "talking"]);

  await page.evaluate(() => window.line.hangUp());

  await until(() => board.statuses(board.sessionId).includes("completed"));
  expect((await states()).at(-1)).toBe("ready");
  expect({ reports, outside }).toEqual({ reports: [], outside: [] });
});

test("without a microphone the simulator answers for the agent, and leads can be dialled", async () => {
  const board = await switchboard({ autoAnswerAgents: "when-absent", speed: 20 });
  onTestFinished(board.close);
  const pass = board.phone.browserToken("u_7");
  const address = await lineAlone(board.simulator.url, pass.ok ? pass.token : "");
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(withoutMicrophone);
  await page.goto(address);
  await page.getByRole("button", { name: "Connect" }).click();
  await page.waitForFunction(() => window.states.at(-1) === "without-sound");

  await board.agentReady("u_7");
  await board.dial("one", "+442079460107");

  await until(() => board.statuses("one").includes("completed"));
});
