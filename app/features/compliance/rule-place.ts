import { isSupportedCountry } from "libphonenumber-js/max";
import { countryName } from "./reason.ts";
import type { Rule } from "./rule.ts";
import { settledPlace } from "./zones.ts";

type RulePlace = Pick<Rule, "jurisdiction" | "region">;

/** Where a rule holds, in the words that places are told in: the rules of "JE" are those of Britain's Jersey. */
export function settledRulePlace({ jurisdiction, region }: RulePlace): RulePlace {
  if (jurisdiction === "*") return { jurisdiction, region: null };
  const there = settledPlace(jurisdiction, region, null);
  const unknown = region !== null && there.country === jurisdiction && there.region === null;
  return unknown ? { jurisdiction, region } : { jurisdiction: there.country, region: there.region };
}

/** Why a rule written for this place would never be asked, and what to write instead; null where it would be. */
export function neverAsked({ jurisdiction, region, kind }: RulePlace & Pick<Rule, "kind">): string | null {
  if (jurisdiction === "*") {
    if (region !== null) return "A rule for everywhere has no region. Leave the region empty, or write its country.";
    return kind === "basis" ? "A legal basis is written down country by country. Write the country's code." : null;
  }
  const settled = settledRulePlace({ jurisdiction, region });
  if (!isSupportedCountry(settled.jurisdiction)) {
    return `${jurisdiction} is no country's code. Write one country, such as GB or US; a union's rules are written for each.`;
  }
  const known = settledPlace(settled.jurisdiction, settled.region, null);
  if (settled.region === null || known.region === settled.region) return null;
  return `No address in ${countryName(settled.jurisdiction)} is read as ${region}. Write the region's code, such as FL or SCT, or leave it empty.`;
}
