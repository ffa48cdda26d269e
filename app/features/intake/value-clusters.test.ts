import fc from "fast-check";
import { expect, test } from "vitest";
import { expectInProportion } from "#tests/grows.ts";
import { clusterValues, type ValueCount, ways } from "./value-clusters.ts";

const counted = (values: Record<string, number>): ValueCount[] =>
  Object.entries(values).map(([value, count]) => ({ value, count }));
const told = (values: Record<string, number>, way: (typeof ways)[number], field: "city" | "company_name" = "city") =>
  clusterValues(counted(values), way, field).map(({ to, values }) => [
    to,
    ...values.slice(1).map(({ value }) => value),
  ]);

test("a shouted, a plain and a mistyped town are offered as one, called as most rows call it", () => {
  expect(told({ LONDON: 12, London: 40, Londn: 1, Leeds: 9 }, "near")).toEqual([["London", "LONDON", "Londn"]]);
  expect(told({ LONDON: 12, London: 40, Londn: 1, Leeds: 9 }, "words")).toEqual([["London", "LONDON"]]);
});

test("of two that are as frequent, the one that is neither shouted nor whispered is offered", () => {
  expect(told({ LONDON: 2, london: 2, London: 2 }, "words")[0]?.[0]).toBe("London");
});

test.each([
  ["Zürich", "ZURICH"],
  ["Stoke-on-Trent", "Stoke on Trent"],
  ["Vale, Glamorgan", "Glamorgan Vale"],
  ["St. Albans", "St Albans"],
  ["Tyne & Wear", "Tyne and Wear"],
  ["Straße", "STRASSE"],
])("“%s” and “%s” are the same words", (a, b) => {
  expect(told({ [a]: 2, [b]: 1 }, "words")).toEqual([[a, b]]);
});

test("companies are compared without their legal form", () => {
  expect(told({ "Acme Tools Ltd": 3, "ACME TOOLS LIMITED": 1 }, "words", "company_name")).toEqual([
    ["Acme Tools Ltd", "ACME TOOLS LIMITED"],
  ]);
});

test("pairs of letters see over gaps, single letters over their order", () => {
  expect(told({ "New Castle": 1, Newcastle: 4 }, "pairs")).toEqual([["Newcastle", "New Castle"]]);
  expect(told({ Leicester: 4, Liecester: 1 }, "letters")).toEqual([["Leicester", "Liecester"]]);
});

test.each([
  ["other figures", { "Unit 1 Park": 9, "Unit 2 Park": 1 }],
  ["short words", { Bath: 9, Bach: 1 }],
  ["two that are both common", { Bolton: 40, Boston: 30 }],
])("%s are never a slip of one another", (_why, values) => {
  expect(told(values as Record<string, number>, "near")).toEqual([]);
});

test("a chain of slips does not make one of its ends", () => {
  const clusters = told({ Harwich: 9, Harwick: 2, Hardwick: 3, Handwick: 1 }, "near");
  for (const cluster of clusters) expect(cluster).not.toEqual(expect.arrayContaining(["Harwich", "Handwick"]));
});

const town = fc.oneof(
  fc.stringMatching(/^[A-Da-d .'-]{1,12}$/),
  fc.constantFrom(
    "London",
    "LONDON",
    "Londn",
    "Lodnon",
    "Leeds",
    "Leed",
    "Bristol",
    "Bristal",
    "São Paulo",
    "Sao Paolo",
  ),
);
const column = fc.uniqueArray(fc.record({ value: town, count: fc.integer({ min: 1, max: 20 }) }), {
  selector: ({ value }) => value,
  maxLength: 40,
});
const runs = { seed: 20261126, numRuns: 300 };

test("the order in which values come makes no difference, and no value is in two clusters", () => {
  fc.assert(
    fc.property(column, fc.constantFrom(...ways), fc.infiniteStream(fc.nat()), (values, way, dice) => {
      const shuffled = values
        .map((value) => ({ value, at: dice.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ value }) => value);
      const clusters = clusterValues(values, way, "city");
      expect(clusterValues(shuffled, way, "city")).toEqual(clusters);
      const all = clusters.flatMap((cluster) => cluster.values.map(({ value }) => value));
      expect(new Set(all).size).toBe(all.length);
      for (const { to, rows, values: members } of clusters) {
        expect(members.length).toBeGreaterThan(1);
        expect(members[0]?.value).toBe(to);
        expect(rows).toBe(members.reduce((sum, { count }) => sum + count, 0));
      }
    }),
    runs,
  );
});

test("ten times as many different values take no hundred times as long to compare", { timeout: 60_000 }, () => {
  const syllables = "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo".split(
    " ",
  );
  let seed = 7;
  const syllable = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return syllables[(seed >>> 16) % syllables.length] ?? "";
  };
  const word = () => syllable() + syllable() + syllable();
  expectInProportion(10_000, (size) => {
    const names = new Set(Array.from({ length: size }, () => `${word()} ${word()} ${syllable()}`));
    const values = [...names].map((value, at) => ({ value, count: (at % 7) + 1 }));
    return () => clusterValues(values, "near", "city");
  });
});
