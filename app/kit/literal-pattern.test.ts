import fc from "fast-check";
import { expect, test } from "vitest";
import { literalPattern } from "./literal-pattern.ts";

const printable = Array.from({ length: 95 }, (_, n) => String.fromCodePoint(32 + n));

test.each(["", "u", "v"])("whatever is typed is found as it is, with the flags “%s”", (flags) => {
  for (const text of [...printable, printable.join(""), "𠮷野家", "🦊-fox"]) {
    expect(text.match(new RegExp(`^${literalPattern(text)}$`, flags))?.[0]).toBe(text);
  }
});

test("it finds nothing else", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      expect(new RegExp(`^${literalPattern(text)}$`, "u").test(other)).toBe(text === other);
    }),
  );
});
