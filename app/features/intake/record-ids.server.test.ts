import { expect, test } from "vitest";
import { tuesday10am } from "#tests/cast.ts";
import { keyMaker } from "./record-ids.server.ts";

const keyOf = keyMaker("an import", tuesday10am);

test("the keys of an import sort by line, are its own, and are the same when it is tried again", () => {
  const keys = Array.from({ length: 5_000 }, (_, line) => keyOf("lead", line + 1));

  expect([...keys].sort()).toEqual(keys);
  expect(new Set([...keys, keyOf("company", 1), keyMaker("another", tuesday10am)("lead", 1)]).size).toBe(5_002);
  expect(keyMaker("an import", tuesday10am)("lead", 1)).toBe(keys[0]);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
