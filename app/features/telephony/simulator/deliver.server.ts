import { randomUUID } from "node:crypto";
import type { Faults } from "./faults.ts";
import { signatureOf } from "./sign.server.ts";
import type { Webhook } from "./world.ts";

export type Delivery = { hook: Webhook; status: number | null; try: number; dropped: boolean };

type Post = {
  authToken: string;
  faults: Faults;
  after: (ms: number, work: () => void) => () => void;
  onDelivery: (delivery: Delivery) => void;
};

const ANSWER_WITHIN_MS = 15_000;

/**
 * Sends each telling as the provider does: form-encoded, signed, with a token that stays the same on a repeat,
 * again as often as the fragment of its address asks. A lane keeps its order; a delayed telling leaves it.
 */
export function makePost({ authToken, faults, after, onDelivery }: Post) {
  const lanes = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  const stopped = new AbortController();

  function tell(hook: Webhook): void {
    if (faults.drop?.(hook)) {
      onDelivery({ hook, status: null, try: 0, dropped: true });
      return;
    }
    const token = randomUUID();
    const lateMs = faults.delayMs?.(hook) ?? 0;
    if (faults.duplicate?.(hook)) after(lateMs + 30, () => track(deliver(hook, token)));
    if (lateMs > 0) return void after(lateMs, () => track(deliver(hook, token)));
    const turn = (lanes.get(hook.lane) ?? Promise.resolve()).then(() => deliver(hook, token));
    lanes.set(hook.lane, turn);
    track(turn.then(() => void (lanes.get(hook.lane) === turn && lanes.delete(hook.lane))));
  }

  function track(work: Promise<void>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  async function deliver(hook: Webhook, token: string): Promise<void> {
    const [url = "", fragment = ""] = hook.url.split("#");
    const wishes = new URLSearchParams(fragment);
    const tries = 1 + Number(wishes.get("rc") ?? 1);
    const repeatsOn = wishes.get("rp") ?? "ct";
    for (let turn = 1; turn <= tries && !stopped.signal.aborted; turn++) {
      const status = await send(hook, url, token);
      if (stopped.signal.aborted) return;
      onDelivery({ hook, status, try: turn, dropped: false });
      const heard = faults.answerLost?.(hook) ? 503 : status;
      if (heard !== null && (heard < 400 || !repeats(heard, repeatsOn))) return;
    }
  }

  async function send(hook: Webhook, url: string, token: string): Promise<number | null> {
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
          "user-agent": "TwilioProxy/1.1",
          "x-twilio-signature": signatureOf(authToken, url, hook.form),
          "i-twilio-idempotency-token": token,
        },
        body: new URLSearchParams(hook.form).toString(),
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }

  return {
    tell,
    /** Every telling so far has been sent, or given up. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    stop: () => stopped.abort(),
  };
}

function repeats(status: number, wish: string): boolean {
  if (/\ball\b/.test(wish)) return true;
  return status >= 500 ? wish.includes("5xx") : wish.includes("4xx");
}
