import { expect, test } from "vitest";
import { findWhen, parseWhen, readWhen } from "./parse-when.ts";

const tuesday = { today: "2026-11-17" };
const when = (text: string) => parseWhen(text, tuesday);

test("an agent writes a day as it was said on the telephone", () => {
  expect(when("thu 14:30")).toEqual({ on: "2026-11-19", time: "14:30" });
  expect(when("Thursday at 9")).toEqual({ on: "2026-11-19", time: "09:00" });
  expect(when("next thu 2.30pm")).toEqual({ on: "2026-11-26", time: "14:30" });
  expect(when("tomorrow 10:00")).toEqual({ on: "2026-11-18", time: "10:00" });
  expect(when("16:15")).toEqual({ on: "2026-11-17", time: "16:15" });
  expect(when("12 am tomorrow")).toBeNull();
});

test("a span counts from today, and a short month ends on its last day", () => {
  expect(when("in 6 weeks")).toEqual({ on: "2026-12-29", time: null });
  expect(when("+1 week")).toEqual({ on: "2026-11-24", time: null });
  expect(when("in a month")).toEqual({ on: "2026-12-17", time: null });
  expect(parseWhen("in 3 months", { today: "2026-11-30" })).toEqual({ on: "2027-02-28", time: null });
});

test("hours and minutes count from their clock, over midnight as well", () => {
  const now = (clock: string) => (text: string) => parseWhen(text, { ...tuesday, clock });
  expect(now("10:12")("in 3 hours")).toEqual({ on: "2026-11-17", time: "13:12" });
  expect(now("10:12")("in 20 min")).toEqual({ on: "2026-11-17", time: "10:32" });
  expect(now("10:12")("in half an hour")).toEqual({ on: "2026-11-17", time: "10:42" });
  expect(now("22:30")("in 2 hours")).toEqual({ on: "2026-11-18", time: "00:30" });
  expect(when("in 3 hours")).toBeNull();
});

test("what is past is told apart from what cannot be read", () => {
  const why = (text: string) => {
    const read = readWhen(text, { ...tuesday, clock: "10:12" });
    return read.ok ? "read" : read.reason;
  };
  expect(why("yesterday")).toBe("past");
  expect(why("16 Nov 2026 10:00")).toBe("past");
  expect(why("tomorrow at 9am")).toBe("read");
  for (const text of ["31/02/2027 10:00", "tomorrow at 9am New York", "soon"])
    expect(why(text), text).toBe("unreadable");
});

test("a date without a year is the next one of that day", () => {
  expect(when("1 Dec 2027")).toEqual({ on: "2027-12-01", time: null });
  expect(when("1 dec")).toEqual({ on: "2026-12-01", time: null });
  expect(when("28 February at 10")).toEqual({ on: "2027-02-28", time: "10:00" });
  expect(when("2027-12-01")).toEqual({ on: "2027-12-01", time: null });
  expect(when("3/12/2026")).toEqual({ on: "2026-12-03", time: null });
  expect(parseWhen("12/3/2026", { ...tuesday, dayFirst: false })).toEqual({ on: "2026-12-03", time: null });
});

test("what is past, impossible or not a day is not taken", () => {
  for (const text of ["16 Nov 2026", "31 Feb 2027", "soon", "they will call us", "25:00", ""]) {
    expect(when(text), text).toBeNull();
  }
});

test("a day with an hour in a note is found and offered", () => {
  expect(findWhen("Wants Tom (finance) on the line: Thu 14:30, her number.", tuesday)).toEqual({
    on: "2026-11-19",
    time: "14:30",
  });
  expect(findWhen("Rang 40 s, 42 vehicles, ask again", tuesday)).toBeNull();
});
