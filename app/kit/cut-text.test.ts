import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText } from "./cut-text.ts";

test("a text is cut between its characters", () => {
  expect(cutText("abc", 3)).toBe("abc");
  expect(cutText("abcd", 3)).toBe("abc");
  expect(cutText("ab😀d", 3)).toBe("ab");
  expect(cutText("ab😀d", 4)).toBe("ab😀");
  expect(cutText("😀", 1)).toBe("");
  expect(cutText("ab", 0)).toBe("");
});

test("what is cut is as long as may be, and whole", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(12), (text, longest) => {
      const cut = cutText(text, longest);
      expect(text.startsWith(cut) && !/\p{Surrogate}/u.test(cut)).toBe(true);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, longest - 1));
      expect(cut.length).toBeLessThanOrEqual(longest);
    }),
  );
});
