import { expect, test } from "vitest";
import type { MatchRecord } from "#app/features/matching/types.ts";
import { expectInProportion } from "#tests/grows.ts";
import { recogniseRows } from "./recognise-rows.ts";

const harrow = (id: number): MatchRecord => ({
  id,
  company: "Harrow & Pike",
  contact: null,
  phones: ["+442079460142"],
  emails: [],
  domain: null,
  addressLine: null,
  city: null,
  postcode: null,
  companyNumber: null,
});

const allTheSame = (rows: number) => {
  const known = Array.from({ length: rows }, (_, at) => harrow(at));
  const arrivals = known.map((record) => ({ line: record.id + 1, externalId: record.id === 0 ? "7" : null, record }));
  return () => recogniseRows(arrivals, known, new Map([["7", rows - 1]]));
};

test("rows that all say the same are met as soon as others", () => {
  expectInProportion(10_000, allTheSame);
});

test("of rows that all say the same each meets a record of its own, the named one first", () => {
  const { again } = allTheSame(3_000)();

  expect(again.get(1)).toEqual({ at: 2_999, by: "row-id" });
  expect(again.get(2)).toEqual({ at: 0, by: "same-record" });
  expect(new Set([...again.values()].map(({ at }) => at)).size).toBe(3_000);
});
