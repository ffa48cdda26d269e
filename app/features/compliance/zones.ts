import { getCountries, getCountryCallingCode } from "libphonenumber-js/max";
import { IANAZone } from "luxon";
import type { CallFacts } from "./facts.ts";
import { calendarRegion } from "./holidays.ts";
import { distinct, type Place } from "./place.ts";
import { australia, australianRegion, placesOfAustralianNumber, placesOfAustralianRegion } from "./zones/australia.ts";
import { britishNation, placesOfBritain } from "./zones/britain.ts";
import { keepsZones, placesOfOtherCountry } from "./zones/europe.ts";
import {
  isTollFree,
  northAmericanRegion,
  placesOfCountry,
  placesOfNanp,
  placesOfRegion,
} from "./zones/north-america.ts";
import { territoryOf } from "./zones/overseas.ts";
import { usTerritories } from "./zones/us.ts";

/** Countries that share a calling code are told apart by nobody; one we keep zones for speaks for the code, else the first. */
const countryOfCallingCode = new Map<string, string>();
for (const country of getCountries()) {
  const code = getCountryCallingCode(country);
  const known = countryOfCallingCode.get(code);
  if (!known || (!keepsZones(known) && keepsZones(country))) countryOfCallingCode.set(code, country);
}

/** States whose law presumes that a number with their area code is answered there, whatever the address says. */
const presumedByAreaCode = ["FL", "OK"];

/**
 * Every place the called party may be in. The address speaks first and the number fills in what it leaves open;
 * where the two name different countries, both count. An empty list means that nobody knows: the best of addresses does
 * not tell where a number rings that no table of ours knows. Without a number (empty) the address is asked alone.
 */
export function candidatePlaces(e164: string, place: CallFacts["place"]): Place[] {
  const byNumber = placesOfNumber(e164);
  if (e164 !== "" && byNumber.length === 0) return [];
  const country = place.country ?? countryOfRegion(e164, byNumber, place);
  const places = country === null ? byNumber : withAddress(e164, byNumber, { ...place, country });
  return place.zone === null ? places : inZone(places, place.zone, byNumber);
}

/**
 * The country to take where an address names none: the assumed one (a campaign's, a file's) if the number may be
 * from there, else the number's own; null where that is not one country.
 */
export function likelyCountry(e164: string, assumed: string): string | null {
  const countries = new Set(placesOfNumber(e164).map((p) => p.country));
  if (countries.has(settledPlace(assumed, null, null).country)) return assumed;
  const [only, ...others] = countries;
  return only !== undefined && others.length === 0 ? only : null;
}

/** An address may name a state and leave its country to the number. */
function countryOfRegion(e164: string, byNumber: Place[], { region, postcode }: CallFacts["place"]): string | null {
  if (region === null && postcode === null) return null;
  const possible = e164.startsWith("+1") ? ["US", "CA"] : [...new Set(byNumber.map((p) => p.country))];
  return possible.find((country) => settledPlace(country, region, postcode).region !== null) ?? null;
}

type Address = { country: string; region: string | null; postcode: string | null };

function withAddress(e164: string, byNumber: Place[], address: Address) {
  const { postcode } = address;
  const { country, region: knownRegion } = settledPlace(address.country, address.region, postcode);
  const there = byNumber.filter((p) => p.country === country);
  if (byNumber.length > 0 && there.length === 0) {
    return distinct([...placesOfAddress(country, knownRegion, postcode), ...byNumber]);
  }
  if (knownRegion === null && there.length > 0) return there;
  const places = placesOfAddress(country, knownRegion, postcode);
  const presumed = there.filter((p) => isPresumed(e164, p));
  return distinct([...places, ...presumed.flatMap((p) => places.map((at) => ({ ...at, region: p.region })))]);
}

/** A freephone number has no area code to presume anything by. */
function isPresumed(e164: string, { country, region }: Place): boolean {
  return country === "US" && presumedByAreaCode.includes(region ?? "") && !isTollFree(e164);
}

/** The country our rules know the address by, and the region in its usual code. */
export function settledPlace(written: string, region: string | null, postcode: string | null) {
  const country = written.trim().toUpperCase().replace(/^UK$/, "GB");
  const territory = territoryOf(country, region, postcode);
  if (territory !== null) return { country: territory, region: null };
  if (usTerritories.includes(country)) return { country: "US", region: country };
  if (["GB", "GG", "JE", "IM"].includes(country)) {
    return { country: "GB", region: britishNation(country, region, postcode) };
  }
  if (country === "AU") return { country, region: australianRegion(region, postcode) };
  if (country === "US" || country === "CA") {
    return { country, region: northAmericanRegion(country, region, postcode) };
  }
  return { country, region: calendarRegion(country, region) };
}

function placesOfAddress(country: string, region: string | null, postcode: string | null): Place[] {
  if (country === "GB") return placesOfBritain(region);
  if (country === "AU") return region === null ? australia : placesOfAustralianRegion(region, postcode);
  if (country === "US" || country === "CA") {
    return region === null ? placesOfCountry(country) : placesOfRegion(country, region, postcode);
  }
  return placesOfOtherCountry(country, region);
}

function placesOfNumber(e164: string): Place[] {
  if (e164.startsWith("+1")) return placesOfNanp(e164);
  if (e164.startsWith("+44")) return placesOfBritain(null);
  if (e164.startsWith("+61")) return placesOfAustralianNumber(e164);
  for (const length of [2, 3, 1]) {
    const country = countryOfCallingCode.get(e164.slice(1, 1 + length));
    if (country) return placesOfOtherCountry(country, null);
  }
  return [];
}

/**
 * A confirmed zone replaces every guessed one. Regions that keep that zone stay; where none does, the region was
 * guessed from the number, and any region of the country that keeps the zone may be the right one. Where address and
 * number name different countries, the zone settles the clock only: the rules of both still hold.
 */
function inZone(places: Place[], zone: string, byNumber: Place[]): Place[] {
  if (!IANAZone.isValidZone(zone)) return places.map((p) => ({ ...p, zone: null }));
  const guessed = places.every((p) => byNumber.includes(p));
  const countries = [...new Set(places.map((p) => p.country))];
  if (!guessed) {
    return distinct(
      countries.flatMap((country) =>
        onClock(
          places.filter((p) => p.country === country),
          zone,
        ),
      ),
    );
  }
  const keeping = [places, countries.flatMap((country) => placesOfAddress(country, null, null))]
    .map((some) => some.filter((p) => p.zone === zone))
    .find((some) => some.length > 0);
  return keeping ?? distinct(onClock(places, zone));
}

function onClock(places: Place[], zone: string): Place[] {
  const keeping = places.filter((p) => p.zone === zone);
  return keeping.length > 0 ? keeping : places.map((p) => ({ ...p, zone }));
}
