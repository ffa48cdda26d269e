import { expect, test } from "vitest";
import { formerEditions } from "./former-editions.ts";

const january = { importId: "january", rows: 100, met: 90 };
const february = { importId: "february", rows: 90, met: 88 };
const part = { importId: "part", rows: 20, met: 20 };

/** How many rows files share, by their names, the earlier first. */
const sharing =
  (rows: Record<string, number> = {}) =>
  async (file: string, later: string) =>
    rows[`${file} ${later}`] ?? 0;

test("a file that brings most of an earlier one again is its next edition", async () => {
  expect(await formerEditions([january], sharing())).toEqual(["january"]);
});

test("a part of an earlier file, or a list that shares some of its rows, leaves nothing out", async () => {
  expect(await formerEditions([{ ...january, met: 49 }], sharing())).toEqual([]);
  expect(await formerEditions([{ ...january, rows: 0, met: 0 }], sharing())).toEqual([]);
});

test("two halves of a list that comes whole now are both its former edition", async () => {
  expect(await formerEditions([{ ...january, importId: "other half" }, january], sharing())).toEqual([
    "other half",
    "january",
  ]);
});

test("what was missing from an edition in between was told there", async () => {
  expect(await formerEditions([february, january], sharing({ "january february": 90 }))).toEqual(["february"]);
});

test("a part that came in between told nothing, and does not stand for the whole", async () => {
  expect(await formerEditions([part, january], sharing({ "january part": 20 }))).toEqual(["part", "january"]);
});

test("of many editions in a row each is asked about the last alone, as long as that one followed it", async () => {
  const asked: string[] = [];
  const months = Array.from({ length: 12 }, (_, n) => ({ importId: `month ${12 - n}`, rows: 100, met: 90 }));

  expect(
    await formerEditions(months, async (file, later) => {
      asked.push(`${file} ${later}`);
      return 95;
    }),
  ).toEqual(["month 12"]);
  expect(asked).toEqual(months.slice(1).map(({ importId }) => `${importId} month 12`));
});
