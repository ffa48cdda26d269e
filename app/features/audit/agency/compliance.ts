import { count } from "#app/ui/format.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";
import { active, lowerFirst, type Tellings, upperFirst } from "../telling.ts";
import { onNumber, outcomeName } from "./named.ts";

const aThing: Record<SuppressionKind, string> = {
  number: "a number",
  email: "an email address",
  domain: "a domain",
  company: "a company",
  person: "a person",
};
const forWhom = (agencyWide: boolean): string => (agencyWide ? " for the whole agency" : " for this client");

/** Numbers, people and the law: who may be called. */
export const complianceSentences = {
  "number.suppressed": ({ phoneNumberId, agencyWide }, say) =>
    `${upperFirst(onNumber(phoneNumberId, say))} must not be called again${agencyWide ? ", by anyone in the agency" : " for this client"}.`,
  "number.added": ({ phoneNumberId }, say) =>
    `${upperFirst(onNumber(phoneNumberId, say))} was found${say.who ? ` by ${say.who}` : ""}.`,
  "number.died": ({ phoneNumberId, reason }, say) =>
    `${upperFirst(onNumber(phoneNumberId, say))} was struck out: ${lowerFirst(outcomeName(reason, say))}.`,
  "suppression.added": ({ kind, agencyWide }, { who }) =>
    active(
      who,
      `suppressed ${aThing[kind]}${forWhom(agencyWide)}`,
      `${upperFirst(aThing[kind])} was suppressed${forWhom(agencyWide)}`,
    ),
  "suppression.lifted": ({ kind, agencyWide }, { who }) =>
    active(
      who,
      `lifted the suppression of ${aThing[kind]}${forWhom(agencyWide)}`,
      `The suppression of ${aThing[kind]} was lifted${forWhom(agencyWide)}`,
    ),
  "consent.recorded": (_, { who }) =>
    active(who, "recorded that a number does not object to being called", "A number does not object to being called"),
  "consent.withdrawn": (_, { who }) =>
    active(who, "recorded that a number takes back its consent", "A number took back its consent"),
  "basis.recorded": ({ country }, { who }) =>
    active(
      who,
      `recorded a basis for calling companies in ${country}`,
      `A basis for calling companies in ${country} was recorded`,
    ),
  "rule.written": ({ ruleId, version, validFrom }, { who }) =>
    active(
      who,
      `wrote the rule ${ruleId} ${version}, from ${validFrom}`,
      `The rule ${ruleId} ${version} was written, from ${validFrom}`,
    ),
  "rule.checked": ({ ruleId, version }, { who }) =>
    active(
      who,
      `compared the rule ${ruleId} ${version} with its source`,
      `The rule ${ruleId} ${version} was compared with its source`,
    ),
  "rule.ended": ({ ruleId, version, validTo }, { who }) =>
    active(
      who,
      `ended the rule ${ruleId} ${version} on ${validTo}`,
      `The rule ${ruleId} ${version} ends on ${validTo}`,
    ),
  "screening.loaded": ({ list, entries }, { who }) =>
    active(
      who,
      `loaded the ${list}, ${count(entries, "number")}`,
      `The ${list} was loaded, ${count(entries, "number")}`,
    ),
  "contact.left": ({ contactId }, say) => `${say.contacts?.[contactId] ?? "A person"} has left the company.`,
  "person.erased": ({ people, numbers, addresses, texts, company }, { who }) => {
    const whom = company
      ? "the person this company was"
      : people > 1
        ? `a person of ${count(people, "record")}`
        : "a person";
    const what = `${count(numbers, "number")}, ${count(addresses, "address", "addresses")}, words in ${count(texts, "place")}`;
    const told =
      people === 0
        ? active(who, "erased the company too, since it was that person", "The company was erased too")
        : active(who, `erased ${whom} at their request`, `${upperFirst(whom)} asked to be erased`);
    return `${told} Gone: ${what}. They stay suppressed.`;
  },
} satisfies Tellings<
  | `number.${string}`
  | `contact.${string}`
  | "person.erased"
  | `suppression.${string}`
  | `consent.${string}`
  | `basis.${string}`
  | `rule.${string}`
  | `screening.${string}`
>;
