import type { CountryCode } from "libphonenumber-js/max";
import { readCountry } from "./country.ts";
import { readPostcode } from "./postcode.ts";
import type { Cell, CleanRecord } from "./record.ts";
import type { RowCells } from "./row-cells.ts";
import type { Trail } from "./trail.ts";

/** The country a row names, if it names one we know. */
export const countryOf = (row: RowCells): CountryCode | null => readCountry(row.get("country")?.text ?? "");

export function cleanseAddress(row: RowCells, country: CountryCode, trail: Trail): CleanRecord["address"] {
  const lines = (["address_line1", "address_line2", "address_line3", "address_line4"] as const).flatMap(
    (field) => row.text(field) ?? [],
  );
  if (lines.length === 0) {
    const full = row.text("address_full");
    if (full) lines.push(full);
  }
  const postal = row.get("postcode");
  const written = row.text("postcode");
  const postcode = postal && written ? cleanPostcode(postal, written, country, trail) : null;
  const [line1 = null, ...others] = lines;
  return {
    line1: line1?.replace(/\n+/g, ", ") ?? null,
    line2: others.join(", ").replace(/\n+/g, ", ") || null,
    city: row.text("city"),
    region: row.text("region"),
    postcode,
    country: countryOf(row) ?? row.text("country"),
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
