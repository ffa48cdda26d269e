import { expect, test } from "vitest";
import { openTestHouse } from "#tests/given.ts";
import { seal, unseal } from "./seal.server.ts";

test("what is sealed opens for its owner alone, with the house's key, unchanged", () => {
  openTestHouse();
  const mine = { use: "second factor", owner: "priya" };
  const sealed = seal("JBSWY3DPEHPK3PXP", mine);

  expect(unseal(sealed, mine)).toBe("JBSWY3DPEHPK3PXP");
  expect(sealed).not.toBe(seal("JBSWY3DPEHPK3PXP", mine));
  expect(() => unseal(sealed, { ...mine, owner: "marc" })).toThrow();
  expect(() => unseal(sealed, { ...mine, use: "something else" })).toThrow();
  const changed = Buffer.from(sealed, "base64url");
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => unseal(changed.toString("base64url"), mine)).toThrow();
  openTestHouse({ suppressionKey: "another key of the tests, long enough too" });
  expect(() => unseal(sealed, mine)).toThrow();
  openTestHouse();
});
