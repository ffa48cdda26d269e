import { expect, test } from "vitest";
import { awayUntil } from "./away-until.ts";

const now = new Date("2026-11-17T10:12:00Z");
const zone = "Europe/London";
const until = (span: string) => awayUntil(span, { now, zone })?.toISOString() ?? null;

test("somebody is away for a while, for the rest of the agency's day, or until an hour of today", () => {
  expect(until("15")).toBe("2026-11-17T10:27:00.000Z");
  expect(until("60")).toBe("2026-11-17T11:12:00.000Z");
  expect(until("day")).toBe("2026-11-18T00:00:00.000Z");
  expect(until("15:30")).toBe("2026-11-17T15:30:00.000Z");
  expect(until(" 9.05 ")).toBeNull();
  for (const unread of ["10:12", "24:00", "soon", "", "2999"]) expect(until(unread), unread).toBeNull();
});

test("the night in which the clocks change ends at midnight all the same", () => {
  const eve = new Date("2026-03-28T20:00:00Z");
  expect(awayUntil("day", { now: eve, zone: "Europe/Berlin" })).toEqual(new Date("2026-03-28T23:00:00Z"));
});
