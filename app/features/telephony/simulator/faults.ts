import { drawsFrom } from "./random.ts";
import type { RestRequest } from "./rest.ts";
import type { Webhook } from "./world.ts";

/** What may go wrong on the way. Absent knobs do no harm; each is asked once for each telling or request. */
export type Faults = {
  /** The telling arrives twice, with the same token. */
  duplicate?: (hook: Webhook) => boolean;
  /** Late by this many simulated milliseconds, and so out of order. */
  delayMs?: (hook: Webhook) => number;
  /** Never sent. */
  drop?: (hook: Webhook) => boolean;
  /** The app did the work, but its answer counts as a 5xx: the telling is repeated. */
  answerLost?: (hook: Webhook) => boolean;
  /** too-many: 429, nothing done. down: 500, nothing done. answer-lost: done, and never answered. */
  rest?: (request: RestRequest) => "too-many" | "down" | "answer-lost" | null;
  /** How long a new call waits in the account's queue. */
  queueMs?: () => number;
};

/** A bad day on the network, the same for the same seed as long as calls come in the same order. */
export function roughWeather(seed: string): Faults {
  const draw = drawsFrom(seed);
  return {
    duplicate: () => draw() < 0.1,
    delayMs: () => (draw() < 0.25 ? draw() * 3000 : 0),
    drop: () => draw() < 0.02,
    answerLost: () => draw() < 0.05,
    rest: (request) => {
      const lot = draw();
      if (lot < 0.02) return "too-many";
      if (lot < 0.03) return "down";
      return lot < 0.035 && request.method === "POST" ? "answer-lost" : null;
    },
  };
}
