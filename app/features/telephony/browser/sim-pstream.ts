import { eventsOf } from "../simulator/events.ts";
import { Emitter } from "./emitter.ts";
import { makeFarEnd } from "./far-end.ts";

type Settings = { /** Where the agents' doors are, on the page's own origin. */ base: string };

/**
 * A drop-in for the signalling of @twilio/voice-sdk (its option `PStream`): the Device is the real one, the
 * microphone and the audio path are real, only the far end is in this page and the news come from the simulator.
 * The option is private to the SDK, so the SDK's version is pinned exactly.
 */
export function simPStream({ base }: Settings) {
  return class SimPStream extends Emitter {
    status = "disconnected";
    gateway = "simulator";
    region = "simulator";
    uri = base;
    token: string;
    readonly #farEnds = new Map<string, ReturnType<typeof makeFarEnd>>();
    readonly #answered = new Set<string>();
    #leaving = new AbortController();
    #registered = false;

    constructor(token: string) {
      super();
      this.token = token;
      // The Device adds its listeners right after construction.
      setTimeout(() => {
        this.status = "connected";
        this.setToken(token);
        this.emit("transportOpen");
      }, 0);
    }

    setToken(token: string): void {
      this.token = token;
      const { identity, ttl } = claimsOf(token);
      const news = { edge: "simulator", region: "simulator", home: "us1", token: { identity, ttl } };
      setTimeout(() => this.emit("connected", news), 0);
    }

    /** Registering is what makes a Device ring; here it opens the stream of rings. */
    register(media: { audio: boolean }): void {
      if (!media.audio) {
        this.#registered = false;
        this.#leaving.abort();
        this.status = "offline";
        this.emit("offline", {});
        return;
      }
      if (this.#registered) return void setTimeout(() => this.emit("ready", {}), 0);
      this.#registered = true;
      this.#leaving = new AbortController();
      void this.#listen(this.#leaving.signal);
    }

    async #listen(leaving: AbortSignal): Promise<void> {
      while (!leaving.aborted) {
        try {
          const stream = await fetch(this.#door("events"), { headers: this.#headers(), signal: leaving });
          if (stream.status === 401) return this.#refused();
          if (stream.body) await this.#hear(stream.body);
        } catch {
          // A dropped stream is opened again below, unless it was dropped by us.
        }
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }

    #refused(): void {
      this.#registered = false;
      this.emit("error", { error: { code: 31204, message: "Invalid JWT token" } });
    }

    async #hear(body: ReadableStream<Uint8Array>): Promise<void> {
      for await (const { event, data } of eventsOf(body)) {
        if (event === "ready") {
          this.status = "ready";
          this.emit("ready", {});
        } else if (event === "ring") await this.#ring(data);
        else this.#ended(data.callSid);
      }
    }

    async #ring({ callSid, from, to, accountSid }: { callSid: string; from: string; to: string; accountSid: string }) {
      if (this.#farEnds.has(callSid)) return;
      const farEnd = makeFarEnd();
      this.#farEnds.set(callSid, farEnd);
      const sdp = await farEnd.offer();
      const parameters = { CallSid: callSid, AccountSid: accountSid, From: from, To: to };
      this.emit("invite", { callsid: callSid, sdp, parameters, reconnect: "simulator" });
    }

    #ended(callSid: string): void {
      const wasAnswered = this.#answered.delete(callSid);
      this.#farEnds.get(callSid)?.close();
      this.#farEnds.delete(callSid);
      this.emit(wasAnswered ? "hangup" : "cancel", { callsid: callSid });
    }

    answer(sdp: string, callSid: string): void {
      this.#answered.add(callSid);
      void this.#farEnds.get(callSid)?.accept(sdp);
      void this.#press("answer", callSid);
    }
    hangup(callSid: string): void {
      this.#farEnds.get(callSid)?.close();
      this.#farEnds.delete(callSid);
      void this.#press("hangup", callSid);
    }
    reject(callSid: string): void {
      this.hangup(callSid);
    }

    destroy(): this {
      this.#leaving.abort();
      for (const farEnd of this.#farEnds.values()) farEnd.close();
      this.#farEnds.clear();
      this.status = "disconnected";
      this.emit("offline", this);
      return this;
    }

    // Parts of the contract that nothing in a server-initiated leg needs.
    invite(_sdp: string, callSid: string): void {
      this.emit("hangup", { callsid: callSid, error: { code: 31201, message: "Leads are dialled by the server" } });
    }
    reinvite(): void {}
    reconnect(): void {}
    dtmf(): void {}
    sendMessage(): void {}
    publish(): void {}
    updatePreferredURI(): void {}
    updateURIs(): void {}

    #door(door: string): string {
      return `${base}/agent/${claimsOf(this.token).identity}/${door}`;
    }
    #headers(): HeadersInit {
      return { authorization: `Bearer ${this.token}` };
    }
    async #press(door: "answer" | "hangup", callSid: string): Promise<void> {
      const body = new URLSearchParams({ callSid });
      // keepalive: the hang-up of a closing tab must still leave it.
      await fetch(this.#door(door), { method: "POST", headers: this.#headers(), body, keepalive: true }).catch(
        () => {},
      );
    }
  };
}

function claimsOf(token: string): { identity: string; ttl: number } {
  const body = (token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
  const claims = JSON.parse(atob(body)) as { exp: number; grants: { identity: string } };
  return { identity: claims.grants.identity, ttl: claims.exp - Math.floor(Date.now() / 1000) };
}
