import { duration } from "#app/ui/format.ts";
import { active, type Say, type Tellings, upperFirst } from "../telling.ts";
import { callWords, wordsFor } from "../words.ts";
import { onNumber, outcomeName } from "./named.ts";

const toNumber = (attemptId: string, say: Say): string => {
  const called = say.numberOfAttempt?.[attemptId];
  return called ? ` to ${called}` : "";
};

const movedWords = {
  missed: "it was missed",
  clock: "the clock there is another",
  away: "its agent is away",
} as const;

/** Calls, what was said on them, and what was promised. */
export const callSentences = {
  "callback.missed": ({ promisedAt, agentId }, say) =>
    `The call promised for ${say.at(promisedAt)} was not made${agentId ? `; ${say.name(agentId) ?? "its agent"} had promised it` : ""}.`,
  "callback.left-over": ({ promisedAt, agentId }, say) =>
    `A call was promised for ${say.at(promisedAt)} in the campaign before${agentId ? `, by ${say.name(agentId) ?? "an agent"}` : ""}; nobody rings them here.`,
  "callback.owed": ({ promisedAt }, say) =>
    `Nobody rang them after they had rung us; we said that we ring again, and do on ${say.at(promisedAt)}.`,
  "callback.seen-to": (_, { who }) =>
    active(who, "saw to the call that was promised before", "The call that was promised before is seen to"),
  "callback.moved": ({ from, to, because }, say) =>
    because === "agreed"
      ? active(
          say.who,
          `moved the promise for ${say.at(from)} to ${say.at(to)}`,
          `The promise for ${say.at(from)} was moved to ${say.at(to)}`,
        )
      : `The promise for ${say.at(from)} became ${say.at(to)}: ${movedWords[because]}.`,
  "call.placed": ({ phoneNumberId }, say) =>
    active(say.who, `rang ${onNumber(phoneNumberId, say)}`, `${upperFirst(onNumber(phoneNumberId, say))} was rung`),
  "call.refused": ({ phoneNumberId, verdict, rules }, say) =>
    `${upperFirst(onNumber(phoneNumberId, say))} ${verdict === "wait" ? "could not be called yet" : "may not be called"}: ${rules.map((rule) => wordsFor(rule)).join(", ") || "no rule kept"}.`,
  "call.ended": ({ attemptId, status, talkSeconds }, say) =>
    `The call${toNumber(attemptId, say)} ${callWords[status]}${talkSeconds ? `; talked for ${duration(talkSeconds)}` : ""}.`,
  "call.found": ({ attemptId }, say) =>
    `The call${toNumber(attemptId, say)}, which had been given up, rang after all; it is ended at once.`,
  "call.returned": ({ promisedAt }, say) =>
    `They rang us${promisedAt ? `; we said that we ring again, and do on ${say.at(promisedAt)}` : ""}.`,
  "voicemail.left": (_, { who }) => active(who, "left a message on the machine", "A message was left on the machine"),
  "outcome.recorded": ({ disposition }, say) => {
    const label = outcomeName(disposition, say);
    return active(say.who, `recorded “${label}”`, `Outcome: ${label}`);
  },
} satisfies Tellings<`call.${string}` | `voicemail.${string}` | `outcome.${string}` | `callback.${string}`>;
