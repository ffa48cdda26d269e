import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type AutoAnswer, makeAgents } from "./agents.server.ts";
import { type Delivery, makePost } from "./deliver.server.ts";
import type { Faults } from "./faults.ts";
import { finishCall } from "./hang-up.ts";
import { answerCall } from "./place-call.ts";
import { answerRest, type RestRequest } from "./rest.ts";
import { type Answer, refuse } from "./shapes.ts";
import { tone } from "./tone.ts";
import { openWorld } from "./world.ts";

export type SimulatorOptions = {
  /** 0 takes any free port. */
  port: number;
  accountSid: string;
  authToken: string;
  apiKey: string;
  apiSecret: string;
  /** Simulated seconds in a real one: 1 in the demo, hundreds in tests. */
  speed?: number;
  seed?: string;
  joinOn?: "ringing" | "answered";
  /** Who answers an agent's browser leg when no browser does. */
  autoAnswerAgents?: AutoAnswer;
  /** May be changed while it runs. */
  faults?: Faults;
  onDelivery?: (delivery: Delivery) => void;
  onExchange?: (request: RestRequest, answer: Answer) => void;
};

export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

const LARGEST_BODY = 64 * 1024;

/** A stand-in for the provider, on loopback only: its REST API, its signed webhooks and the agents' signalling. */
export async function startSimulator(options: SimulatorOptions) {
  const { accountSid, authToken, apiKey, apiSecret } = options;
  const speed = options.speed ?? 1;
  const faults = options.faults ?? {};
  const timers = new Set<NodeJS.Timeout>();

  function after(ms: number, work: () => void): () => void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms / speed);
    timers.add(timer);
    return () => {
      clearTimeout(timer);
      timers.delete(timer);
    };
  }

  const post = makePost({ authToken, faults, after, onDelivery: options.onDelivery ?? (() => {}) });
  const world = openWorld({
    accountSid,
    seed: options.seed ?? "rekindle",
    joinOn: options.joinOn ?? "answered",
    ports: {
      now: () => new Date(),
      seconds: (from, to) => ((to.getTime() - from.getTime()) / 1000) * speed,
      after,
      // Not drawn from the seed: a restarted simulator must not give an old SID to a new call.
      sid: (prefix) => prefix + randomBytes(16).toString("hex"),
      tell: post.tell,
      ringAgent: (call) => agents.ringAgent(call),
      agentLegEnded: (call) => agents.legEnded(call),
      queueMs: () => faults.queueMs?.() ?? 0,
    },
  });
  const agents = makeAgents({
    world,
    pass: { accountSid, apiKey, apiSecret },
    autoAnswer: options.autoAnswerAgents ?? "when-absent",
    answer: (call) => answerCall(world, call),
    hangUp: (call) => finishCall(world, call, call.startedAt ? "completed" : "busy"),
  });

  function knows(request: IncomingMessage): boolean {
    const [, encoded = ""] = (request.headers.authorization ?? "").split(" ");
    const given = Buffer.from(encoded, "base64").toString();
    return given === `${accountSid}:${authToken}` || given === `${apiKey}:${apiSecret}`;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request));
    const url = new URL(request.url ?? "/", "http://simulator");
    if (url.pathname === "/healthz") return void response.end("ok");
    if (url.pathname.startsWith("/sim/")) {
      if (!agents.serve(request, response, form)) response.writeHead(404).end();
      return;
    }
    if (!knows(request)) return send(response, refuse(401, 20003, "Authenticate"));
    const media = /\/Recordings\/(RE[0-9a-f]{32})\.(?:mp3|wav)$/.exec(url.pathname);
    if (media) return sendMedia(response, world.recordings.has(media[1] ?? ""));

    const rest = { method: request.method ?? "GET", path: url.pathname, query: url.searchParams, form };
    const fault = faults.rest?.(rest) ?? null;
    if (fault === "too-many") return send(response, refuse(429, 20429, "Too Many Requests"));
    if (fault === "down") return send(response, refuse(500, 20500, "Internal Server Error"));
    const answer = answerRest(world, rest);
    options.onExchange?.(rest, answer);
    if (fault !== "answer-lost") send(response, answer);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => send(response, refuse(400, 20001, "The request could not be read")));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    world,
    faults,
    settled: post.settled,
    async close(): Promise<void> {
      post.stop();
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) throw new Error("body too large");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, body }: Answer): void {
  if (response.headersSent) return;
  response.writeHead(status, body ? { "content-type": "application/json" } : {});
  response.end(body ? JSON.stringify(body) : undefined);
}

function sendMedia(response: ServerResponse, exists: boolean): void {
  if (exists) response.writeHead(200, { "content-type": "audio/wav" }).end(tone());
  else response.writeHead(404).end();
}
