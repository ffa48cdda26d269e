import { expect, test } from "vitest";
import { compareRecords, type ShownRecord } from "./compare-records.ts";
import { ifSame, likelihoodWords, type Side } from "./if-same.ts";
import { markDifferences } from "./mark-differences.ts";
import { orderQuestions } from "./order-questions.ts";
import { minutesFor } from "./pace.ts";

const noon = Date.parse("2026-11-17T12:00:00Z");
const marked = (base: string, text: string) =>
  markDifferences(base, text)
    .map((part) => ({ same: part.text, added: `[${part.text}]`, missing: `(${part.text})` })[part.kind])
    .join("");

test("letters that differ are marked, those that are missing too", () => {
  expect(marked("Brightwell Foods Ltd", "Bright-well Food Ltd")).toBe("Bright[-]well Food(s) Ltd");
  expect(marked("N1 7RW", "N1 7RW")).toBe("N1 7RW");
  expect(marked("", "020 7946 0881")).toBe("[020 7946 0881]");
});

test("two texts with little in common are marked as a whole", () => {
  expect(marked("14 Wharf Road, London", "2 Mill Lane, Salford")).toBe("[2 Mill Lane, Salford]");
});

const record = (over: Partial<ShownRecord>): ShownRecord => ({
  companyId: "a",
  name: "Brightwell Foods",
  people: [],
  phones: [],
  emails: [],
  address: null,
  postcode: null,
  website: null,
  companyNumber: null,
  oldStatus: null,
  lastContact: null,
  note: null,
  ...over,
});

test("equal numbers stand on one line, whatever their order in the files", () => {
  const lines = compareRecords([
    record({ phones: ["020 7946 0881", "0808 157 0177"] }),
    record({ phones: ["0808 157 0177", "0161 496 0420"] }),
  ]);

  expect(lines.slice(1).map(({ label, cells }) => [label, cells[1]?.map((part) => part.text).join("")])).toEqual([
    ["Phone", "0161 496 0420"],
    ["Second phone", "0808 157 0177"],
  ]);
});

test("what does not count is not marked", () => {
  const lines = compareRecords([record({ oldStatus: "Lost, price" }), record({ oldStatus: "Cold" })]);

  expect(lines.at(-1)).toEqual({
    label: "Old status",
    counts: false,
    cells: [[{ text: "Lost, price", kind: "same" }], [{ text: "Cold", kind: "same" }]],
  });
});

test("questions come cluster by cluster, the likeliest with the most leads first, those put off last", () => {
  const ask = (id: string, aRoot: string, bRoot: string, probability: number, laterAt: Date | null = null) => ({
    id,
    aRoot,
    bRoot,
    probability,
    laterAt,
  });
  const leads = new Map(["a", "b", "c", "x", "y"].map((company) => [company, 1]));

  const places = orderQuestions(
    [
      ask("put off", "a", "z", 0.99, new Date(noon)),
      ask("pair", "x", "y", 0.95),
      ask("triangle, weak", "b", "c", 0.4),
      ask("triangle, strong", "a", "b", 0.9),
    ],
    leads,
  );

  expect(places.map(({ id, cluster }) => `${cluster} ${id}`)).toEqual([
    "0 triangle, strong",
    "0 triangle, weak",
    "1 pair",
    "2 put off",
  ]);
});

test("minutes follow the pace of the person once they have one, and a coffee does not slow it", () => {
  const at = [0, 6, 12, 18, 618].map((seconds) => new Date(noon + seconds * 1000));
  expect(minutesFor(34, [])).toBe(7);
  expect(minutesFor(34, at)).toBe(3);
  expect([minutesFor(0, at), minutesFor(1, at)]).toEqual([0, 1]);
});

test("what same would do is told before it is done", () => {
  const side = (letter: string, stage?: string): Side => ({
    letter,
    leads: stage ? [{ campaignId: "calder", stage }] : [],
    people: 1,
    numbers: 2,
    emails: 0,
  });
  const [a, b] = [side("A", "nurturing"), side("B", "ready")];

  expect(ifSame(a, b, new Map([["calder", a]]))).toBe(
    "One lead instead of two: that of A goes on, which is nurturing. B brings 1 person and 2 numbers, its notes and answers; A keeps its own. Calls to either count for both.",
  );
  expect(ifSame(side("A"), b, new Map())).toMatch(/^The lead of B goes to A\./);
});

test("words follow the probability", () => {
  expect([0.9, 0.6, 0.5, 0.3].map(likelihoodWords)).toEqual([
    "probably the same",
    "rather the same than not",
    "as likely as not the same",
    "perhaps the same",
  ]);
});
