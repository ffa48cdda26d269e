import { expect, test } from "vitest";
import { ADDRESS, DOMAIN, fieldNames, NAME, PERSON, PHONE, POSTCODE, placed, unpackLevels } from "./fields.ts";
import { fitWeights } from "./fit-weights.ts";
import { BY_PHONE, groundOf, grounds, LITTLE, ranges } from "./grounds.ts";
import { shippedRates } from "./rates.ts";
import { toWeights } from "./weights.ts";

function pattern(levels: Partial<Record<number, number>>): number {
  return fieldNames.reduce((packed, _, field) => packed + placed(field, levels[field] ?? 0), 0);
}

test("a short list teaches next to nothing", () => {
  const taught = fitWeights(new Map([[pattern({ [NAME]: 6, [PHONE]: 4 }), 10]])).byGround.flat(2);
  const shipped = toWeights(shippedRates).byGround.flat(2);

  for (const [at, bits] of taught.entries()) expect(Math.abs(bits - (shipped[at] ?? 0))).toBeLessThan(2);
});

const hotels = new Map([
  [pattern({ [NAME]: 1, [PHONE]: 4, [ADDRESS]: 6, [POSTCODE]: 4 }), 4000],
  [pattern({ [NAME]: 6, [PHONE]: 4, [ADDRESS]: 6, [POSTCODE]: 4 }), 50],
  [pattern({ [NAME]: 2, [PHONE]: 1, [POSTCODE]: 1 }), 4000],
]);

test("a closer level never weighs less than a looser one, and clearly different names always count against", () => {
  const { byGround } = fitWeights(hotels);

  byGround.forEach((byField, ground) => {
    byField.forEach((bits, field) => {
      const { from = 1, to = 0, own } = ranges[ground]?.[field] ?? {};
      const open = bits.slice(from, to + 1);
      expect(open).toEqual([...open].sort((x, y) => x - y));
      if (!own && open.length > 0) expect(open[0]).toBeLessThanOrEqual(0);
    });
    if (ground !== grounds.indexOf("name") && ranges[ground]?.[NAME]?.to === 6)
      expect(byField[NAME]?.[1] ?? 0).toBeLessThanOrEqual(-4);
  });
});

test("four thousand hotels behind their restaurants' numbers do not make another name the same firm", () => {
  const { byGround, priorBits } = fitWeights(hotels);
  const at = (levels: number[]) =>
    levels.reduce((sum, level, field) => sum + (byGround[groundOf(levels)]?.[field]?.[level] ?? 0), priorBits);

  expect(at([1, 4, 6, 4, 0, 0, 0, 0])).toBeLessThan(-3);
  expect(at([6, 4, 6, 4, 0, 0, 0, 0])).toBeGreaterThan(1);
});

test("more pairs that share nothing firm change nothing for those that do", () => {
  const list = new Map([
    [pattern({ [NAME]: 6, [PHONE]: 4, [ADDRESS]: 1 }), 300],
    [pattern({ [NAME]: 5, [PHONE]: 1, [ADDRESS]: 6 }), 200],
    [pattern({ [NAME]: 1, [PHONE]: 1, [ADDRESS]: 6 }), 400],
    [pattern({ [NAME]: 2, [PHONE]: 1, [ADDRESS]: 1 }), 1_000],
  ]);
  const looser = new Map(list).set(pattern({ [NAME]: 2, [PHONE]: 1, [ADDRESS]: 1 }), 100_000);
  const onPhone = (patterns: Map<number, number>) => {
    const { byGround, priorBits } = fitWeights(patterns);
    return priorBits + (byGround[BY_PHONE]?.[PHONE]?.[4] ?? 0) + (byGround[BY_PHONE]?.[NAME]?.[6] ?? 0);
  };

  expect(Math.abs(onPhone(looser) - onPhone(list))).toBeLessThan(0.3);
});

test("a street of firms, each with a word and a neighbour in common with the next, does not become one firm", () => {
  const neighbours = pattern({ [NAME]: 2, [PHONE]: 2, [ADDRESS]: 4, [POSTCODE]: 2, [DOMAIN]: 1, [PERSON]: 2 });

  const { byGround, priorBits } = fitWeights(new Map([[neighbours, 640]]));

  const bits = unpackLevels(neighbours).reduce(
    (sum, level, field) => sum + (byGround[LITTLE]?.[field]?.[level] ?? 0),
    priorBits,
  );
  expect(bits).toBeLessThan(4);
});

test("what is not known weighs nothing", () => {
  expect(toWeights(shippedRates).byGround.every((byField) => byField.every(([unknown]) => unknown === 0))).toBe(true);
});
