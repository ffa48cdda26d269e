import { expect, test } from "vitest";
import { talkWords } from "./story.ts";

test("a client reads how long was spoken, and seconds are not taken for a minute", () => {
  expect([1, 8, 59, 60, 89, 366].map(talkWords)).toEqual([
    "1 second.",
    "8 seconds.",
    "59 seconds.",
    "1 min.",
    "1 min.",
    "6 min.",
  ]);
});
