import type { IncomingMessage, ServerResponse } from "node:http";
import { identityFromPass } from "./browser-pass.server.ts";
import { isBrowser, type SimCall, type World } from "./world.ts";

export type AutoAnswer = "always" | "when-absent" | "never";

type Line = {
  world: World;
  pass: { accountSid: string; apiKey: string; apiSecret: string };
  autoAnswer: AutoAnswer;
  answer: (call: SimCall) => void;
  hangUp: (call: SimCall) => void;
};

const PICKS_UP_AFTER_MS = 400;
/** A reloaded page comes back within this; a closed one does not, and its leg ends. */
const GONE_AFTER_MS = 5000;

/**
 * The agents' end: who listens for their leg to ring, and how they answer. It stands in for the provider's
 * signalling socket, so a real browser and a scripted agent use the same three doors.
 */
export function makeAgents({ world, pass, autoAnswer, answer, hangUp }: Line) {
  const listeners = new Map<string, Set<ServerResponse>>();
  const answeredByBrowser = new Set<string>();

  const identityOf = (call: SimCall) => call.to.slice("client:".length);
  const present = (identity: string) => (listeners.get(identity)?.size ?? 0) > 0;

  function say(identity: string, event: string, data: object): void {
    for (const stream of listeners.get(identity) ?? []) stream.write(line(event, data));
  }

  function ringing(call: SimCall) {
    return { callSid: call.sid, from: call.from, to: call.to, accountSid: world.accountSid };
  }

  function ringAgent(call: SimCall): void {
    const identity = identityOf(call);
    say(identity, "ring", ringing(call));
    if (autoAnswer === "never" || (autoAnswer === "when-absent" && present(identity))) return;
    call.timers.push(
      world.ports.after(PICKS_UP_AFTER_MS, () => {
        if (autoAnswer === "always" || !present(identity)) answer(call);
      }),
    );
  }

  function legEnded(call: SimCall): void {
    answeredByBrowser.delete(call.sid);
    say(identityOf(call), "hangup", { callSid: call.sid });
  }

  function listen(identity: string, response: ServerResponse): void {
    const streams = listeners.get(identity) ?? new Set();
    listeners.set(identity, streams.add(response));
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(line("ready", { identity }));
    for (const call of legsOf(identity)) if (call.status === "ringing") response.write(line("ring", ringing(call)));
    response.on("close", () => {
      streams.delete(response);
      if (streams.size === 0) listeners.delete(identity);
      world.ports.after(GONE_AFTER_MS, () => {
        if (present(identity)) return;
        for (const call of legsOf(identity)) if (answeredByBrowser.has(call.sid)) hangUp(call);
      });
    });
  }

  function* legsOf(identity: string): Iterable<SimCall> {
    for (const call of world.calls.values()) {
      if (isBrowser(call) && identityOf(call) === identity && !call.endedAt) yield call;
    }
  }

  /** Serves /sim/agent/IDENTITY/events, /answer and /hangup; false where the path is none of these. */
  function serve(request: IncomingMessage, response: ServerResponse, form: URLSearchParams): boolean {
    const match = /^\/sim\/agent\/([A-Za-z0-9_]{1,121})\/(events|answer|hangup)$/.exec(request.url ?? "");
    const [, identity = "", door] = match ?? [];
    if (!match || request.method !== (door === "events" ? "GET" : "POST")) return false;
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    if (identityFromPass(token, pass, new Date()) !== identity) {
      response.writeHead(401).end();
      return true;
    }
    if (door === "events") {
      listen(identity, response);
      return true;
    }
    const call = world.calls.get(form.get("callSid") ?? "");
    if (!call || call.to !== `client:${identity}`) {
      response.writeHead(404).end();
      return true;
    }
    if (door === "answer") {
      answeredByBrowser.add(call.sid);
      answer(call);
    } else hangUp(call);
    // An answer that crosses with the end of its ring is nobody's fault: the stream tells of the end.
    response.writeHead(204).end();
    return true;
  }

  return { ringAgent, legEnded, serve };
}

function line(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
