import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { numberOf, readLabelled } from "#scripts/bench/dedupe/labelled.ts";
import { pairKey } from "#scripts/bench/dedupe/pairs.ts";
import { sharedData } from "#tests/shared.ts";
import { matchRecords } from "./match-records.ts";
import type { MatchRecord } from "./types.ts";

const britons = sharedData("leads/real/dev/uk-500.lf.csv");
const schools = sharedData("leads/real/dev/nsw-schools.csv");

function rows(path: string | null): Record<string, string>[] {
  return path === null
    ? []
    : Papa.parse<Record<string, string>>(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true }).data;
}

function abroad(digits: string | undefined, code: string): string[] {
  const bare = (digits ?? "").replace(/\D/g, "").replace(/^0/, "");
  return bare === "" ? [] : [`+${code}${bare}`];
}

function host(website: string | undefined): string | null {
  return (website ?? "").replace(/^https?:\/\/(www\.)?/, "").split("/")[0] || null;
}

test.skipIf(!britons)(
  "five hundred strangers: none merges, the two Mail Boxes Etc are branches (skipped without the list)",
  () => {
    const records = rows(britons).map(
      (row, at): MatchRecord => ({
        id: at + 1,
        company: row.company_name ?? null,
        contact: `${row.first_name} ${row.last_name}`,
        phones: [...abroad(row.phone1, "44"), ...abroad(row.phone2, "44")],
        emails: [row.email ?? ""],
        domain: host(row.web),
        addressLine: row.address ?? null,
        city: row.city ?? null,
        postcode: row.postal ?? null,
        companyNumber: null,
      }),
    );

    const { merges, review, branches } = matchRecords(records);

    expect(merges).toEqual([]);
    expect(review).toEqual([]);
    expect(branches.map(({ a }) => records[a - 1]?.company)).toEqual(["Mail Boxes Etc", "Martin Morrissey"]);
  },
);

test.skipIf(!schools)(
  "two thousand schools of one state: none merges, few are asked about (skipped without the list)",
  () => {
    const records = rows(schools).map(
      (row, at): MatchRecord => ({
        id: at + 1,
        company: row.School_name ?? null,
        contact: null,
        phones: abroad(row.Phone && `02${row.Phone}`, "61"),
        emails: [row.School_Email ?? ""],
        domain: host(row.Website),
        addressLine: row.Street ?? null,
        city: row.Town_suburb ?? null,
        postcode: row.Postcode ?? null,
        companyNumber: null,
      }),
    );

    const { merges, review } = matchRecords(records);

    expect(merges).toEqual([]);
    expect(review.length).toBeLessThan(40);
  },
);

const worldwide = sharedData("matching/senzing_org");

test.skipIf(!worldwide)(
  "one customer of five countries, as two lists write it: four of six are asked about or merged, and no stranger (skipped without the list)",
  () => {
    const { records, pairs } = readLabelled(worldwide ?? "", numberOf);
    const { merges, review } = matchRecords(records);
    const found = [...merges, ...review];
    const names = ({ a, b }: { a: number; b: number }) => `${records[a]?.company} = ${records[b]?.company}`;

    expect(found.filter((pair) => !pairs.has(pairKey(pair.a, pair.b))).map(names)).toEqual([]);
    expect(found.map(names).sort()).toEqual([
      "India Exports = Universal Exports India",
      "Mullenkrants = Müllenkranz",
      "Singapore exports = Universal Exports Singapore",
      "Univrsl Export Inc = Universal Exports, USA",
    ]);
  },
);
