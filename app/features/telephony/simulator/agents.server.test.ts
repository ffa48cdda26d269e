import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ours, switchboard, until } from "#tests/twilio/switchboard.ts";
import { simulatorProxy } from "./proxy.server.ts";
import { sitAtPhone } from "./scripted-agent.server.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(autoAnswerAgents: "always" | "when-absent" | "never") {
  const board = await switchboard({ autoAnswerAgents, speed: 100 });
  closers.push(board.close);
  const ring = () =>
    board.phone.startAgentLeg({
      sessionId: board.sessionId,
      conference: board.conference,
      from: ours,
      at: { identity: "u_7" },
    });
  const pass = board.phone.browserToken("u_7");
  if (!pass.ok) throw new Error(pass.reason);
  const joined = () =>
    board.heard.some(({ event }) => event.kind === "conference" && event.event === "participant-join");
  return { ...board, ring, token: pass.token, joined };
}

async function seat(simulatorUrl: string, token: string, answers = true) {
  const agent = await sitAtPhone({ simulatorUrl, identity: "u_7", token }, { answers });
  if (!agent.ok) throw new Error(agent.reason);
  closers.push(agent.leave);
  return agent;
}

test("an agent at the phone hears their leg ring, answers it and is in the conference", async () => {
  const board = await open("never");
  const agent = await seat(board.simulator.url, board.token);

  const leg = await board.ring();
  await until(board.joined);

  expect(agent.rung).toEqual([leg.ok && leg.callSid]);
  expect(board.forged).toEqual([]);
});

test("a page opened after the first ring still hears it", async () => {
  const board = await open("never");
  await board.ring();
  await until(() => board.heard.some(({ event }) => event.kind === "leg" && event.status === "ringing"));

  await seat(board.simulator.url, board.token);

  await until(board.joined);
});

test("where no browser listens the leg answers itself; where one does, it waits for the person", async () => {
  const absent = await open("when-absent");
  await absent.ring();
  await until(absent.joined);

  const present = await open("when-absent");
  const agent = await seat(present.simulator.url, present.token, false);
  await present.ring();
  await until(() => agent.rung.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(present.joined()).toBe(false);
  expect(await agent.answer(agent.rung[0] ?? "")).toBe(204);
  await until(present.joined);
});

test("an agent who hangs up, or whose page is gone for good, ends their leg", async () => {
  const board = await open("never");
  const agent = await seat(board.simulator.url, board.token);
  const first = await board.ring();
  await until(board.joined);
  expect(await agent.hangUp(first.ok ? first.callSid : "")).toBe(204);
  await until(() => agent.ended.length === 1);

  await board.ring();
  await until(() => board.statuses(board.sessionId).filter((status) => status === "in-progress").length === 2);
  await agent.leave();

  await until(() => board.statuses(board.sessionId).filter((status) => status === "completed").length === 2);
});

test("nobody sits at another's phone, nor with a spoilt or an expired pass", async () => {
  const board = await open("never");
  const other = board.phone.browserToken("u_8");
  const expired = board.phone.browserToken("u_7", -10);
  const { url: simulatorUrl } = board.simulator;

  for (const token of [other.ok ? other.token : "", expired.ok ? expired.token : "", `${board.token}x`, "", "a.b.c"]) {
    expect(await sitAtPhone({ simulatorUrl, identity: "u_7", token })).toEqual({ ok: false, reason: "not-let-in" });
  }
});

test("a name the provider would not ring gets no pass", async () => {
  const board = await open("never");

  expect(board.phone.browserToken("0190-7000")).toEqual({ ok: false, reason: "identity-not-allowed" });
  expect(board.phone.browserToken("u_7", 90_000)).toEqual({ ok: false, reason: "too-long" });
});

test("the page reaches the agents' doors through its own origin, and nothing else of the simulator", async () => {
  const board = await open("never");
  const passOn = simulatorProxy(board.simulator.url);
  const site = createServer((request, response) => {
    request.url = (request.url ?? "").replace(/^\/sim(?=\/)/, "");
    passOn(request, response);
  });
  await new Promise<void>((resolve) => void site.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    site.closeAllConnections();
    site.close();
  });
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;

  const agent = await seat(origin, board.token);
  const leg = await board.ring();
  await until(board.joined);

  expect(agent.rung).toEqual([leg.ok && leg.callSid]);
  expect((await fetch(`${origin}/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json`)).status).toBe(404);
  expect((await fetch(`${origin}/agent/../../healthz`)).status).toBe(404);
});
