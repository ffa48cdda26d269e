import { expect, test } from "vitest";
import { isNoSuchNumber } from "./no-such-number.ts";

const failed = { status: "failed", sipCode: null, errorCode: null } as const;

test("only what says that there is no such number speaks of the number; the rest speaks of this call", () => {
  for (const sipCode of [404, 604]) expect(isNoSuchNumber({ ...failed, sipCode }), `${sipCode}`).toBe(true);
  for (const sipCode of [403, 408, 410, 480, 486, 487, 503, 603])
    expect(isNoSuchNumber({ ...failed, sipCode }), `${sipCode}`).toBe(false);
  for (const errorCode of [21211, 21214, 21217, 13223, 13224])
    expect(isNoSuchNumber({ ...failed, errorCode }), `${errorCode}`).toBe(true);
  for (const errorCode of [20429, 21210, 21215, 21216, 21219])
    expect(isNoSuchNumber({ ...failed, errorCode }), `${errorCode}`).toBe(false);
  expect(isNoSuchNumber(failed)).toBe(false);
  expect(isNoSuchNumber({ ...failed, status: "completed", sipCode: 404 })).toBe(false);
});
