import { expect, test } from "vitest";
import { alpha, listOf } from "#tests/given-records.ts";
import { expectInProportion } from "#tests/grows.ts";
import { matchRecords } from "./match-records.ts";
import type { MatchRecord } from "./types.ts";
import { probabilityToBits } from "./weights.ts";

function merged(records: MatchRecord[]): string[] {
  return matchRecords(records).merges.map(({ a, b }) => `${a}+${b}`);
}

test.each([
  ["a number", { phones: ["+442079460001"] }],
  ["an address", { addressLine: "1 High Street", postcode: "LS1 1AA" }],
  ["an address without a postcode", { addressLine: "1 High Street" }],
  ["a mailbox", { emails: ["ann@example.com"] }],
])("two rows with one name and %s are one company, though the file has no other row", (_, shared) => {
  const records = listOf(
    { company: "Alpha Plumbing Ltd", ...shared },
    { company: "ALPHA PLUMBING LIMITED", ...shared },
  );

  expect(merged(records)).toEqual(["1+2"]);
});

test("the same row twice merges, and the second row of a branch is linked instead", () => {
  const other = { phones: ["+441614960022"], addressLine: "9 Far Rd, Manchester", postcode: "M1 1AE" };
  const records = listOf(
    alpha,
    alpha,
    { company: "ALPHA PLUMBING LIMITED", phones: ["+442079460001"], postcode: "LS1 1AA" },
    { company: "Alpha Plumbing Ltd", ...other },
  );

  const { clusters, review, branches } = matchRecords(records);

  expect([...clusters]).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 4],
  ]);
  expect(review).toEqual([]);
  expect(branches.map(({ a, b }) => [a, b])).toEqual([[1, 4]]);
});

test("a name alone is a question, never a merger", () => {
  const { merges, review } = matchRecords(listOf({ company: "Alpha Plumbing Ltd" }, { company: "Alpha Plumbing" }));

  expect(merges).toEqual([]);
  expect(review.map(({ a, b }) => [a, b])).toEqual([[1, 2]]);
});

test("five hospitals called St Mary's stay five, and nobody is asked", () => {
  const records = listOf(
    ...["Leeds", "York", "Kettering", "Newport", "London"].map((city, at) => ({
      company: "St Mary's Hospital",
      phones: [`+4420794600${10 + at}`],
      addressLine: `${at * 40 + 3} ${city} Road`,
      city,
      postcode: `${"ABCDE"[at]}L${at + 1} 1AA`,
    })),
  );

  const { merges, review, branches } = matchRecords(records);

  expect(merges).toEqual([]);
  expect(review).toEqual([]);
  expect(branches).toEqual([]);
});

test("a hotel and its restaurant share number and doorstep and are two companies", () => {
  const shared = { phones: ["+442079460003"], addressLine: "3 Quay Lane", postcode: "BS1 4AA" };
  const records = listOf({ company: "Harbour Hotel", ...shared }, { company: "Chez Colette", ...shared });

  const { merges, review } = matchRecords(records);

  expect(merges).toEqual([]);
  expect(review[0]?.probability).toBeLessThan(0.5);
});

test("two register numbers are two companies, whatever else is equal", () => {
  const records = listOf({ ...alpha, companyNumber: "01234567" }, { ...alpha, companyNumber: "07654321" }, alpha);

  const { clusters } = matchRecords(records);

  expect(clusters.get(1)).not.toBe(clusters.get(2));
});

test("an address at a mail provider is no tie between companies", () => {
  const records = listOf(
    { company: "Alpha Plumbing", emails: ["alpha@gmail.com"], domain: "gmail.com" },
    { company: "Beta Roofing", emails: ["beta@gmail.com"], domain: "gmail.com" },
  );

  expect(matchRecords(records).review).toEqual([]);
});

test("a switchboard that thirty companies share connects none of them", () => {
  const names = "Oak Elm Ash Fir Yew Lime Pine Rowan Hazel Alder Birch Cedar Maple Aspen Holly".split(" ");
  const records = listOf(
    ...names.flatMap((name) => [
      { company: `${name} Dental`, phones: ["+442079460050"] },
      { company: `${name} Roofing`, phones: ["+442079460050"] },
    ]),
  );

  const { merges, review } = matchRecords(records);

  expect(merges).toEqual([]);
  expect(review.filter(({ probability }) => probability >= 0.5)).toEqual([]);
});

test("the reasons add up to the probability", () => {
  const { merges, review } = matchRecords(listOf(alpha, { ...alpha, company: "Alfa Plumbing" }, { company: "Alpha" }));

  const starts = [...merges, ...review].map(({ probability, evidence }) =>
    (probabilityToBits(probability) - evidence.reduce((sum, { weight }) => sum + weight, 0)).toFixed(6),
  );
  expect(starts.length).toBeGreaterThan(0);
  expect(new Set(starts).size).toBe(1);
});

test("the order of the rows changes nothing", () => {
  const records = listOf(alpha, { ...alpha, company: "Alpha Plumbing & Heating" }, { company: "Beta" }, alpha);

  expect(matchRecords([...records].reverse())).toEqual(matchRecords(records));
});

test("an empty list and a single row are no trouble", () => {
  expect(matchRecords([]).clusters.size).toBe(0);
  expect([...matchRecords(listOf(alpha)).clusters]).toEqual([[1, 1]]);
});

test("a book in the company's cell is compared by how it begins", () => {
  const phones = ["+442079460001"];
  expectInProportion(30_000, (words) => {
    const book = (from: number) =>
      Array.from({ length: words }, (_, n) => `word${(n * 7_919 + from) % 99_991}`).join(" ");
    const books = listOf({ company: book(1), phones }, { company: book(2), phones }, { company: book(3), phones });
    return () => matchRecords(books);
  });
});

test("whoever speaks for a whole list is nobody's contact, and ties no two companies", () => {
  const firms = (contact: (at: number) => string) =>
    "Oak Elm Ash Fir Yew Lime Pine Rowan Hazel Alder Birch Cedar"
      .split(" ")
      .flatMap((tree) => ["Dental", "Roofing", "Freight"].map((trade) => `${tree} ${trade}`))
      .map((company, at) => ({ company, contact: contact(at), phones: [`+447700900${100 + at}`] }));

  const bySalesman = matchRecords(listOf(...firms((at) => ["Ann Example", "Bob Example"][at % 2] ?? "")));
  const byNobody = matchRecords(listOf(...firms(() => "")));

  expect(bySalesman.review).toEqual(byNobody.review);
});
