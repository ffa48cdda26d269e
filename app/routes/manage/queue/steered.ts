import { data } from "@remix-run/node";
import { notFound } from "#app/features/auth/guards.server.ts";
import type { Pulled, Steered } from "#app/features/queue/steer-lead.server.ts";
import { dateTime } from "#app/ui/format.ts";
import type { Stage } from "#db/vocabulary.ts";

type Refused = Exclude<Extract<Pulled, { ok: false }>, { reason: "no-such-lead" }>;

const notReady: Partial<Record<Stage, string>> = {
  research: "No number of theirs is left to call. Find one first.",
  nurturing: "It sleeps until its date, and comes back by itself then.",
  closed: "It is closed: nobody calls them for this campaign any more.",
};

/** What the page hears of an act on a waiting lead. */
export function steered(result: Steered | Pulled, done: string) {
  if (result.ok) return data({ ok: true, says: "waits" in result ? pulledSays(result, done) : done });
  if (result.reason === "no-such-lead") throw notFound();
  return data({ ok: false, says: refusedSays(result) }, { status: 409 });
}

function refusedSays(refused: Refused): string {
  switch (refused.reason) {
    case "not-ready":
      return notReady[refused.stage] ?? "It is not waiting to be called any more. Reload the page.";
    case "in-hand":
      return `${refused.holder} has it on their desk now. Wait until they have put it down.`;
    case "a-colleagues":
      return `It is with ${refused.colleague}. Ask them, or an account manager.`;
    case "never-callable":
      return `No call to them is allowed. ${refused.because}`;
    case "no-caller-here":
      return "They do not call for this campaign. Choose somebody who does.";
    case "not-their-language":
      return "They do not speak its language, and a colleague does. Choose somebody who speaks it.";
    case "away-then":
      return "They are away when this call is promised for. Choose somebody who is here then.";
    case "promised":
      return "An hour was promised to them. Give it to somebody else, or move the promise on the lead’s page.";
    case "day-past":
      return "Choose a day that is still to come.";
    case "day-too-far":
      return "That is more than two years away. Choose an earlier day.";
  }
}

function pulledSays({ waits }: Extract<Pulled, { ok: true }>, done: string): string {
  if (!waits) return done;
  return `It may not be called now: it is served next from ${dateTime(waits.until, waits.zone)}. ${waits.because}`;
}
