import fc from "fast-check";
import { expect, test } from "vitest";
import { type Replacement, replacerOf, withoutReplacement, withReplacements } from "./replacements.ts";

const town = [{ index: 0, field: "city" as const }];
const becomes = (replacements: Replacement[], cell: string) => replacerOf(replacements, town)?.(0, cell) ?? cell;
const one = (from: string, to: string): Replacement => ({ column: 0, from: [from], to });

test("a cell becomes what its value was brought together to, whatever spaces stand around it", () => {
  const london = { column: 0, from: ["LONDON", "Londn"], to: "London" };
  expect(becomes([london], "LONDON ")).toBe("London");
  expect(becomes([london], "London")).toBe("London");
  expect(becomes([london], "East LONDON")).toBe("East LONDON");
  expect(replacerOf([london], town)?.(1, "LONDON")).toBe("LONDON");
});

test("a later replacement sees what an earlier one made", () => {
  expect(becomes([one("Londn", "LONDON"), one("LONDON", "London")], "Londn")).toBe("London");
  expect(becomes([one("LONDON", "London"), one("Londn", "LONDON")], "Londn")).toBe("LONDON");
});

test("what is taken back leaves the others, and taking it back twice does no more", () => {
  const settings = withReplacements({ replacements: [] }, [one("a", "b"), one("c", "d")]);
  const left = withoutReplacement(settings, { replacement: one("a", "b") });
  expect(left.replacements).toEqual([one("c", "d")]);
  expect(withoutReplacement(left, { replacement: one("a", "b") })).toEqual(left);
});

test("an offer that was accepted is taken back whole", () => {
  const offer = "email-typo gmial.com → gmail.com";
  const settings = withReplacements({ replacements: [one("a", "b")] }, [
    { ...one("x@gmial.com", "x@gmail.com"), offer },
    { ...one("y@gmial.com", "y@gmail.com"), offer },
  ]);
  expect(withoutReplacement(settings, { offer }).replacements).toEqual([one("a", "b")]);
});

test("the same said twice is kept once, and a value that becomes itself not at all", () => {
  const settings = withReplacements({ replacements: [] }, [{ column: 0, from: ["a", "b", "a"], to: "b" }]);
  expect(settings.replacements).toEqual([one("a", "b")]);
  expect(withReplacements(settings, [one("a", "b")])).toEqual(settings);
});

test("nobody writes over a wish not to be called", () => {
  const columns = [
    { index: 0, field: "status" as const },
    { index: 1, field: "do_not_call" as const },
  ];
  const replace = replacerOf(
    [one("Do not call", "Open"), { column: 1, from: ["Y"], to: "no" }, { column: 1, from: ["J"], to: "yes" }],
    columns,
  );
  expect(replace?.(0, "Do not call")).toBe("Do not call");
  expect(replace?.(1, "Y")).toBe("Y");
  expect(replace?.(1, "J")).toBe("yes");
});

const value = fc.constantFrom("a", "b", "c", "d", "e", "f");
const lists = fc.array(
  fc.record({ column: fc.constant(0), from: fc.array(value, { minLength: 1, maxLength: 4 }), to: value }),
  { maxLength: 12 },
);
const runs = { seed: 20261126, numRuns: 500 };

test("all at once is the same as one after the other, and each a second time changes nothing more", () => {
  fc.assert(
    fc.property(lists, value, (replacements, cell) => {
      const step = (text: string, { from, to }: Replacement) => (from.includes(text) ? to : text);
      expect(becomes(replacements, cell)).toBe(replacements.reduce(step, cell));
      const twice = replacements.flatMap((replacement) => [replacement, replacement]);
      expect(becomes(twice, cell)).toBe(becomes(replacements, cell));
    }),
    runs,
  );
});

test("what two persons add is all there in either order of arrival", () => {
  fc.assert(
    fc.property(lists, lists, (mine, yours) => {
      const both = withReplacements(withReplacements({ replacements: [] as Replacement[] }, mine), yours);
      const told = new Set(both.replacements.flatMap(({ from }) => from));
      for (const { from, to } of [...mine, ...yours])
        for (const value of from) if (value !== to) expect(told).toContain(value);
    }),
    runs,
  );
});
