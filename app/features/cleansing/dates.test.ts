import { expect, test } from "vitest";
import { dateOrderOf, readDate } from "./dates.ts";

test("one day above twelve decides how the whole column is read", () => {
  expect(dateOrderOf(["03/04/2024", "04/25/2024"], "GB")).toBe("month-first");
  expect(dateOrderOf(["03/04/2024", "25/04/2024"], "US")).toBe("day-first");
});

test("a column that does not tell is read as its country writes", () => {
  expect(dateOrderOf(["03/04/2024"], "US")).toBe("month-first");
  expect(dateOrderOf(["03/04/2024"], "GB")).toBe("day-first");
});

test.each([
  ["03/04/2024", "2024-04-03"],
  ["3.4.24", "2024-04-03"],
  ["2024-04-03T10:00:00Z", "2024-04-03"],
  ["01 Sep 2024", "2024-09-01"],
  ["September 1, 2024", "2024-09-01"],
  ["45306", "2024-01-15"],
  ["31/02/2024", null],
  ["soon", null],
])("%s is %s", (text, date) => {
  expect(readDate(text, "day-first")).toBe(date);
});
