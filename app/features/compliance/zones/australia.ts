import type { Place } from "#app/features/compliance/place.ts";

const zones: Record<string, string[]> = {
  NSW: ["Australia/Sydney", "Australia/Broken_Hill", "Australia/Lord_Howe"],
  ACT: ["Australia/Sydney"],
  VIC: ["Australia/Melbourne"],
  QLD: ["Australia/Brisbane"],
  SA: ["Australia/Adelaide"],
  WA: ["Australia/Perth"],
  TAS: ["Australia/Hobart"],
  NT: ["Australia/Darwin"],
};

const names: Record<string, string> = {
  "NEW SOUTH WALES": "NSW",
  "AUSTRALIAN CAPITAL TERRITORY": "ACT",
  VICTORIA: "VIC",
  QUEENSLAND: "QLD",
  "SOUTH AUSTRALIA": "SA",
  "WESTERN AUSTRALIA": "WA",
  TASMANIA: "TAS",
  "NORTHERN TERRITORY": "NT",
};

/** The Indian Ocean territories have Western Australia's law and postcodes of their own. */
const islands: Record<string, Place> = {
  "6798": { country: "AU", region: "WA", zone: "Indian/Christmas" },
  "6799": { country: "AU", region: "WA", zone: "Indian/Cocos" },
};

const place = (region: string, city: string): Place => ({ country: "AU", region, zone: `Australia/${city}` });

export const australia: Place[] = Object.entries(zones).flatMap(([region, all]) =>
  all.map((zone) => ({ country: "AU", region, zone })),
);

/** Longest prefix first. Area codes follow telephone districts, not borders: Wodonga is 02 60, Broken Hill 08, Tweed Heads 07 55. */
const prefixes: [string, Place[]][] = [
  ["89162", [{ country: "AU", region: "WA", zone: "Indian/Cocos" }]],
  ["89164", [{ country: "AU", region: "WA", zone: "Indian/Christmas" }]],
  ["880", [place("NSW", "Broken_Hill"), place("SA", "Adelaide")]],
  ["889", [place("NT", "Darwin")]],
  ["879", [place("NT", "Darwin")]],
  // One district on both banks of the Murray: Albury and Wodonga.
  ["260", [place("NSW", "Sydney"), place("VIC", "Melbourne")]],
  ["755", [place("QLD", "Brisbane"), place("NSW", "Sydney")]],
  ["756", [place("QLD", "Brisbane"), place("NSW", "Sydney")]],
  ["86", [place("WA", "Perth")]],
  ["89", [place("WA", "Perth")]],
  ["87", [place("SA", "Adelaide"), place("NSW", "Broken_Hill")]],
  ["88", [place("SA", "Adelaide"), place("NSW", "Broken_Hill")]],
  ["2", [place("NSW", "Sydney"), place("NSW", "Lord_Howe"), place("ACT", "Sydney")]],
  ["3", [place("VIC", "Melbourne"), place("TAS", "Hobart"), place("NSW", "Sydney")]],
  ["7", [place("QLD", "Brisbane")]],
  ["8", [place("SA", "Adelaide"), place("NT", "Darwin"), place("WA", "Perth"), place("NSW", "Broken_Hill")]],
];

/** A mobile, freephone or local-rate number may be anywhere in the country. */
export function placesOfAustralianNumber(e164: string): Place[] {
  const national = e164.slice(3);
  return prefixes.find(([prefix]) => national.startsWith(prefix))?.[1] ?? australia;
}

export function australianRegion(region: string | null, postcode: string | null): string | null {
  const named = region?.trim().toUpperCase() ?? "";
  if (named in zones) return named;
  return names[named] ?? (postcode === null ? null : regionOfPostcode(postcode.trim()));
}

export function placesOfAustralianRegion(region: string, postcode: string | null): Place[] {
  const island = postcode === null ? undefined : islands[postcode.trim()];
  if (island) return [island];
  if (region === "NSW" && postcode !== null) {
    const city = postcode.startsWith("2880") ? "Broken_Hill" : postcode.startsWith("2898") ? "Lord_Howe" : null;
    if (city) return [place("NSW", city)];
    if (/^2\d{3}$/.test(postcode) && !/^28[78]/.test(postcode)) return [place("NSW", "Sydney")];
  }
  return (zones[region] ?? []).map((zone) => ({ country: "AU", region, zone }));
}

function regionOfPostcode(postcode: string): string | null {
  if (!/^\d{4}$/.test(postcode)) return null;
  const n = Number(postcode);
  if ((n >= 200 && n < 300) || (n >= 2600 && n <= 2618) || (n >= 2900 && n <= 2920)) return "ACT";
  // The outback round 0872 lies in three states.
  if (n === 872) return null;
  if (n >= 800 && n < 1000) return "NT";
  return (
    { 1: "NSW", 2: "NSW", 3: "VIC", 4: "QLD", 5: "SA", 6: "WA", 7: "TAS", 8: "VIC", 9: "QLD" }[postcode.charAt(0)] ??
    null
  );
}
