import { expect, test } from "vitest";
import { type Joining, togetherSince } from "./together-since.ts";

const at = (day: number) => new Date(Date.UTC(2026, 9, day));
const joined = (mergedCompanyId: string, keptCompanyId: string, day: number): Joining => ({
  ...{ keptCompanyId, mergedCompanyId },
  at: at(day),
});

test("who came later has been one with them since then, whoever came through them since the later of the two", () => {
  const [aIntoB, bIntoC, dIntoC, eIntoA] = [
    joined("a", "b", 3),
    joined("b", "c", 5),
    joined("d", "c", 4),
    joined("e", "a", 1),
  ];
  const standing = [bIntoC, dIntoC, eIntoA];

  expect(Object.fromEntries(togetherSince(aIntoB, standing))).toEqual({
    a: at(3),
    b: at(3),
    c: at(5),
    d: at(5),
    e: at(3),
  });
  expect(Object.fromEntries(togetherSince(bIntoC, [aIntoB, dIntoC]))).toEqual({
    a: at(5),
    b: at(5),
    c: at(5),
    d: at(5),
  });
});
