import { expect, test } from "vitest";
import { nextFrom } from "./next.ts";

const from = (next: string) => nextFrom(`https://rekindle.example/login?next=${encodeURIComponent(next)}`);

test("a person is brought to the page they asked for", () => {
  expect(from("/companies?q=harrow")).toBe("/companies?q=harrow");
  expect(nextFrom("https://rekindle.example/login")).toBeNull();
});

test("a link that leads to another site after signing in is not followed", () => {
  expect(from("https://elsewhere.example/")).toBeNull();
  expect(from("//elsewhere.example/desk")).toBeNull();
  expect(from("/\\elsewhere.example")).toBeNull();
  expect(from("/.//elsewhere.example")).toBeNull();
  expect(from("/desk/..//elsewhere.example")).toBeNull();
  expect(from("/%2e//elsewhere.example")).toBeNull();
});
