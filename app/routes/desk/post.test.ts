import { expect, test, vi } from "vitest";
import { onceReached, post } from "./post.ts";

test("that the house could not be reached is said until it can be, and whatever else was refused for longer", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  const reply = await post("/desk/hang-up");
  vi.unstubAllGlobals();

  expect(reply).toMatchObject({ ok: false, reason: "offline" });
  expect(!reply.ok && onceReached(reply.says)).toBeNull();
  expect(onceReached("Hang up first.")).toBe("Hang up first.");
});
