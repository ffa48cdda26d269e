import fc from "fast-check";
import { expect, test } from "vitest";
import { Places } from "./places.ts";

test("each number has a place of its own, in the order in which they come, and those that never came have none", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 })), fc.constantFrom(1, 2 ** 31, 2 ** 45), (came, far) => {
      const places = new Places(came.length);
      const given = came.map((value) => places.add(value * far));
      const first = [...new Set(came)];
      expect(given).toEqual(came.map((value) => first.indexOf(value)));
      for (let value = 0; value <= 40; value++) expect(places.of(value * far)).toBe(first.indexOf(value));
      expect(places.size).toBe(first.length);
    }),
  );
});
