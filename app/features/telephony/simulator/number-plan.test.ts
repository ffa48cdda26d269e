import { expect, test } from "vitest";
import { fateOf, refusalOf } from "./number-plan.ts";

const numbers = Array.from({ length: 5000 }, (_, index) => `+1206555${String(index).padStart(4, "0")}50`);

test("any other number fares like a cold backlog", () => {
  const fates = numbers.map((to) => fateOf(to, 0, "spring"));
  const share = (ends: string, who?: string) =>
    fates.filter((fate) => fate.ends === ends && (who === undefined || fate.who === who)).length / fates.length;

  expect(share("answered", "human")).toBeCloseTo(0.45, 1);
  expect(share("no-answer")).toBeCloseTo(0.3, 1);
  expect(share("answered", "machine")).toBeCloseTo(0.15, 1);
  expect(share("busy")).toBeCloseTo(0.07, 1);
  expect(share("failed")).toBeCloseTo(0.03, 1);
});

test("the same seed, number and try always end the same; a second try may end otherwise", () => {
  const first = numbers.slice(0, 50).map((to) => fateOf(to, 0, "spring"));

  expect(numbers.slice(0, 50).map((to) => fateOf(to, 0, "spring"))).toEqual(first);
  expect(numbers.slice(0, 50).map((to) => fateOf(to, 1, "spring"))).not.toEqual(first);
  expect(numbers.slice(0, 50).map((to) => fateOf(to, 0, "autumn"))).not.toEqual(first);
});

test("a browser leg is never refused for its digits", () => {
  expect(refusalOf("client:u_99", "+442079460100")).toBeNull();
  expect(refusalOf("", "+442079460100")).toMatchObject({ code: 21201 });
  expect(refusalOf("+442079460106", "")).toMatchObject({ code: 21213 });
});
