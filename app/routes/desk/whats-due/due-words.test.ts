import { expect, test } from "vitest";
import { whoseWords } from "./due-words.ts";

test("what goes by itself is nobody’s to make; what waits for a hand is anyone’s until it is somebody’s", () => {
  const whose = (kind: Parameters<typeof whoseWords>[0]["kind"], agent: string | null = null) =>
    whoseWords({ kind, agent });
  expect(whose("email")).toBe("goes by itself");
  expect(whose("wake")).toBe("wakes by itself");
  expect([whose("call"), whose("callback"), whose("letter")]).toEqual(["anyone’s", "anyone’s", "anyone’s"]);
  expect(whose("email", "Priya Nair")).toBe("Priya Nair");
});
