import { expect, test } from "vitest";
import { placeWords } from "./place-words.ts";

test.for([
  [0, 0, "The only one that is due."],
  [1, 1, "Before the only other one."],
  [1, 0, "After the only other one."],
  [7, 7, "Before all 7 others."],
  [7, 0, "After all 7 others."],
  [1_204, 36, "Before 36 of 1,204 others."],
] as const)("of %i others %i stand behind: %s", ([others, behind, says]) => {
  expect(placeWords(others, behind)).toBe(says);
});
