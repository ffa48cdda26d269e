import { expect, test } from "vitest";
import { fieldNames, NAME, PHONE, POSTCODE, placed } from "./fields.ts";
import { fitWeights } from "./fit-weights.ts";
import { shippedRates, toWeights } from "./weights.ts";

function pattern(levels: Partial<Record<number, number>>): number {
  return fieldNames.reduce((packed, _, field) => packed + placed(field, levels[field] ?? 0), 0);
}

test("a short list teaches nothing: the shipped weights stand", () => {
  expect(fitWeights(new Map([[pattern({ [NAME]: 6, [PHONE]: 4 }), 30]]))).toEqual(toWeights(shippedRates));
});

test("a closer level never weighs less than a looser one, and clearly different names always count against", () => {
  const hotels = new Map([
    [pattern({ [NAME]: 1, [PHONE]: 4, [POSTCODE]: 3 }), 4000],
    [pattern({ [NAME]: 6, [PHONE]: 4, [POSTCODE]: 3 }), 50],
    [pattern({ [NAME]: 2, [PHONE]: 1, [POSTCODE]: 1 }), 4000],
  ]);

  const { byField } = fitWeights(hotels);

  for (const bits of byField) {
    expect(bits.slice(1)).toEqual(bits.slice(1).sort((x, y) => x - y));
    expect(bits[1]).toBeLessThan(0);
  }
  expect(byField[NAME]?.[1]).toBeLessThanOrEqual(-4);
});

test("what is not known weighs nothing", () => {
  expect(toWeights(shippedRates).byField.every(([unknown]) => unknown === 0)).toBe(true);
});
