import type { CountryCode } from "libphonenumber-js/max";
import { isCountry } from "./phone-number.ts";

const names: Record<string, CountryCode> = {
  uk: "GB",
  "united kingdom": "GB",
  "great britain": "GB",
  britain: "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "northern ireland": "GB",
  "u.k.": "GB",
  gbr: "GB",
  "united kingdom of great britain and northern ireland": "GB",
  "england and wales": "GB",
  "england & wales": "GB",
  usa: "US",
  "united states": "US",
  "united states of america": "US",
  america: "US",
  "u.s.a.": "US",
  "u.s.": "US",
  "vereinigtes königreich": "GB",
  "royaume-uni": "GB",
  "états-unis": "US",
  "estados unidos": "US",
};
for (const locale of ["en", "de", "fr", "es", "it", "nl"]) {
  const display = new Intl.DisplayNames([locale], { type: "region" });
  for (const code of [
    "GB",
    "US",
    "AU",
    "NZ",
    "IE",
    "CA",
    "DE",
    "FR",
    "ES",
    "IT",
    "NL",
    "BE",
    "LU",
    "CH",
    "AT",
    "DK",
    "SE",
    "NO",
    "FI",
    "PL",
    "PT",
    "CZ",
    "HU",
    "GR",
    "RO",
    "ZA",
    "IN",
    "SG",
    "HK",
    "AE",
    "JP",
    "CN",
    "BR",
    "MX",
    "IM",
    "JE",
    "GG",
  ] as const)
    names[(display.of(code) ?? code).toLowerCase()] ??= code;
}

/** A country as files write it, as ISO code; null where we do not know it. */
export function readCountry(text: string): CountryCode | null {
  const plain = text.trim();
  if (plain.length === 2 && isCountry(plain.toUpperCase())) return plain.toUpperCase() as CountryCode;
  const name = plain.toLowerCase().replace(/^the /, "");
  return Object.hasOwn(names, name) ? (names[name] ?? null) : null;
}
