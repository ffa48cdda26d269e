import type { Rule } from "./rule.ts";

/** Rules as a decision reads them: which are in force where and when. Two books never share what is worked out from them. */
export type RuleBook = {
  rules: readonly Rule[];
  /** Rules for a place, the country's and the region's (those of every region where it may be any of them), in force on a local day, given as its UTC midnight, or at an instant where nobody knows the clock. */
  inForce: (country: string, region: string | null, at: number) => Rule[];
  /** A country nobody has written rules for is not called. */
  has: (country: string) => boolean;
};

/** Islands that only an address speaks of: a place whose region is not known is not one of them. */
const addressedOnly = ["GG", "JE", "IM"];

type Dated = { from: number; to: number; rule: Rule };

/**
 * Of rows with one id the newest that has begun is the one that counts, and none of them once that row has ended: a law that
 * was repealed does not bring back the one before it. Of two that begin on one day, the later in the list is the correction.
 */
export function ruleBook(rules: readonly Rule[]): RuleBook {
  const byPlace = new Map<string, Dated[]>();
  const regionsOf = new Map<string, Set<string>>();
  for (const rule of rules) {
    const key = placeKey(rule.jurisdiction, rule.region);
    if (rule.region !== null && !addressedOnly.includes(rule.region)) {
      regionsOf.set(rule.jurisdiction, (regionsOf.get(rule.jurisdiction) ?? new Set()).add(key));
    }
    const to = rule.validTo === null ? Number.POSITIVE_INFINITY : Date.parse(rule.validTo);
    byPlace.set(key, [...(byPlace.get(key) ?? []), { from: Date.parse(rule.validFrom), to, rule }]);
  }

  return {
    rules,
    has: (country) => byPlace.has(country),
    inForce: (country, region, at) => {
      const newest = new Map<string, Dated>();
      const regional = region === null ? (regionsOf.get(country) ?? []) : [placeKey(country, region)];
      for (const key of [country, ...regional]) {
        for (const row of byPlace.get(key) ?? []) {
          const known = newest.get(row.rule.id);
          if (row.from <= at && !(known && known.from > row.from)) newest.set(row.rule.id, row);
        }
      }
      return [...newest.values()].filter(({ to }) => at < to).map(({ rule }) => rule);
    },
  };
}

/** "AU 2026-11", or the bare version for the agency's own rules. */
export function versionLabel({ jurisdiction, version }: Pick<Rule, "jurisdiction" | "version">): string {
  return jurisdiction === "*" ? `agency ${version}` : `${jurisdiction} ${version}`;
}

function placeKey(country: string, region: string | null): string {
  return region === null ? country : `${country}-${region}`;
}
