import { expect, test } from "vitest";
import { promiseWords } from "./promise-words.ts";

const promise = { company: "Pike Haulage", at: "2026-11-17T14:30:00Z" };
const said = (now: string) => promiseWords(promise, { now: new Date(now), zone: "Europe/London" });

test("an agent is reminded from ten minutes before a promise until it is kept", () => {
  expect(said("2026-11-17T14:10:00Z")).toBeNull();
  expect(said("2026-11-17T14:22:00Z")).toEqual({ kind: "wait", says: "Call Pike Haulage back in 8 min" });
  expect(said("2026-11-17T14:30:00Z")).toEqual({ kind: "wait", says: "Call Pike Haulage back: 14:30 now" });
  expect(said("2026-11-17T14:42:00Z")).toEqual({ kind: "block", says: "Call Pike Haulage back: 14:30, 12 min ago" });
  expect(promiseWords(null, { now: new Date("2026-11-17T14:30:00Z"), zone: "Europe/London" })).toBeNull();
});
