import type { StatusWords } from "#app/features/companies/status-words.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { candidatePlaces } from "#app/features/compliance/zones.ts";
import { matchKeys } from "#app/features/matching/keys.ts";
import type { KeptRecord } from "./inspect.ts";
import { matchRecordOf } from "./match-record.ts";
import type { PlanContext } from "./plan-commit.ts";
import { keyMaker } from "./record-ids.server.ts";

/** What a plan needs of the world: keys, hashes, zones, who and when. */
export function contextOf(whose: {
  importId: string;
  clientId: string;
  campaignId: string;
  by: string;
  now: Date;
  statusWords: StatusWords;
}): PlanContext {
  const { importId, ...rest } = whose;
  const numberHashes = new Map<string, string>();
  return {
    ...rest,
    keyOf: keyMaker(importId, whose.now),
    numberHashOf: (e164) => {
      const known = numberHashes.get(e164) ?? hashOf("number", e164);
      numberHashes.set(e164, known);
      return known;
    },
    zoneOf,
    keysOf: (row) => matchKeys(matchRecordOf(row)),
  };
}

/** The zone of an address that names its country, where the whole of it keeps one time. Hours are promised by it; the law asks where the number rings. */
export function zoneOf({ address }: KeptRecord): string | null {
  if (!address.country) return null;
  const places = candidatePlaces("", {
    country: address.country,
    region: address.region,
    postcode: address.postcode,
    zone: null,
  });
  const zones = new Set(places.map((place) => place.zone));
  return zones.size === 1 ? ([...zones][0] ?? null) : null;
}
