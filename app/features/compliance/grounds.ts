import type { ScreeningList } from "#db/vocabulary.ts";
import type { CallFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";
import { rulesAt, whereabouts } from "./window.ts";

/**
 * What an allowed call was allowed by, to be kept with it: rules are replaced and the numbers of a register are deleted with the next
 * copy, and still it must be told years later why somebody was rung.
 */
export type Grounds = {
  rules: { rule: string; version: string }[];
  /** What each register that was asked said, and of which moment it was. */
  washes: { list: ScreeningList; asOf: string | null; listed: boolean }[];
  /** The countries that ask for a legal basis; one was recorded. */
  bases: string[];
  /** Their consent was on record, and a rule here gives way to it. */
  consent: boolean;
};

const countsCalls: Rule["kind"][] = ["hours", "cap", "round"];
const givesWay: Rule["kind"][] = ["wash", "recorded", "sector"];

export function groundsOf(facts: CallFacts, now: Date): Grounds {
  const inForce = rulesAt(whereabouts(facts.rules, facts.number.e164, facts.place), now.getTime());
  // A message in a mailbox that has answered is no call of its own; only a message needs consent to be recorded.
  const message = facts.way === "voicemail-drop";
  const asked = inForce.filter((rule) => {
    if (rule.kind === "sector") return rule.sector === facts.campaign.sector;
    return message ? !countsCalls.includes(rule.kind) : rule.kind !== "recorded";
  });
  const washes = asked.filter((rule) => rule.kind === "wash");
  return {
    rules: asked.map(({ id, version }) => ({ rule: id, version })),
    washes: washes.map(({ list }) => {
      const { asOf = null, listed = false } = facts.screenings[list] ?? {};
      return { list, asOf: asOf?.toISOString() ?? null, listed };
    }),
    bases: asked.flatMap((rule) => (rule.kind === "basis" ? [rule.jurisdiction] : [])),
    consent: facts.consentRecorded && asked.some(({ kind }) => givesWay.includes(kind)),
  };
}
