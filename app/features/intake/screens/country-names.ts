/** The countries that backlogs come from, under their English names; whatever is chosen already stays in the list. */
const codes = [
  "GB",
  "IE",
  "US",
  "CA",
  "AU",
  "NZ",
  "FR",
  "DE",
  "AT",
  "CH",
  "NL",
  "BE",
  "LU",
  "ES",
  "PT",
  "IT",
  "DK",
  "SE",
  "NO",
  "FI",
  "PL",
  "CZ",
  "ZA",
  "IN",
  "SG",
  "AE",
];

const names = new Intl.DisplayNames("en-GB", { type: "region" });

export const countryName = (code: string): string => names.of(code) ?? code;

export function countryNames(chosen: string): { value: string; label: string }[] {
  return [...new Set([chosen, ...codes])].map((value) => ({ value, label: countryName(value) }));
}
