import type { ruleKinds } from "#db/vocabulary.ts";
import { countryName } from "./reason.ts";

/** What keeps a lead from every call: a rule of the agency's own, or a row of the rules with its kind and title. */
export type BlockingRule = {
  rule: string | null;
  ruleKind: (typeof ruleKinds)[number] | null;
  ruleTitle: string | null;
  /** The country whose rule it is; "*" for everywhere. */
  ruleCountry: string | null;
};

const ofTheAgency: Record<string, string> = {
  suppressed:
    "They stand on a suppression list, and were promised a call: say on the list’s page whether it is closed.",
  "caller-id": "The campaign has no verified number to show: add a caller ID to it.",
  "unknown-place": "It is not known where the number rings: correct the number, or the country of the address.",
  "unknown-rules": "No calling rules are recorded for their country: ask an admin to add them.",
  "unknown-zone": "Their time zone is not known: correct the address.",
  "no-moment": "No moment is calling time wherever they may be: find out where they are.",
};

/** Which rule it is, and what somebody can do about it. */
export function blockedWords({ rule, ruleKind, ruleTitle, ruleCountry }: BlockingRule): string {
  const where = ruleCountry && ruleCountry !== "*" ? ` for ${countryName(ruleCountry)}` : "";
  const title = `${ruleTitle ?? rule ?? "a rule"}${where}`;
  switch (ruleKind) {
    case "basis":
      return `No basis is recorded${where}: record one, if there is one.`;
    case "wash":
      return `Not clear of ${title}: load a newer list; whoever is on it needs another number.`;
    case "hours":
      return `No hour is open (${title}): ask an admin to look at the rule.`;
    case "sector":
      return `Only with their consent (${title}): record it where they gave it, or look at what the terms say the campaign calls about.`;
    default:
      return ofTheAgency[rule ?? ""] ?? `Stopped by “${title}”: open the lead and see what each number says.`;
  }
}
