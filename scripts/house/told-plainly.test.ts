import { parseArgs } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { toldPlainly } from "./told-plainly.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

async function told(main: () => Promise<void>) {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  await toldPlainly(main);
  return { said: said.mock.calls[0]?.[0], code: exit.mock.calls[0]?.[0] };
}

test("an unknown flag is told in a sentence, and not as a failure of ours", async () => {
  const { said, code } = await told(async () => {
    parseArgs({ args: ["--help"], options: { json: { type: "boolean" } } });
  });

  expect(said).toMatch(/^Unknown option '--help'/);
  expect(code).toBe(2);
});

test("a surprise is told with where it happened", async () => {
  const surprise = new Error("out of paper");

  expect(await told(() => Promise.reject(surprise))).toEqual({ said: surprise, code: 1 });
});
