import type { Place } from "#app/features/compliance/place.ts";

const zones: Record<string, string[]> = {
  AT: ["Europe/Vienna"],
  BE: ["Europe/Brussels"],
  BG: ["Europe/Sofia"],
  CY: ["Asia/Nicosia"],
  CZ: ["Europe/Prague"],
  DE: ["Europe/Berlin"],
  DK: ["Europe/Copenhagen"],
  EE: ["Europe/Tallinn"],
  ES: ["Europe/Madrid", "Atlantic/Canary"],
  FI: ["Europe/Helsinki"],
  FR: ["Europe/Paris"],
  GR: ["Europe/Athens"],
  HR: ["Europe/Zagreb"],
  HU: ["Europe/Budapest"],
  IE: ["Europe/Dublin"],
  IT: ["Europe/Rome"],
  LT: ["Europe/Vilnius"],
  LU: ["Europe/Luxembourg"],
  LV: ["Europe/Riga"],
  MT: ["Europe/Malta"],
  NL: ["Europe/Amsterdam"],
  PL: ["Europe/Warsaw"],
  PT: ["Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"],
  RO: ["Europe/Bucharest"],
  SE: ["Europe/Stockholm"],
  SI: ["Europe/Ljubljana"],
  SK: ["Europe/Bratislava"],
};

/** The one country here whose regions the calendar knows and whose clocks differ. */
const spanish = (region: string): string[] => [region === "CN" ? "Atlantic/Canary" : "Europe/Madrid"];

export const keepsZones = (country: string): boolean => country in zones;

/** A country whose regions share their rules: its zones, or one place without a zone where we know none. */
export function placesOfOtherCountry(country: string, region: string | null): Place[] {
  const kept = country === "ES" && region !== null ? spanish(region) : zones[country];
  return (kept ?? [null]).map((zone) => ({ country, region, zone }));
}
