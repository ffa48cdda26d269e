import { expect, test } from "vitest";
import { isPremium, neverCalled, phoneKindOf, readNumber } from "./numbers.ts";

test.each([
  ["+442079460123", "fixed"],
  ["+447911000000", "mobile"],
  ["+448081570123", "toll-free"],
  ["+449098790123", "premium"],
  ["+12125550123", "fixed-or-mobile"],
  ["+18005550199", "toll-free"],
  ["+61491570156", "mobile"],
])("%s is %s", (e164, kind) => {
  expect(phoneKindOf(e164)).toBe(kind);
});

test.each([
  ["+449098790123", "premium-number"],
  ["+447000000000", "premium-number"],
  ["+19005550123", "premium-number"],
  ["+61190200000", "premium-number"],
  ["+870770000000", "satellite-number"],
  ["+881600000000", "satellite-number"],
  ["999", "emergency-number"],
  ["+112", "emergency-number"],
  ["12345", "not-a-number"],
  ["+442079460123", null],
])("%s: %s", (e164, reason) => {
  expect(neverCalled(e164, false)).toBe(reason);
});

test("a number is read in the country it is written for", () => {
  expect(readNumber("020 7946 0123", "GB")).toEqual({ ok: true, e164: "+442079460123", kind: "fixed", premium: false });
  expect(readNumber("(212) 555-0123", "US")).toMatchObject({ ok: true, e164: "+12125550123" });
  expect(readNumber("9 9 9", "GB")).toEqual({ ok: false, reason: "emergency-number" });
  expect(readNumber("call Jane", "GB")).toEqual({ ok: false, reason: "not-a-number" });
  expect(isPremium("+442079460123")).toBe(false);
});
