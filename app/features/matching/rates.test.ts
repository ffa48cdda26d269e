import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { fieldNames, NAME, PHONE, placed } from "./fields.ts";
import { fitWeights } from "./fit-weights.ts";
import { shippedRates, weightsVersion } from "./rates.ts";
import { toWeights } from "./weights.ts";

const digests: Record<string, string> = {
  "2026-11": "68e41ce176774ce3",
  "2026-11-26": "7f13d8f5ef64441d",
  // The same rates; a doorstep counts as crowded town by town.
  "2026-11-27": "7f13d8f5ef64441d",
  // … of those who share nothing firm, one in ten at most is the same; a firm's many rows, and whoever speaks for many firms, teach nothing.
  "2026-11-28": "7f13d8f5ef64441d",
};

/** Rates, what they weigh, and what a list makes of them: whichever number is changed, one of the three tells. */
function digest(): string {
  const list = new Map([
    [placed(NAME, 6) + placed(PHONE, 4), 700],
    [placed(NAME, 1) + placed(PHONE, 4), 90],
    [placed(NAME, 2) + placed(PHONE, 1), 5_000],
  ]);
  const rounded = (_: string, value: unknown) => (typeof value === "number" ? value.toFixed(3) : value);
  const all = JSON.stringify([fieldNames, shippedRates, toWeights(shippedRates), fitWeights(list)], rounded);
  return createHash("sha256").update(all).digest("hex").slice(0, 16);
}

test("weights that change have another version: give weightsVersion a new name, and write its digest here", () => {
  expect(digests[weightsVersion]).toBe(digest());
});

test("the rates of each field are shares of one whole", () => {
  for (const rates of [shippedRates.same, ...shippedRates.other]) {
    for (const [, ...levels] of rates) expect(levels.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(1, 2);
  }
});
