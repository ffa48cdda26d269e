import { money } from "#app/ui/format.ts";
import { active, type Tellings } from "../telling.ts";
import { declineWords, updateWords } from "../words.ts";

/** What the client got, and what became of it. */
export const handbackSentences = {
  "handback.qualified": (_, { who, client }) =>
    active(
      who,
      `qualified the lead: ${client}’s questions are answered`,
      `Qualified: ${client}’s questions are answered`,
    ),
  "handback.refused": (_, { who }) => active(who, "sent it back from the gate", "Sent back from the gate"),
  "handback.passed": ({ acceptBy }, say) =>
    `${active(say.who, `passed it to ${say.client}`, `Passed to ${say.client}`)} Theirs to answer by ${say.day(acceptBy)}.`,
  "handback.accepted": ({ clientOwnerId }, say) => {
    const owner = say.name(clientOwnerId);
    return `${say.who ?? say.client} accepted it${owner && owner !== say.who ? ` for ${owner}` : ""}; it is ${say.client}’s now.`;
  },
  "handback.declined": ({ reason }, say) => `${say.who ?? say.client} declined it: ${declineWords[reason]}.`,
  "handback.expired": (_, { client }) => `${client} did not answer in time; it is the agency’s again.`,
  "handback.taken-back": ({ answer }, say) =>
    `${say.who ?? say.client} took it back: it is no longer ${answer}, and waits for an answer again.`,
  "handback.reopened": () => "It stands at the gate again.",
  "handback.reported": ({ kind, valueMinor, currency }, say) =>
    `${say.who ?? say.client} reported: ${updateWords[kind]}${valueMinor !== null && currency ? `, ${money(valueMinor, currency)}` : ""}.`,
} satisfies Tellings<`handback.${string}`>;
