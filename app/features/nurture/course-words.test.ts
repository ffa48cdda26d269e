import { expect, test } from "vitest";
import { courseWords } from "./course-words.ts";

test("a plan tells its steps, how long they take, and when it is quiet or begins again", () => {
  const steps = [
    { kind: "letter", afterDays: 1 },
    { kind: "call", afterDays: 27 },
  ] as const;
  expect(courseWords({ repeats: false, beforeWakeDays: 28 }, steps)).toBe(
    "A letter, then a call, over 28 days. Quiet until 28 days before they wake.",
  );
  expect(courseWords({ repeats: true, beforeWakeDays: null }, steps)).toBe("A letter, then a call, every 28 days.");
  const emails = [30, 30, 30].map((afterDays) => ({ kind: "email", afterDays }) as const);
  expect(courseWords({ repeats: true, beforeWakeDays: null }, [...emails, { kind: "call", afterDays: 30 }])).toBe(
    "3 emails, then a call, every 120 days.",
  );
  expect(courseWords({ repeats: false, beforeWakeDays: null }, [{ kind: "email", afterDays: 1 }])).toBe(
    "An email, over 1 day.",
  );
});
