import type { Place } from "#app/features/compliance/place.ts";
import { caProvinces, caZones } from "./ca.ts";
import { usStates, usTerritories, usZone, zipZones } from "./us.ts";

type Region = { country: string; code: string; name: string; zones: string[] };

const regions: Region[] = [];
const byAreaCode = new Map<string, Place[]>();
const byPostcodeLetter = new Map<string, Region>();
const byName = new Map<string, Region>();

for (const [country, table] of [["US", usStates] as const, ["CA", caProvinces] as const]) {
  const zone = (letter: string) => (country === "US" ? usZone(letter) : (caZones[letter] ?? ""));
  for (const line of table.trim().split("\n")) {
    const [code = "", name = "", letters = "", areaCodes = "", postcodes = ""] = line.split("|");
    const region = { country, code, name, zones: [...letters].map(zone) };
    regions.push(region);
    byName.set(`${country}|${code}`, region).set(`${country}|${name.toUpperCase()}`, region);
    for (const letter of postcodes) byPostcodeLetter.set(letter, region);
    for (const entry of areaCodes.split(" ")) {
      const [areaCode = "", own = letters] = entry.split(":");
      const places = [...own].map((letter) => ({ country, region: code, zone: zone(letter) }));
      byAreaCode.set(areaCode, [...(byAreaCode.get(areaCode) ?? []), ...places]);
    }
  }
}
for (const [name, code] of [
  ["QUÉBEC", "QC"],
  ["NEWFOUNDLAND", "NL"],
  ["YUKON TERRITORY", "YT"],
] as const) {
  const region = byName.get(`CA|${code}`);
  if (region) byName.set(`CA|${name}`, region);
}

const tollFree = new Set(["800", "822", "833", "844", "855", "866", "877", "888"]);

/** Countries of their own that share +1. */
const islands = new Map(
  (
    "BS242 BB246 AI264 AG268 VG284 KY345 BM441 GD473 TC649 JM658 JM876 MS664 SX721 LC758 DM767 VC784 " +
    "DO809 DO829 DO849 TT868 KN869"
  )
    .split(" ")
    .map((entry) => [entry.slice(2), entry.slice(0, 2)] as const),
);

export const isTollFree = (e164: string): boolean => e164.startsWith("+1") && tollFree.has(e164.slice(2, 5));

/**
 * Where a +1 number may be: its area code's state and zones, or the island it belongs to. A freephone number may be anywhere in
 * the two countries; any other code is one we do not know, and is nowhere.
 */
export function placesOfNanp(e164: string): Place[] {
  if (isTollFree(e164)) return [...placesOfCountry("US"), ...placesOfCountry("CA")];
  const areaCode = e164.slice(2, 5);
  const island = islands.get(areaCode);
  return island ? [{ country: island, region: null, zone: null }] : (byAreaCode.get(areaCode) ?? []);
}

export function placesOfCountry(country: string): Place[] {
  return regions
    .filter((r) => r.country === country && !usTerritories.includes(r.code))
    .flatMap((r) => r.zones.map((zone) => ({ country, region: r.code, zone })));
}

/** A state or province by code or name; null where the text names none. */
export function northAmericanRegion(country: string, region: string | null, postcode: string | null): string | null {
  const named = region === null ? undefined : byName.get(`${country}|${region.trim().toUpperCase()}`);
  if (named) return named.code;
  if (country === "CA" && postcode) return byPostcodeLetter.get(postcode.trim().charAt(0).toUpperCase())?.code ?? null;
  return null;
}

/** The zones of a state; where it has two, the ZIP code may tell which. */
export function placesOfRegion(country: string, region: string, postcode: string | null): Place[] {
  const zones = byName.get(`${country}|${region}`)?.zones ?? [];
  const narrowed = country === "US" && zones.length > 1 ? zoneOfZip(region, postcode) : null;
  return (narrowed === null ? zones : [narrowed]).map((zone) => ({ country, region, zone }));
}

function zoneOfZip(state: string, postcode: string | null): string | null {
  const zip = postcode?.trim().slice(0, 3);
  if (!zip) return null;
  for (const [key, [letter, zips]] of Object.entries(zipZones)) {
    if (key.startsWith(`${state}-`) && zips.includes(zip)) return usZone(letter);
  }
  return null;
}
