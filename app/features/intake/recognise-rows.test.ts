import { expect, test } from "vitest";
import type { MatchRecord } from "#app/features/matching/types.ts";
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

test("of rows that all say the same each meets a record of its own, the named one first, and soon", () => {
  const known = Array.from({ length: 30_000 }, (_, at) => harrow(at));
  const arrivals = known.map((record) => ({ line: record.id + 1, externalId: record.id === 0 ? "7" : null, record }));
  const begun = performance.now();

  const { again } = recogniseRows(arrivals, known, new Map([["7", 29_999]]));

  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(again.get(1)).toEqual({ at: 29_999, by: "row-id" });
  expect(again.get(2)).toEqual({ at: 0, by: "same-record" });
  expect(new Set([...again.values()].map(({ at }) => at)).size).toBe(30_000);
});
