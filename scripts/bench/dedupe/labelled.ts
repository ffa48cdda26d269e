import { readFileSync } from "node:fs";
import Papa from "papaparse";
import type { MatchRecord } from "#app/features/matching/types.ts";
import { pairKey } from "./pairs.ts";

export type Labelled = { text: string; records: MatchRecord[]; pairs: Set<number>; suspect: Set<number> };

type Row = Record<string, string>;

function rowsIn(path: string): Row[] {
  return Papa.parse<Row>(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true }).data;
}

/** A set of records with the pairs a person found to be the same; `numberOf` turns a phone cell into E.164, or the digits of what is none. */
export function readLabelled(folder: string, numberOf: (phone: string) => string | null): Labelled {
  const text = readFileSync(`${folder}/records.csv`, "utf8");
  const rows = Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
  const place = new Map(rows.map((row, at) => [row.id ?? "", at]));
  const keyOf = (row: Row) => pairKey(place.get(row.a ?? "") ?? -1, place.get(row.b ?? "") ?? -1);
  return {
    text,
    records: rows.map((row, id) => toMatchRecord(row, id, numberOf)),
    pairs: new Set(rowsIn(`${folder}/pairs.csv`).map(keyOf)),
    suspect: new Set(optionalRows(`${folder}/suspect_gold.csv`).map(keyOf)),
  };
}

function optionalRows(path: string): Row[] {
  try {
    return rowsIn(path);
  } catch {
    return [];
  }
}

function toMatchRecord(row: Row, id: number, numberOf: (phone: string) => string | null): MatchRecord {
  const phone = numberOf(row.phone ?? "");
  return {
    id,
    company: row.name || null,
    contact: row.contact || null,
    phones: phone === null ? [] : [phone],
    emails: row.email ? [row.email] : [],
    domain: hostOf(row.website ?? ""),
    addressLine: row.address || null,
    city: row.city || null,
    postcode: row.postcode || null,
    companyNumber: null,
  };
}

function hostOf(website: string): string | null {
  const host = website
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^www\d?\./, "")
    .split(/[/?#:]/)[0];
  return host?.includes(".") ? host : null;
}

/** American numbers as an import reads them: what lacks its area code is kept as its digits. */
export function numberOf(cell: string): string | null {
  const digits = cell.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
  if (digits.length === 10) return `+1${digits}`;
  return digits.length > 5 ? digits : null;
}
