import type { CountryCode } from "libphonenumber-js/max";
import { readCountry } from "./country.ts";
import type { FieldName } from "./fields.ts";
import { readPostcode } from "./postcode.ts";
import type { Cell, CleanRecord } from "./record.ts";
import { isEmptyMarker } from "./text.ts";
import type { Trail } from "./trail.ts";

type Lookup = (field: FieldName) => Cell | null;

const value = (cell: Cell | null): string | null =>
  cell && cell.text !== "" && !isEmptyMarker(cell.text) ? cell.text : null;

/** The country a row names, if it names one we know. */
export const countryOf = (get: Lookup): CountryCode | null => readCountry(get("country")?.text ?? "");

export function cleanseAddress(get: Lookup, country: CountryCode, trail: Trail): CleanRecord["address"] {
  const lines = (["address_line1", "address_line2", "address_line3", "address_line4"] as const).flatMap(
    (field) => value(get(field)) ?? [],
  );
  if (lines.length === 0) {
    const full = value(get("address_full"));
    if (full) lines.push(full);
  }
  const postal = get("postcode");
  const written = value(postal);
  const postcode = postal && written ? cleanPostcode(postal, written, country, trail) : null;
  const [line1 = null, ...others] = lines;
  return {
    line1: line1?.replace(/\n+/g, ", ") ?? null,
    line2: others.join(", ").replace(/\n+/g, ", ") || null,
    city: value(get("city")),
    region: value(get("region")),
    postcode,
    country: countryOf(get) ?? value(get("country")),
  };
}

function cleanPostcode(cell: Cell, text: string, country: CountryCode, trail: Trail): string | null {
  const found = readPostcode(text, country);
  if (found.value === null) {
    trail.problem("postcode-invalid", "postcode", `“${text}” is not a postcode of ${country}; it was left out.`);
    return null;
  }
  if (found.doubtful && !found.rule)
    trail.problem("postcode-doubtful", "postcode", `“${text}” is only part of a postcode.`);
  if (found.rule === "postcode-zero" || found.rule === "postcode-letters")
    trail.problem("postcode-doubtful", "postcode", `“${text}” was read as ${found.value}.`);
  return found.rule ? trail.change(cell, found.rule, text, found.value) : found.value;
}
