import { sectorWords } from "#app/features/audit/words.ts";
import { theCountry } from "#app/kit/the-country.ts";
import type { CallFacts, Reason } from "./facts.ts";
import { neverCalled } from "./numbers.ts";
import { agencyReason, countryName, listed, ruleReason } from "./reason.ts";
import type { Rule } from "./rule.ts";
import { washFinding } from "./screening.ts";
import type { Whereabouts } from "./window.ts";

/** What the law of each possible country says whatever the hour: blocks, and warnings a person may overrule in writing. */
export function countryReasons(facts: CallFacts, where: Whereabouts, rules: Rule[], at: number) {
  // 112 rings everywhere: that it begins like a number of some country says nothing about where.
  const isEverywhere = neverCalled(facts.number.e164, facts.number.premium) === "emergency-number";
  const blocks = isEverywhere ? [] : unknownPlace(where);
  // What counts calls does not speak of one that is already connected.
  const connected = facts.way === "voicemail-drop";
  const warnings: Reason[] = [];
  for (const rule of rules) {
    if (rule.kind === "basis" && !hasBasis(facts, rule)) {
      const country = theCountry(countryName(rule.jurisdiction));
      blocks.push(ruleReason(rule, `No basis is recorded for calling companies in ${country}`));
    }
    if (rule.kind === "wash" && !facts.consentRecorded) {
      const finding = washFinding(rule, facts, at);
      if (finding) (finding.weight === "block" ? blocks : warnings).push(ruleReason(rule, finding.text));
    }
    if (rule.kind === "recorded" && connected && !facts.consentRecorded) {
      blocks.push(ruleReason(rule, "A recorded message may be left only with their consent"));
    }
    if (rule.kind === "sector" && rule.sector === facts.campaign.sector && !facts.consentRecorded) {
      const what = sectorWords[rule.sector];
      blocks.push(ruleReason(rule, `The campaign calls about ${what}, and their consent to that is not recorded`));
    }
    if (rule.kind === "round" && !connected) {
      const unanswered = facts.attempts.filter((a) => a.inThisRound && !a.reached).length;
      if (unanswered >= rule.mostUnanswered) {
        const text = `${unanswered} calls of this round went unanswered; let them rest until woken`;
        blocks.push({ ...ruleReason(rule, text), roundUsedUp: true });
      }
    }
  }
  return { blocks, warnings };
}

/** A basis is recorded for the country of the address; it does not cover another one their number belongs to. */
function hasBasis({ basisRecorded, place }: CallFacts, rule: Rule): boolean {
  return basisRecorded && (place.country === null || place.country.toUpperCase() === rule.jurisdiction);
}

/** Not knowing where they are, or under which law, is a refusal: nobody is rung on a guess. */
function unknownPlace({ book, places }: Whereabouts): Reason[] {
  if (places.length === 0) {
    return [
      agencyReason(
        "unknown-place",
        "It is not known where this number rings; check the number, and the country of the address.",
      ),
    ];
  }
  const unruled = new Set(places.map((p) => p.country).filter((country) => !book.has(country)));
  if (unruled.size > 0) {
    const names = listed([...unruled].map((code) => theCountry(countryName(code))));
    return [agencyReason("unknown-rules", `No calling rules are recorded for ${names}; ask an admin to add them.`)];
  }
  if (places.some((p) => p.zone === null)) {
    return [agencyReason("unknown-zone", "The time zone of this company is not known; correct it in the address.")];
  }
  return [];
}
