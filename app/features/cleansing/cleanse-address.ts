import type { CountryCode } from "libphonenumber-js/max";
import { readAddressEnd, readCountryEnd } from "./address-parts.ts";
import { readCountry } from "./country.ts";
import type { FieldName } from "./fields.ts";
import { calmLine, calmRegion, calmTown } from "./place-case.ts";
import { readPostcode } from "./postcode.ts";
import type { Cell, CleanRecord } from "./record.ts";
import type { RowCells } from "./row-cells.ts";
import { isEmptyMarker } from "./text.ts";
import type { Trail } from "./trail.ts";

/** The country a row names, if it names one we know. */
export const countryOf = (row: RowCells): CountryCode | null => readCountry(row.get("country")?.text ?? "");

type Address = CleanRecord["address"];
type Line = { cell: Cell; text: string };
const lineFields = ["address_line1", "address_line2", "address_line3", "address_line4"] as const;

export function cleanseAddress(row: RowCells, country: CountryCode, trail: Trail): Address {
  const lines: Line[] = [];
  for (const field of lineFields) addLine(lines, row.get(field), trail);
  const inOneCell = lines.length === 0;
  if (inOneCell) addLine(lines, row.get("address_full"), trail);
  const postal = row.get("postcode");
  const written = row.text("postcode");
  const town = tidied(row, "city", trail);
  const region = tidied(row, "region", trail);
  const address: Address = {
    line1: null,
    line2: null,
    city: town?.text ?? null,
    region: region?.text ?? null,
    postcode: postal && written ? cleanPostcode(postal, written, country, trail) : null,
    country: countryOf(row) ?? row.text("country"),
  };
  const partsWanted = trail.isOn("address-parts");
  if (town && partsWanted) address.city = takeFromTown(town, address, country, trail);
  if (town && address.city) address.city = place("city", address.city, town.cell, trail);
  if (region && address.region) address.region = place("region", address.region, region.cell, trail);
  const last = lines.at(-1);
  if (last && partsWanted) takeFromLine(last, address, country, inOneCell, trail);
  let others = "";
  for (const { cell, text } of lines) {
    const calm = text === "" ? "" : trail.change(cell, "address-case", text, calmLine(text));
    if (calm === "") continue;
    if (address.line1 === null) address.line1 = calm;
    else others += others === "" ? calm : `, ${calm}`;
  }
  address.line2 = others || null;
  return address;
}

function addLine(lines: Line[], cell: Cell | null, trail: Trail): void {
  if (!cell || cell.text === "" || isEmptyMarker(cell.text)) return;
  const text = withoutStrayCommas(cell, trail);
  if (text !== "") lines.push({ cell, text });
}

function tidied(row: RowCells, field: "city" | "region", trail: Trail): Line | null {
  const cell = row.get(field);
  if (!cell || row.text(field) === null) return null;
  const text = withoutStrayCommas(cell, trail);
  return text === "" ? null : { cell, text };
}

function withoutStrayCommas(cell: Cell, trail: Trail): string {
  const text = cell.text.includes("\n")
    ? trail.change(cell, "text-tidy", cell.text, cell.text.replace(/,?\n+/g, ", "))
    : cell.text;
  if (!/^[\s,;]|[\s,;]$|,\s*,/.test(text)) return text;
  return trail.change(cell, "address-tidy", text, text.replace(/^[\s,;]+|[\s,;]+$/g, "").replace(/,(?:\s*,)+/g, ","));
}

/** A town's cell that holds the postcode too: “LEEDS LS1 4AP”, “10115 Berlin”, “Austin, TX 78701”. */
function takeFromTown({ cell, text }: Line, address: Address, country: CountryCode, trail: Trail): string | null {
  const found = readAddressEnd(text, country);
  if (found?.rest !== "" || (address.postcode !== null && address.postcode !== found.postcode)) return text;
  if (found.region !== null && address.region !== null && !alike(found.region, address.region)) return text;
  address.postcode ??= fill(cell, "postcode", text, found.postcode, trail);
  if (found.region !== null) address.region ??= fill(cell, "region", text, found.region, trail);
  return trail.change(cell, "address-parts", text, found.town ?? "") || null;
}

/** The last line of an address: the postcode, the town before it and the country behind it, where the row has no other. */
function takeFromLine(line: Line, address: Address, country: CountryCode, inOneCell: boolean, trail: Trail): void {
  const { cell, text } = line;
  let rest = text;
  const end = inOneCell ? readCountryEnd(text) : null;
  const abroad = end !== null && address.country !== null && address.country !== end.country;
  if (end && !abroad) {
    rest = end.rest;
    address.country ??= fill(cell, "country", text, end.country, trail);
  }
  const found = abroad ? null : readAddressEnd(rest, end?.country ?? country);
  if (found && (address.postcode === null || address.postcode === found.postcode)) {
    address.postcode ??= fill(cell, "postcode", text, found.postcode, trail);
    const left = [found.rest];
    for (const [field, value] of [
      ["city", found.town],
      ["region", found.region],
    ] as const) {
      if (value === null) continue;
      const known = address[field];
      if (known === null) address[field] = place(field, fill(cell, field, text, value, trail), cell, trail);
      else if (!alike(known, value)) left.push(value);
    }
    rest = left.filter(Boolean).join(", ");
  }
  line.text = trail.change(cell, "address-parts", text, rest);
}

function place(field: "city" | "region", text: string, cell: Cell, trail: Trail): string {
  return trail.change({ ...cell, field }, "address-case", text, field === "city" ? calmTown(text) : calmRegion(text));
}

const alike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function fill(cell: Cell, field: FieldName, text: string, value: string, trail: Trail): string {
  return trail.change({ ...cell, field }, "address-parts", text, value);
}

function cleanPostcode(cell: Cell, text: string, country: CountryCode, trail: Trail): string | null {
  const found = readPostcode(text, country);
  if (found.value === null) {
    trail.problem("postcode-invalid", "postcode", `“${text}” is not a postcode of ${country}; it was left out.`);
    return null;
  }
  if (found.doubtful && (!found.rule || found.rule === "postcode-form"))
    trail.problem("postcode-doubtful", "postcode", `“${text}” is only part of a postcode.`);
  if (found.rule === "postcode-zero" || found.rule === "postcode-letters")
    trail.problem("postcode-doubtful", "postcode", `“${text}” was read as ${found.value}.`);
  return found.rule ? trail.change(cell, found.rule, text, found.value) : found.value;
}
