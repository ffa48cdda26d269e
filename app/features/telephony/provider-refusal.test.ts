import { expect, test } from "vitest";
import { asked, isSafeToRepeat, refusal, refusalFrom, stopsCalling } from "./provider-refusal.ts";

test.each([
  [{ status: 401, code: 20003 }, "credentials"],
  [{ status: 429, code: 20429 }, "too-many-requests"],
  [{ status: 400, code: 21211 }, "number-invalid"],
  [{ status: 400, code: 21219 }, "trial-account"],
  [{ status: 400, code: 21215 }, "country-not-allowed"],
  [{ status: 400, code: 21216 }, "number-blocked"],
  [{ status: 400, code: 10004 }, "concurrency-limit"],
  [{ status: 400, code: 16026 }, "label-in-use"],
  [{ status: 400, code: 21263 }, "our-request"],
  [{ status: 404, code: 20404 }, "not-found"],
  [{ status: 400, code: 99999 }, "refused"],
  [{ status: 503 }, "unknown"],
  [{ code: "ECONNABORTED" }, "unknown"],
  [{ code: "ECONNRESET" }, "unknown"],
  [{ code: "ECONNREFUSED" }, "unreachable"],
] as const)("%j is %s", (error, reason) => {
  expect(refusalFrom(error)).toMatchObject({ ok: false, reason, sentence: expect.stringMatching(/\.$/) });
});

test("only what was certainly not done may be asked again, and only our own set-up stops the calling", () => {
  expect(["too-many-requests", "unreachable", "unknown"].map((reason) => isSafeToRepeat(reason as "unknown"))).toEqual([
    true,
    true,
    false,
  ]);
  expect(["credentials", "caller-id", "number-invalid"].map((reason) => stopsCalling(reason as "caller-id"))).toEqual([
    true,
    true,
    false,
  ]);
});

test("a fault of our own is thrown, not told as the provider's", async () => {
  await expect(
    asked(async () => {
      throw new TypeError("ours");
    }),
  ).rejects.toThrow("ours");
});

test.each(["too-many-requests", "conference-gone", "unreachable"] as const)(
  "%s asks nobody to dial a second time under one hold, which is refused",
  (reason) => {
    expect(refusal(reason).sentence).not.toMatch(/dial again|then dial|try again|dialled/i);
  },
);
