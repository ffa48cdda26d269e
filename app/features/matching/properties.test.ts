import fc from "fast-check";
import { expect, test } from "vitest";
import { matchAgainstKnown } from "./against-known.ts";
import { countCrowds } from "./crowds.ts";
import { judge } from "./judge.ts";
import { compare } from "./levels.ts";
import { matchRecords } from "./match-records.ts";
import { shippedRates } from "./rates.ts";
import { sketch } from "./sketch.ts";
import { toSubject } from "./subject.ts";
import type { MatchRecord } from "./types.ts";
import { toWeights } from "./weights.ts";

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const domains = ["harbour.example", "calder.example", "gmail.com"];

/** Few values of each field, so that records often share some. */
const told = fc.record({
  company: maybe(
    fc.constantFrom("Harbour Foods Ltd", "HARBOUR FOODS", "Harbour", "Calder Plumbing", "Calder Roofing", "Swan Hotel"),
  ),
  contact: maybe(fc.constantFrom("Tom Mellor", "T Mellor", "Ann Okafor")),
  phones: fc.uniqueArray(fc.constantFrom("+441632960001", "+441632960010", "+441632960777"), { maxLength: 2 }),
  emails: fc.uniqueArray(fc.constantFrom(...domains.map((domain) => `desk@${domain}`)), { maxLength: 1 }),
  domain: maybe(fc.constantFrom(...domains)),
  addressLine: maybe(fc.constantFrom("12 Quay Lane", "12 Quay Ln", "14 Quay Lane", "70 Mill Road")),
  city: maybe(fc.constantFrom("Leeds", "Bristol")),
  postcode: maybe(fc.constantFrom("LS1 1AA", "LS1 9ZZ", "BS1 4AA")),
  companyNumber: fc.option(fc.constantFrom("0123", "0456"), { nil: null, freq: 8 }),
});
const lists = fc.array(told, { maxLength: 12 }).map((all) => all.map((one, id): MatchRecord => ({ id, ...one })));

function bitsOf(one: MatchRecord, other: MatchRecord): number {
  const [a, b] = [toSubject(one), toSubject(other)];
  const crowds = countCrowds([a, b]);
  const levels = compare(sketch([a, b], crowds.wordWeight), 0, 1);
  return judge(levels, a, b, toWeights(shippedRates), crowds).bits;
}

test("the order of the rows changes nothing", () => {
  fc.assert(
    fc.property(lists, fc.infiniteStream(fc.nat()), (records, ranks) => {
      const shuffled = records.map((record) => ({ record, rank: ranks.next().value }));
      shuffled.sort((x, y) => x.rank - y.rank);
      expect(matchRecords(shuffled.map(({ record }) => record))).toEqual(matchRecords(records));
    }),
  );
});

test("a pair is as likely from either side", () => {
  fc.assert(
    fc.property(told, told, (one, other) => {
      expect(bitsOf({ id: 1, ...one }, { id: 2, ...other })).toBeCloseTo(
        bitsOf({ id: 1, ...other }, { id: 2, ...one }),
        9,
      );
    }),
  );
});

test("an equal number more never makes a pair less likely", () => {
  fc.assert(
    fc.property(told, told, (one, other) => {
      const with_ = (record: typeof one): MatchRecord => ({
        id: 1,
        ...record,
        phones: [...record.phones, "+441632960555"],
      });
      const before = bitsOf({ id: 1, ...one }, { id: 2, ...other });
      expect(bitsOf(with_(one), { ...with_(other), id: 2 })).toBeGreaterThanOrEqual(before - 1e-9);
    }),
  );
});

test("a record never merges with itself, no two records twice, and different register numbers never meet", () => {
  fc.assert(
    fc.property(lists, (records) => {
      const { merges, review, clusters } = matchRecords(records);
      const pairs = [...merges, ...review].map(({ a, b }) => `${a} ${b}`);
      expect([...merges, ...review].every(({ a, b }) => a < b)).toBe(true);
      expect(new Set(pairs).size).toBe(pairs.length);
      const numbers = new Map<number, Set<string>>();
      for (const { id, companyNumber } of records) {
        const cluster = clusters.get(id) ?? id;
        if (companyNumber) numbers.set(cluster, (numbers.get(cluster) ?? new Set()).add(companyNumber));
      }
      expect([...numbers.values()].every(({ size }) => size === 1)).toBe(true);
    }),
  );
});

test("what merges within a list is found again among what is known", () => {
  const twins: MatchRecord[] = [1, 2].map((id) => ({
    ...{ contact: null, emails: [], domain: null, addressLine: null, city: null, postcode: null, companyNumber: null },
    id,
    company: "Harbour Foods",
    phones: ["+441632960001"],
  }));

  expect(matchRecords(twins).merges.length).toBe(1);
  expect(matchAgainstKnown(twins.slice(0, 1), twins.slice(1)).map(({ band }) => band)).toEqual(["auto"]);
});
