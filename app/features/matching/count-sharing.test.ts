import fc from "fast-check";
import { expect, test } from "vitest";
import { countSharing } from "./count-sharing.ts";
import { hashText } from "./hash-text.ts";

const shares = fc.array(fc.tuple(fc.constantFrom("quay", "mill", "dock", ""), fc.nat({ max: 4 })), { maxLength: 40 });

test("as many have a value as there are different ones who share it", () => {
  fc.assert(
    fc.property(shares, (all) => {
      const counted = countSharing((share) => {
        for (const [value, who] of all) share(hashText(value), who);
      });
      for (const value of ["quay", "mill", "dock", "", "nobody's"]) {
        const who = new Set(all.filter(([of]) => of === value).map(([, one]) => one));
        expect(counted(hashText(value))).toBe(Math.max(1, who.size));
      }
    }),
  );
});

test("texts that differ in a letter, and those that begin differently, are told apart", () => {
  const texts = ["", "1 high", "1 hihg", "11 high", "high 1", "+441632960001", "+441632960010"];

  expect(new Set(texts.map((text) => hashText(text))).size).toBe(texts.length);
  expect(hashText("0044 1632", 5)).toBe(hashText("1632"));
});
