import { localDate } from "#app/ui/format.ts";
import type { EventData } from "../events.ts";
import { active, lowerFirst, type Say, type Tellings, upperFirst } from "../telling.ts";
import {
  closeWords,
  dormancyWords,
  listWords,
  nextActionWords,
  signalWords,
  skipWords,
  sourceWords,
  wordsFor,
} from "../words.ts";
import { company, outcomeName } from "./named.ts";

const next = ({ nextAction, dueAt }: { nextAction: string | null; dueAt: string | null }, say: Say): string =>
  nextAction && dueAt ? ` Next: ${wordsFor(nextAction, nextActionWords)}, due ${say.at(dueAt)}.` : "";

function why(data: EventData["lead.stage-changed"], say: Say): string {
  if (data.closeReason) return `: ${closeWords[data.closeReason]}`;
  if (data.dormancyReason) return `: ${dormancyWords[data.dormancyReason]}`;
  if (data.reason === data.to) return "";
  return data.reason ? `: ${lowerFirst(outcomeName(data.reason, say))}` : "";
}

/** Where a lead goes, and in whose hands. */
export const leadSentences = {
  "lead.created": (data, say) => {
    const row = data.rowId ? say.rows?.[data.rowId] : undefined;
    return `Lead opened ${row ? `from ${row}` : sourceWords[data.source]}, ${data.stage}.${next(data, say)}`;
  },
  "lead.stage-changed": (data, say) => `${upperFirst(data.from)} became ${data.to}${why(data, say)}.${next(data, say)}`,
  "lead.rescheduled": (data, say) => next(data, say).trim() || "The next step was taken off.",
  "lead.leased": ({ until }, say) =>
    active(say.who, `took the lead on the desk, until ${say.at(until)}`, "Taken on the desk"),
  "lead.extended": ({ until }, say) =>
    active(say.who, `kept the lead until ${say.at(until)}`, `Kept until ${say.at(until)}`),
  "lead.released": ({ why: because, skipReason }, { who }) => {
    switch (because) {
      case "skipped":
        return active(
          who,
          `passed over the lead: ${wordsFor(skipReason ?? "no reason kept", skipWords)}`,
          "Passed over",
        );
      case "outcome":
        return active(who, "put the lead down with an outcome", "Put down with an outcome");
      case "expired":
        return `${who ?? "The agent"} gave no sign of life; the lead went back to the queue.`;
      case "signed-out":
        return active(who, "signed out; the lead went back to the queue", "Back to the queue");
      case "refused":
        return "May not be called now; the lead went back to the queue.";
      case "paused":
        return active(who, "left the desk for a while; the lead went back to the queue", "Back to the queue");
    }
  },
  "lead.listed": ({ kind, closed }) =>
    `Found on the list of ${listWords[kind]}${closed ? "." : "; it is in hand, so a person decides."}`,
  "lead.contract-heard": ({ endOn, supplierChanged }, { who }) => {
    const what = [
      ...(endOn ? [`that their contract ends on ${localDate(endOn)}`] : []),
      ...(supplierChanged ? ["who supplies them"] : []),
    ];
    return active(who, `heard ${what.join(", and ") || "how long their contract runs"}`, "Heard of their contract");
  },
  "lead.assigned": ({ assigneeId }, say) =>
    assigneeId
      ? active(
          say.who,
          `gave the lead to ${say.name(assigneeId) ?? "a colleague"}`,
          `Given to ${say.name(assigneeId) ?? "a colleague"}`,
        )
      : active(say.who, "made the lead anyone’s", "The lead became anyone’s"),
  "lead.pulled": ({ agentId }, say) =>
    say.who !== null && say.who === say.name(agentId)
      ? `${say.who} is to have it next, by their own wish.`
      : active(
          say.who,
          `wants ${say.name(agentId) ?? "a colleague"} to have the lead next`,
          `${say.name(agentId) ?? "A colleague"} is to have it next`,
        ),
  "lead.led-to": ({ source, companyId }, say) => {
    const where = company(companyId, say);
    if (source === "moved") return active(say.who, `followed somebody who moved to ${where}`, `Followed to ${where}`);
    if (source === "referred") return active(say.who, `was referred to ${where}`, `Referred to ${where}`);
    return "It goes on in the campaign that follows.";
  },
  "lead.signalled": ({ kind, effect }) =>
    `${upperFirst(signalWords[kind])}${effect === "woken" ? ": the lead is woken" : "; it was not asleep, so a note was made"}.`,
} satisfies Tellings<`lead.${string}`>;
