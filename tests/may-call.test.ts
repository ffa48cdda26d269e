import { expect, test, vi } from "vitest";
import { run } from "#scripts/backlog/may-call.ts";

async function ask(...argv: string[]) {
  const said = vi.spyOn(console, "log").mockImplementation(() => {});
  const complained = vi.spyOn(console, "error").mockImplementation(() => {});
  const exit = await run(argv);
  const text = [...said.mock.calls, ...complained.mock.calls].flat().join("\n");
  said.mockRestore();
  complained.mockRestore();
  return { exit, text };
}

test("may-call answers in one JSON object", async () => {
  const { exit, text } = await ask("020 7946 0123", "--at", "2026-11-21T10:00:00Z", "--washed", "--json");

  expect(exit).toBe(0);
  expect(JSON.parse(text)).toEqual({
    verdict: "wait",
    reasons: [
      {
        rule: "gb-hours",
        version: "2026-11",
        text: "It is 10:00 on Saturday in London; calls are allowed again from 09:00 on Monday (calling hours, GB 2026-11).",
      },
    ],
    nextAllowedAt: "2026-11-23T09:00:00.000Z",
    zones: ["Europe/London"],
  });
});

test.each([
  ["no list was washed", ["02079460123"], "block"],
  ["the state comes with the address", ["+12125550123", "--state", "CA", "--washed"], "wait"],
  ["the country is only the one to read the number in", ["+12125550123", "--country", "GB", "--washed"], "allow"],
  ["a national number of the country", ["212 555 0123", "--country", "us", "--washed"], "allow"],
  ["a confirmed zone", ["+61491570156", "--zone", "Australia/Perth", "--washed"], "wait"],
  ["an emergency number", ["999"], "block"],
  ["no number at all", ["reception"], "block"],
])("may-call: %s", async (_, argv, verdict) => {
  const { exit, text } = await ask(...argv, "--at", "2026-11-23T14:00:00Z", "--json");

  expect(exit).toBe(0);
  expect(JSON.parse(text).verdict).toBe(verdict);
});

test("may-call explains itself to a person too", async () => {
  const { text } = await ask("+441614960123", "--at", "2026-11-23T10:00:00Z", "--washed");

  expect(text).toBe("allow\nzones: Europe/London");
});

test.each([
  [[]],
  [["02079460123", "--at", "yesterday"]],
  [["02079460123", "--country", "ZZ"]],
  [["02079460123", "--now"]],
])("may-call does not guess what %j means", async (argv) => {
  expect((await ask(...argv)).exit).toBe(2);
});
