import { expect, test } from "vitest";
import { literalOf } from "./formula-literals.ts";

test("a formula that only says a text or a link gives its words, any other nothing", () => {
  expect(literalOf('"02079460401"')).toBe("02079460401");
  expect(literalOf('="say ""hello"""')).toBe('say "hello"');
  expect(literalOf('HYPERLINK("mailto:ann@example.com","ann@example.com")')).toBe("ann@example.com");
  expect(literalOf('HYPERLINK("https://example.com")')).toBe("https://example.com");
  expect(literalOf('"a"&"b"')).toBeNull();
  expect(literalOf("VLOOKUP(A2,Sheet2!A:B,2,0)")).toBeNull();
});
