import { expect, test } from "vitest";
import { soakFiles } from "#scripts/soak/files.ts";

test("whatever the file, it is read without an accident, its rows add up, none is eaten, and what goes back comes back", () => {
  const { failures, rows } = soakFiles(
    20261126,
    Array.from({ length: 150 }, (_, n) => n),
  );
  expect(failures).toEqual([]);
  expect(rows).toBeGreaterThan(1_000);
}, 60_000);
