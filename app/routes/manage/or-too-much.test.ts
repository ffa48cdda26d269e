import { expect, test } from "vitest";
import { TooMuchToRead } from "#app/features/intake/intake-thread.server.ts";
import { errorTitle } from "#app/ui/error-page.tsx";
import { answerOf } from "#tests/requests.ts";
import { orTooMuch } from "./or-too-much.ts";

test("a page whose file is too much to read says so, and what to do", async () => {
  const page = await answerOf(orTooMuch(Promise.reject(new TooMuchToRead({ alone: true }))));

  expect(page).toEqual({ status: 413, location: null, body: expect.stringContaining("Split it into smaller files") });
  expect(errorTitle({ status: 413, statusText: "", internal: false, data: page.body })).toBe(
    "This is too much to read at once, Rekindle",
  );
});

test("any other surprise stays one", async () => {
  await expect(orTooMuch(Promise.reject(new Error("the machine is gone")))).rejects.toThrow("the machine is gone");
});
