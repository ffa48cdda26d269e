import { drawsFrom } from "./random.ts";

/** What will become of a call, decided when it is placed. */
export type Fate = {
  ends: "busy" | "no-answer" | "failed" | "answered";
  who: "human" | "machine" | "fax" | "unknown";
  ringMs: number;
  /** The far end hangs up by itself this long after answering; null waits for us. */
  hangsUpAfterMs: number | null;
};

const RING_MS = 1200;
const MACHINE_LISTENS_MS = 90_000;

const planned: Record<string, Fate> = {
  "01": { ends: "busy", who: "human", ringMs: 500, hangsUpAfterMs: null },
  "02": { ends: "no-answer", who: "human", ringMs: 0, hangsUpAfterMs: null },
  "03": { ends: "failed", who: "human", ringMs: 0, hangsUpAfterMs: null },
  "04": { ends: "answered", who: "machine", ringMs: RING_MS, hangsUpAfterMs: MACHINE_LISTENS_MS },
  "05": { ends: "answered", who: "fax", ringMs: RING_MS, hangsUpAfterMs: 8000 },
  "06": { ends: "answered", who: "human", ringMs: RING_MS, hangsUpAfterMs: null },
  "07": { ends: "answered", who: "human", ringMs: RING_MS, hangsUpAfterMs: 2500 },
  "08": { ends: "answered", who: "unknown", ringMs: RING_MS, hangsUpAfterMs: null },
};

/**
 * The last two digits choose, as Twilio's own magic numbers do; any other number gets an outcome drawn from
 * the seed, the number and how often it has been rung, weighted like a cold backlog.
 */
export function fateOf(to: string, nth: number, seed: string): Fate {
  const fixed = planned[to.slice(-2)];
  if (fixed) return fixed;
  const draw = drawsFrom(`${seed}/${to}/${nth}`);
  const lot = draw();
  const ringMs = 2000 + Math.floor(draw() * 8000);
  const talkMs = 8000 + Math.floor(draw() * 40_000);
  if (lot < 0.36) return { ends: "answered", who: "human", ringMs, hangsUpAfterMs: null };
  if (lot < 0.45) return { ends: "answered", who: "human", ringMs, hangsUpAfterMs: talkMs };
  if (lot < 0.75) return { ends: "no-answer", who: "human", ringMs, hangsUpAfterMs: null };
  if (lot < 0.9) return { ends: "answered", who: "machine", ringMs, hangsUpAfterMs: MACHINE_LISTENS_MS };
  if (lot < 0.97) return { ends: "busy", who: "human", ringMs: 800, hangsUpAfterMs: null };
  return { ends: "failed", who: "human", ringMs: 0, hangsUpAfterMs: null };
}

export type NumberRefusal = { code: number; message: string };

/** What the REST API says before it would place the call at all; null where it would. */
export function refusalOf(to: string, from: string): NumberRefusal | null {
  if (!to) return { code: 21201, message: "No 'To' number is specified" };
  if (!from) return { code: 21213, message: "No 'From' number is specified" };
  const isAddress = to.startsWith("client:");
  if (!isAddress && !/^\+[1-9]\d{6,14}$/.test(to)) {
    return { code: 21211, message: `The 'To' number ${to} is not a valid phone number.` };
  }
  if (from.endsWith("0000")) {
    return { code: 21210, message: `The source phone number provided, ${from}, is not yet verified for your account.` };
  }
  if (!isAddress && to.endsWith("99")) {
    return { code: 21215, message: `Account not authorized to call ${to}. Perhaps you need to enable some countries.` };
  }
  return null;
}
