import { afterEach, beforeEach, expect, vi } from "vitest";
import { log } from "#app/kit/log.server.ts";

// Some tests break things on purpose; what the log says of it is noise there.
log.level = "silent";

/** A passing test says nothing on the error channel; one that expects words there spies on `console.error` itself. */
let said: unknown[][] = [];

beforeEach(() => {
  said = [];
  vi.spyOn(console, "error").mockImplementation((...words) => void said.push(words));
});

afterEach(() => {
  const words = said.map((line) => line.map(String).join(" "));
  vi.mocked(console.error).mockRestore?.();
  expect(words, "console.error in a test that did not expect it").toEqual([]);
});
