import { expect, test } from "vitest";
import { dateOrderOf, isAmbiguousDate, readDate, readMonths, tellingOrder } from "./dates.ts";

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
  ["14. März 2024", "2024-03-14"],
  ["1 de enero de 2024", "2024-01-01"],
  ["3 juillet 2024", "2024-07-03"],
  ["Q3 2023", "2023-07-01"],
  ["Mar 2024", "2024-03-01"],
  ["03/2024", "2024-03-01"],
  ["1712102400", "2024-04-03"],
  ["1712102400000", "2024-04-03"],
  ["45306", "2024-01-15"],
  ["31/02/2024", null],
  ["soon", null],
])("%s is %s", (text, date) => {
  expect(readDate(text, "day-first")).toBe(date);
});

test("where a column contradicts itself the greater number decides, and the rest is not guessed", () => {
  const order = dateOrderOf(["13/01/2024", "14/01/2024", "01/15/2024"], "US");
  expect(order).toBe("day-first");
  expect(readDate("01/15/2024", order)).toBeNull();
});

test.each([
  ["24", 24],
  ["2 years", 24],
  ["18m", 18],
  ["1.5 yrs", 18],
  ["24 Monate", 24],
  ["36.0", 36],
  ["2 weeks", null],
  ["rolling", null],
])("a contract of %s runs %s months", (text, months) => {
  expect(readMonths(text)).toBe(months);
});

test("a column of dates tells its order, or says that it does not", () => {
  expect(tellingOrder(["03/04/2025", "14/03/2025"])).toBe("day-first");
  expect(tellingOrder(["03/04/2025", "03/14/2025"])).toBe("month-first");
  expect(tellingOrder(["03/04/2025", "2025-03-14"])).toBeNull();
  expect(["03/04/2025", "04/04/2025", "14/03/2025", "2025-03-04"].map(isAmbiguousDate)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
