import { readFileSync } from "node:fs";
import Papa from "papaparse";
import type { MatchRecord } from "#app/features/matching/types.ts";

export type Labelled = { text: string; records: MatchRecord[]; pairs: Set<string>; suspect: Set<string> };

type Row = Record<string, string>;

export function rowsIn(path: string): Row[] {
  return Papa.parse<Row>(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true }).data;
}

/** Two row numbers as one text, whichever comes first. */
export function pairKey(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** A set of records with the pairs a person found to be the same; `numberOf` turns a phone cell into E.164. */
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

/** Every pair that lies in one cluster once all these pairs are joined. */
export function closure(pairs: { a: number; b: number }[]): Set<string> {
  const clusterOf = new Map<number, Set<number>>();
  for (const { a, b } of pairs) {
    const into = clusterOf.get(a) ?? new Set([a]);
    for (const member of clusterOf.get(b) ?? [b]) into.add(member);
    for (const member of into) clusterOf.set(member, into);
  }
  const joined = new Set<string>();
  for (const cluster of new Set(clusterOf.values())) {
    const members = [...cluster];
    members.forEach((one, at) => {
      for (const other of members.slice(at + 1)) joined.add(pairKey(one, other));
    });
  }
  return joined;
}
