import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { type CallEvent, parseWebhook } from "#app/features/telephony/parse-webhook.ts";
import { checkSignature } from "#app/features/telephony/signature.server.ts";
import { formOf } from "#app/features/telephony/signature.ts";
import { type SimulatorOptions, startSimulator } from "#app/features/telephony/simulator/start-simulator.server.ts";
import { simulatorAccountSid } from "#app/features/telephony/telephone-config.ts";
import { makeTelephone } from "#app/features/telephony/twilio.server.ts";
import { makeContract } from "./contract.ts";

export const ours = "+442079460100";
const pass = {
  accountSid: simulatorAccountSid,
  authToken: "f".repeat(32),
  apiKey: `SK${"0".repeat(31)}2`,
  apiSecret: "x".repeat(32),
};
const sessionId = "01900000-0000-7000-8000-000000000042";
const conference = "s_42";

const kinds: Record<string, CallEvent["kind"]> = {
  leg: "leg",
  agent: "leg",
  amd: "amd",
  conf: "conference",
  recording: "recording",
};

export type Heard = {
  path: string;
  id: string;
  event: CallEvent;
  dedupeKey: string;
  body: string;
  headers: Record<string, string>;
};

/** A simulator, the real telephone, and an app that hears what it is told: everything over loopback HTTP. */
export async function switchboard(options: Partial<SimulatorOptions> = {}, telephone: { timeoutMs?: number } = {}) {
  const heard: Heard[] = [];
  const forged: string[] = [];
  const contract = makeContract();

  const app = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => (body += text));
    request.on("end", () => {
      const path = request.url ?? "";
      const signature = String(request.headers["x-twilio-signature"] ?? "");
      const form = formOf(body);
      const [, kind = "", id = ""] = /^\/hooks\/twilio\/(\w+)\/(.+)$/.exec(path) ?? [];
      if (!checkSignature({ publicUrl, authToken: pass.authToken }, { requestUrl: path, signature, form }))
        forged.push(path);
      const parsed = parseWebhook(kinds[kind] ?? "voice", form);
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      if (parsed.ok) heard.push({ path, id, event: parsed.event, dedupeKey: parsed.dedupeKey, body, headers });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => void app.listen(0, "127.0.0.1", resolve));
  const publicUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;

  const simulator = await startSimulator({
    ...pass,
    port: 0,
    speed: 200,
    autoAnswerAgents: "always",
    onExchange: contract.check,
    ...options,
  });
  const phone = makeTelephone({ ...pass, kind: "simulator", url: simulator.url, publicUrl, ...telephone });

  return {
    phone,
    simulator,
    heard,
    forged,
    contract,
    conference,
    sessionId,
    publicUrl,

    /** The agent sits down: their leg is answered and they are in the conference. */
    async agentReady(identity = "u_agent") {
      const leg = await phone.startAgentLeg({ sessionId, conference, from: ours, at: { identity } });
      if (!leg.ok) throw new Error(leg.sentence);
      await until(() => heard.some(({ event }) => event.kind === "conference" && event.event === "participant-join"));
      return leg;
    },

    dial(attemptId: string, to: string, machineDetection: "off" | "on" | "beep" = "off") {
      return phone.dialLead({ attemptId, sessionId, conference, to, from: ours, machineDetection });
    },

    /** What was told of one attempt's leg, in the order it arrived. */
    statuses(attemptId: string): string[] {
      return heard.flatMap(({ id, event }) => (id === attemptId && event.kind === "leg" ? [event.status] : []));
    },

    async close() {
      await simulator.close();
      app.closeAllConnections();
      await new Promise<void>((resolve) => void app.close(() => resolve()));
    },
  };
}

/** A switchboard for one test: closed after it, with no forged telling and no breach of the provider's document. */
export async function boardFor(onTestFinished: (close: () => Promise<void>) => void, ...settings: SwitchboardSettings) {
  const board = await switchboard(...settings);
  onTestFinished(async () => {
    await board.close();
    expect(board.forged).toEqual([]);
    expect(board.contract.violations).toEqual([]);
  });
  return board;
}

export type SwitchboardSettings = Parameters<typeof switchboard>;

/** Waits for something that is about to be true; fails after five seconds rather than hang. */
export async function until(isTrue: () => boolean): Promise<void> {
  const patience = AbortSignal.timeout(5000);
  while (!isTrue()) {
    if (patience.aborted) throw new Error(`waited in vain for: ${isTrue}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
