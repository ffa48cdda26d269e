import type { Rule } from "./rule.ts";
import { agencyRules } from "./rules/agency.ts";
import { auRules } from "./rules/au.ts";
import { caRules } from "./rules/ca.ts";
import { euRules } from "./rules/eu.ts";
import { gbRules } from "./rules/gb.ts";
import { usRules } from "./rules/us.ts";

/** Every rule the product is delivered with, in every version. */
export const builtInRules: readonly Rule[] = [
  ...agencyRules,
  ...gbRules,
  ...usRules,
  ...auRules,
  ...caRules,
  ...euRules,
];

type Dated = { from: number; rule: Rule };

/** By "US" and "US-FL"; within a key the newest row first, so that the first one in force is the one that counts. */
const byPlace = new Map<string, Dated[]>();
for (const rule of builtInRules) {
  const key = placeKey(rule.jurisdiction, rule.region);
  const rows = byPlace.get(key) ?? [];
  rows.push({ from: Date.parse(rule.validFrom), rule });
  byPlace.set(
    key,
    rows.sort((a, b) => b.from - a.from),
  );
}

/** Rules for a place, the country's and the region's, in force at an instant (or on a local day, given as its UTC midnight). */
export function rulesInForce(country: string, region: string | null, at: number): Rule[] {
  const found = new Map<string, Rule>();
  for (const key of region === null ? [country] : [country, placeKey(country, region)]) {
    for (const { from, rule } of byPlace.get(key) ?? []) {
      if (from <= at && !found.has(rule.id)) found.set(rule.id, rule);
    }
  }
  return [...found.values()];
}

/** A country nobody has written rules for is not called. */
export function hasRules(country: string): boolean {
  return byPlace.has(country);
}

/** "AU 2026-11", or the bare version for the agency's own rules. */
export function versionLabel(rule: Rule): string {
  return rule.jurisdiction === "*" ? `agency ${rule.version}` : `${rule.jurisdiction} ${rule.version}`;
}

function placeKey(country: string, region: string | null): string {
  return region === null ? country : `${country}-${region}`;
}
