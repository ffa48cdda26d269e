import { data } from "@remix-run/node";
import { notFound } from "#app/features/auth/guards.server.ts";
import type { Steered } from "#app/features/queue/steer-lead.server.ts";

const sentences: Record<Exclude<Extract<Steered, { ok: false }>["reason"], "no-such-lead">, string> = {
  "not-ready": "It is not waiting to be called any more. Reload the page.",
  "in-hand": "Somebody has it on their desk now. Wait until they have put it down.",
  "no-caller-here": "They do not call for this campaign. Choose somebody who does.",
  "not-their-language": "They do not speak its language, and a colleague does. Choose somebody who speaks it.",
  promised: "An hour was promised to them. Give it to somebody else, or change the promise.",
  "day-past": "Choose a day that is still to come.",
  "day-too-far": "That is more than two years away. Choose an earlier day.",
};

/** What the page hears of an act on a waiting lead. */
export function steered(result: Steered, done: string) {
  if (result.ok) return data({ ok: true, says: done });
  if (result.reason === "no-such-lead") throw notFound();
  return data({ ok: false, says: sentences[result.reason] }, { status: 409 });
}
