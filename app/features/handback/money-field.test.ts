import { expect, test } from "vitest";
import { minorFrom, readBack } from "./money-field.ts";

test("an amount is read as people write it", () => {
  for (const typed of ["12000", "12,000", "£12,000", "12 000", "12.000,00", "12,000.00", "12000.0", "£ 12'000"])
    expect(minorFrom(typed, "GBP"), typed).toBe(1_200_000);
  expect(minorFrom("14,200.50", "GBP")).toBe(1_420_050);
  expect(minorFrom("5,50", "EUR")).toBe(550);
  expect(minorFrom("120000", "JPY")).toBe(120_000);
});

test("a large sale is read to the last penny", () => {
  expect(minorFrom("25,000,000", "INR")).toBe(2_500_000_000);
  expect(minorFrom("30 000 000,99", "CZK")).toBe(3_000_000_099);
  expect(minorFrom("£90,000,000,000.01", "GBP")).toBe(9_000_000_000_001);
});

test("what is no amount, or more than can be kept, is asked again", () => {
  for (const typed of ["", "lots", "12.5k", "-5", "0", "1,2,3", "12,00,000", "99999999999999999"])
    expect(minorFrom(typed, "GBP"), typed).toBeNull();
});

test("money of another country is not taken for the campaign's own", () => {
  expect(minorFrom("GBP 12,000", "GBP")).toBe(1_200_000);
  expect(minorFrom("$12,000", "AUD")).toBe(1_200_000);
  for (const typed of ["€12,000", "$12,000", "USD 12,000", "12000 EUR"])
    expect(minorFrom(typed, "GBP"), typed).toBeNull();
});

test.each([
  ["12.000,50", "That is £12,000.50."],
  ["120,000", "That is £120,000."],
  ["12.000", "That is £12,000."],
  ["12.5k", "This is no amount in figures, as 12,000 is."],
  [" ", null],
])("whoever types %s is shown what was read", (typed, says) => {
  expect(readBack(typed, "GBP")).toBe(says);
});
