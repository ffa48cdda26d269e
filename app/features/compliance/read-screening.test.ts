import { expect, test } from "vitest";
import { readScreening } from "./read-screening.ts";

function read(text: string, list: Parameters<typeof readScreening>[1], covers: "register" | "wash" = "register") {
  const answer = readScreening(text, list, covers);
  return answer.ok ? [...answer.numbers] : answer.sentence;
}

test.each([
  ["TPS", "02079460001\n+442079460002\n442079460003\r\n0044 20 7946 0004\n\n"],
  ["TPS", 'Telephone\n"02079460001"\n020 7946 0002\n(020) 7946-0003\n2079460004\n'],
])("%s: numbers however they are written, and a heading", (list, text) => {
  const numbers = ["+442079460001", "+442079460002", "+442079460003", "+442079460004"];

  expect(read(text, list as "TPS")).toEqual(numbers.map((number) => [number, true]));
});

test("the American registry gives area code and number apart", () => {
  expect(read("212,5550101\n212,5550102", "US-DNC")).toEqual([
    ["+12125550101", true],
    ["+12125550102", true],
  ]);
  expect(read("1-416-555-0101", "CA-DNCL")).toEqual([["+14165550101", true]]);
});

test("a wash says of each number whether it is listed, and listed wins", () => {
  const text = "Number,Result\n0491570156,N\n0491570157,Y\n0491570156,Y\n";

  expect(read(text, "AU-DNCR", "wash")).toEqual([
    ["+61491570156", true],
    ["+61491570157", true],
  ]);
});

test("the result of a wash is not taken for a register, of which who is not on it may be called", () => {
  const wash = "Number,TPS\n02079460001,N\n02079460002,Y\n02079460003,N\n";

  expect(read(wash, "TPS")).toMatch(/^The file says of some numbers that they are not listed/);
  expect(read(wash, "TPS", "wash")).toHaveLength(3);
  expect(read("02079460001,Y\n02079460002,Y\n", "TPS")).toHaveLength(2);
});

test("a reference that looks like a number does not take its place", () => {
  const [reference, number] = ["+441234567890", "+442079460123"];

  expect(read("1234567890,02079460123", "TPS")).toEqual([
    [reference, true],
    [number, true],
  ]);
  expect(read("1234567890,02079460123,N", "CTPS", "wash")).toEqual([[number, false]]);
  expect(read("02079460123,1234567890,Y", "CTPS", "wash")).toEqual([
    [number, true],
    [reference, true],
  ]);
  expect(read("1234567890,2079460123,N", "CTPS", "wash")).toMatch(/could not be read|No number/);
});

test("what is listed on one of two registers is listed", () => {
  expect(read("02079460123,N,Y", "CTPS", "wash")).toEqual([["+442079460123", true]]);
});

test("a file of another kind is refused with a sentence", () => {
  expect(read("Harrow & Pike, London\nOakfield, Leeds", "TPS")).toBe(
    "No number of this list's country was found. Is it the right file?",
  );
  expect(read("02079460001\nreception\nhead office\nask Jane", "TPS")).toBe(
    "3 of 4 lines could not be read as a number, so the file was not loaded.",
  );
  expect(read("0491570156,perhaps", "AU-DNCR", "wash")).toMatch(/^No number .* with “yes” or “no”/);
});

test.each([
  [
    "an American register as the TPS, area codes apart",
    "TPS",
    americans((area, rest) => `${area},${rest}`),
    /could not be read|^No number/,
  ],
  [
    "an American register as the TPS, whole numbers",
    "TPS",
    americans((area, rest) => area + rest),
    /^Of 40 numbers only \d+ can be British/,
  ],
  ["the TPS as an American register", "US-DNC", british(40), /could not be read|^No number/],
  [
    "an American register as the Canadian",
    "CA-DNCL",
    americans((area, rest) => area + rest),
    /^Of 40 numbers only 0 can be Canadian/,
  ],
  [
    "two lines of an American register as the TPS",
    "TPS",
    "2125550101\n2125550102\n",
    /^Of 2 numbers only 0 can be British/,
  ],
  ["an empty file", "TPS", "\n \n", /^The file is empty/],
] as const)("%s is refused: it would say of those on the register that they may be called", (_, list, text, says) => {
  expect(read(text, list)).toMatch(says);
});

function americans(line: (area: string, rest: string) => string): string {
  const areas = ["212", "415", "617", "713", "312"];
  return Array.from({ length: 40 }, (_, n) =>
    line(areas[n % areas.length] ?? "", `55501${String(n).padStart(2, "0")}`),
  ).join("\n");
}

function british(many: number): string {
  return Array.from({ length: many }, (_, n) => `0207946${String(n).padStart(4, "0")}`).join("\n");
}
