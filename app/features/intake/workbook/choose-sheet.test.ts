import { expect, test } from "vitest";
import { judgeSheet } from "./choose-sheet.ts";

const sheet = (...rows: string[][]) => rows.map((cells, at) => ({ row: at + 1, cells }));
const many = (count: number, row: (at: number) => string[]) => Array.from({ length: count }, (_, at) => row(at));
const list = judgeSheet(
  sheet(
    ["Company", "Phone", "Email"],
    ...many(12, (at) => [`Mole Freight ${at}`, `0161 496 01${50 + at}`, `a${at}@example.com`]),
  ),
);

test("the sheet with companies and numbers wins over larger ones that are no list of leads", () => {
  const others = [
    sheet(["Country", "Code"], ...many(200, (at) => [`Land ${at}`, `L${at}`])),
    sheet(
      ["How to use this file"],
      ...many(80, (at) => [`Step ${at}`, "Fill in the company, the phone and the email"]),
    ),
    sheet(
      ["Row Labels", "Count of Company", "Sum of Value"],
      ...many(60, (at) => [`Region ${at}`, `${at}`, `${at * 9}`]),
    ),
    sheet(["Product", "Price", "Status"], ...many(200, (at) => [`Tracker ${at}`, `${at}.50`, "Active"])),
    sheet(
      ["Company", "Phone", "Email", "City", "Postcode"],
      ["Example Ltd", "01632 960155", "you@example.com", "Leeds", "LS1 1AD"],
    ),
  ].map(judgeSheet);
  for (const other of others) expect(other.score).toBeLessThan(list.score);
  expect(list.list).toBe(true);
  expect(others.map((other) => other.list)).toEqual([false, false, false, false, true]);
});

test("a list without a header is known by its cells", () => {
  const bare = judgeSheet(
    sheet(...many(12, (at) => [`Mole Freight ${at} Ltd`, `0161 496 01${50 + at}`, `a${at}@example.com`])),
  );
  const lookup = judgeSheet(sheet(["Status", "Country"], ...many(200, (at) => [`S${at}`, `Land ${at}`])));
  expect(bare).toMatchObject({ list: true });
  expect(bare.score).toBeGreaterThan(lookup.score);
});
