import { expect, test } from "vitest";
import { explain, strengthOf } from "./explain.ts";

test("the waterfall starts at the prior and ends at the pair's probability", () => {
  const pair = {
    probability: 1 / (1 + 2 ** -3),
    evidence: [
      { field: "name", level: "same", weight: 6, text: "same name" },
      { field: "phone", level: "different", weight: -1, text: "different phone numbers" },
    ],
  };

  const steps = explain(pair);

  expect(steps.map(({ weight }) => Number(weight.toFixed(6)))).toEqual([-2, 6, -1]);
  expect(steps.map(({ strength }) => strength)).toEqual(["start", "very strong", "against"]);
  expect(steps.at(-1)?.probabilityAfter).toBeCloseTo(pair.probability, 12);
});

test("a near certain pair still has a finite start", () => {
  const evidence = [{ field: "email", level: "same", weight: 40, text: "same email address" }];

  expect(explain({ probability: 1 / (1 + 2 ** -36), evidence })[0]?.weight).toBeCloseTo(-4, 3);
});

test("words follow the weight", () => {
  expect([7, 3, 1, 0, -1, -4].map(strengthOf)).toEqual([
    "very strong",
    "strong",
    "some",
    "hardly any",
    "against",
    "strongly against",
  ]);
});
