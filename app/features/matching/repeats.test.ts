import { expect, test } from "vitest";
import { invent } from "#scripts/bench/dedupe/invented/list.ts";
import { alpha, listOf } from "#tests/given-records.ts";
import { matchRecords } from "./match-records.ts";
import type { MatchRecord } from "./types.ts";

const others = Array.from({ length: 50 }, (_, at) => ({
  company: `Other${at} Firm`,
  phones: [`+4420794602${at + 10}`],
}));
const person = (at: number) => ({ contact: `Ann${at} Example`, emails: [`ann${at}@alpha.example`] });
/** Each hundred in another town, with another person. */
const landline = (at: number) => {
  const town = ["1632960", "2079460", "1614960", "1174960", "1314960", "1414960", "1134960"][Math.floor(at / 100)];
  const contact = `${["Ann", "Bob", "Cid", "Dee", "Eve", "Fay", "Gus"][Math.floor(at / 100)]} Example${at}`;
  return { contact, phones: [`+44${town}${String(at).padStart(3, "0")}`] };
};
const mobile = (at: number) => ({ phones: [`+447700900${100 + at}`] });

test.each<[string, (at: number) => Partial<MatchRecord>]>([
  ["the same row", () => alpha],
  ["the same name and number", () => ({ company: alpha.company, phones: alpha.phones })],
  ["its people", (at) => ({ ...alpha, ...person(at) })],
  ["its people and their own numbers", (at) => ({ ...alpha, ...person(at), ...mobile(at) })],
  ["its people, and nothing of where it is", (at) => ({ company: alpha.company, ...person(at), ...mobile(at) })],
])("a company that stands in the list a hundred times, each with %s, is one, and nobody is asked", (_, told) => {
  const rows = Array.from({ length: 100 }, (_, at) => told(at));

  const { clusters, merges, review } = matchRecords(listOf(...rows, ...others));

  expect(new Set(rows.map((_, at) => clusters.get(at + 1)))).toEqual(new Set([1]));
  expect(merges.length).toBe(99);
  expect(Math.min(...merges.map(({ probability }) => probability))).toBeGreaterThan(0.99);
  expect(review).toEqual([]);
});

test.each([
  ["told with their address", alpha, others],
  ["in a list of many look-alikes", { company: alpha.company }, invent(1_500).records],
])(
  "of more than a hundred rows of one company, %s, each hundred is one, and whether these are is asked once for each",
  (_, firm, beside) => {
    const rows = Array.from({ length: 700 }, (_, at) => ({ ...firm, ...person(at), ...landline(at) }));

    const { clusters, review: asked } = matchRecords(
      listOf(...rows, ...beside.map((row, at) => ({ ...row, id: 701 + at }))),
    );
    const review = asked.filter(({ a }) => a <= 700);

    const groups = new Set(rows.map((_, at) => clusters.get(at + 1)));
    expect([...groups]).toEqual([1, 101, 201, 301, 401, 501, 601]);
    expect(review.map(({ a, b }) => [a, b])).toEqual([101, 201, 301, 401, 501, 601].map((id) => [1, id]));
  },
);

test("a name alone stands in a list hundreds of times, and ties nothing", () => {
  const rows = Array.from({ length: 400 }, (_, at) => ({ company: "Alpha Plumbing", ...mobile(at) }));

  const { merges, review } = matchRecords(listOf(...rows, ...others));

  expect([merges, review]).toEqual([[], []]);
});

test("one of a company's many rows leads to a record that only it has something in common with", () => {
  const rows = Array.from({ length: 100 }, (_, at) => ({ ...alpha, ...person(at), ...mobile(at) }));
  const known = { company: "A P Leeds", ...person(77), ...mobile(77) };

  const { review } = matchRecords(listOf(...rows, known));

  expect(review.map(({ a, b }) => [a, b])).toEqual([[78, 101]]);
});

test("however many people of one company a list has, it is judged of all the others as without them", () => {
  const { records } = invent(300);
  const least = Math.max(...records.map(({ id }) => id)) + 1;
  const people = (many: number) =>
    listOf(...Array.from({ length: many }, (_, at) => ({ ...alpha, ...person(at), ...mobile(at) }))).map((row) => ({
      ...row,
      id: row.id + least,
    }));
  const ofTheOthers = (many: number) => {
    const { merges, review, branches } = matchRecords([...records, ...people(many)]);
    return [...merges, ...review, ...branches].filter(({ a, b }) => Math.max(a, b) < least);
  };

  expect(ofTheOthers(500)).toEqual(ofTheOthers(20));
});

test("whose list it is speaks for none of them: branches with one domain and each its number are asked about as without them", () => {
  const { records } = invent(1_500);
  const least = Math.max(...records.map(({ id }) => id)) + 1;
  const towns = ["1632", "2079", "1614", "1174", "1314", "1414", "1134", "1214", "1154", "1164", "1184", "2890"];
  const groups = (keeper: { contact?: string }) => {
    const branches = towns.map((town, at) => ({
      ...{
        id: least + at,
        company: "Alpha Plumbing",
        domain: "alpha.example",
        phones: [`+44${town}960${100 + at * 37}`],
      },
      ...keeper,
    }));
    const { clusters } = matchRecords([...records.map((row) => ({ ...row, ...keeper })), ...listOf(...branches)]);
    return new Set(branches.map(({ id }) => clusters.get(id))).size;
  };

  expect(groups({ contact: "Dave Seller" })).toBe(12);
});
