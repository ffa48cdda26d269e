import { count, localDate, money, number } from "#app/ui/format.ts";
import { active, type Say, type Tellings, upperFirst } from "../telling.ts";
import { campaignPauseWords, sectorWords } from "../words.ts";
import { outcomeName } from "./named.ts";

const question = (id: string, say: Say): string => `“${say.questions?.[id] ?? "a question"}”`;

const feeWords = (minor: number | null, { currency }: { currency: string }): string =>
  minor === null ? "none" : money(minor, currency);

/** What a campaign is, asks and says, and who calls for it. */
export const campaignSentences = {
  "client.created": (_, { who, client }) => active(who, `added the client ${client}`, `${client} became a client`),
  "campaign.created": (_, { who }) => active(who, "opened the campaign", "The campaign was opened"),
  "campaign.status-changed": ({ from, to, because, until }, { who }) => {
    const pause = `${until ? ` until ${localDate(until)}` : ""}${because ? `: ${campaignPauseWords[because]}` : ""}`;
    return active(who, `took the campaign from ${from} to ${to}${pause}`, `The campaign went from ${from} to ${to}`);
  },
  "campaign.outcome-set": ({ disposition }, say) => {
    const label = outcomeName(disposition, say);
    return active(say.who, `set the outcome “${label}”`, `The outcome “${label}” was set`);
  },
  "campaign.outcome-added": ({ disposition, like }, say) => {
    const added = `the outcome “${outcomeName(disposition, say)}”, which behaves like “${outcomeName(like, say)}”`;
    return active(say.who, `added ${added}`, `The campaign got ${added}`);
  },
  "campaign.outcome-removed": ({ disposition }, say) => {
    const label = outcomeName(disposition, say);
    return active(say.who, `removed the outcome “${label}”`, `The outcome “${label}” was removed`);
  },
  "campaign.callbacks-set": ({ windowMinutes, anyonesAfterMinutes, perHour, perDay }, { who }) =>
    `${active(who, "set how promises are kept", "How promises are kept was set")} Within ${count(windowMinutes, "minute")}, anyone’s after ${number(anyonesAfterMinutes)}; ${number(perHour)} an hour and ${number(perDay)} a day for each agent.`,
  "campaign.settled": ({ closed }) => `Every lead of the campaign is settled; ${count(closed, "lead")} closed with it.`,
  "campaign.order-changed": ({ factors }, { who }) =>
    active(who, `set ${count(factors, "weight")} of the queue’s order`, `${count(factors, "weight")} of the order set`),
  "campaign.terms-changed": ({ endsOn, callerId, sector, fee }, { who }) => {
    const what = [
      ...(endsOn ? [`the campaign’s last day to ${localDate(endsOn)}`] : []),
      ...(callerId ? ["the number it shows"] : []),
      ...(sector ? [`what it calls about to ${sectorWords[sector]}`] : []),
      ...(fee
        ? [`the fee for a passed lead from ${feeWords(fee.fromMinor, fee)} to ${feeWords(fee.toMinor, fee)}`]
        : []),
    ].join(", and ");
    return active(who, `changed ${what}`, `Somebody changed ${what}`);
  },
  "campaign.script-changed": ({ before, after }, say) => {
    const told = (ids: string[]) => ids.map((id) => `“${say.lines?.[id] ?? "a line"}”`).join(", ");
    if (before.length === 0)
      return active(say.who, `added to what is said: ${told(after)}`, `Said as well: ${told(after)}`);
    if (after.length === 0)
      return active(say.who, `took from what is said: ${told(before)}`, `Said no more: ${told(before)}`);
    return active(
      say.who,
      `changed what is said: ${told(before)} became ${told(after)}`,
      `What is said was changed: ${told(before)} became ${told(after)}`,
    );
  },
  "campaign.question-added": ({ criterionId }, say) =>
    active(say.who, `asks as well: ${question(criterionId, say)}`, `Asked as well: ${question(criterionId, say)}`),
  "campaign.question-changed": ({ criterionId, formerId }, say) => {
    const became = say.reworded?.[formerId] ?? say.questions?.[criterionId] ?? "another wording";
    const what = `${question(formerId, say)} became “${became}”`;
    return active(say.who, `changed a question: ${what}`, `A question was changed: ${what}`);
  },
  "campaign.question-put-away": ({ criterionId }, say) =>
    active(
      say.who,
      `put the question ${question(criterionId, say)} away`,
      `Asked no more: ${question(criterionId, say)}`,
    ),
  "campaign.question-asked-again": ({ criterionId }, say) =>
    active(say.who, `asks again: ${question(criterionId, say)}`, `Asked again: ${question(criterionId, say)}`),
  "campaign.caller-added": ({ userId }, say) => {
    const caller = say.name(userId) ?? "an agent";
    return active(say.who, `put ${caller} on the campaign`, `${upperFirst(caller)} calls for the campaign`);
  },
  "campaign.caller-removed": ({ userId, leads }, say) => {
    const caller = say.name(userId) ?? "an agent";
    const left = leads > 0 ? ` ${count(leads, "lead")} of theirs became anyone’s.` : "";
    return `${active(say.who, `took ${caller} off the campaign`, `${upperFirst(caller)} calls for it no more`)}${left}`;
  },
  "campaign.caller-changed": ({ userId, share, languages }, say) =>
    active(
      say.who,
      `gave ${say.name(userId) ?? "a caller"} a share of ${number(share)} and ${count(languages, "language")}`,
      `${say.name(userId) ?? "A caller"} has a share of ${number(share)} and ${count(languages, "language")}`,
    ),
} satisfies Tellings<"client.created" | `campaign.${string}`>;
