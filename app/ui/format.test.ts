import { describe, expect, test } from "vitest";
import {
  count,
  date,
  dateTime,
  dayDate,
  days,
  duration,
  localDate,
  money,
  number,
  percent,
  time,
  timeThere,
} from "./format.ts";

describe("numbers", () => {
  test("thousands carry a comma and a count names its noun", () => {
    expect(number(1220)).toBe("1,220");
    expect(count(1, "lead")).toBe("1 lead");
    expect(count(1220, "lead")).toBe("1,220 leads");
    expect(count(2, "company", "companies")).toBe("2 companies");
  });

  test("a share of one becomes per cent, its unit kept beside it", () => {
    expect(percent(0.3127)).toBe("31.3\u00a0%");
    expect(percent(0.75, 0)).toBe("75\u00a0%");
  });

  test("money is written from minor units, and a currency without pence has none", () => {
    expect(money(41_260_000, "GBP")).toBe("£412,600");
    expect(money(1_420_050, "GBP")).toBe("£14,200.50");
    expect(money(980_000, "EUR")).toBe("€9,800");
    expect(money(5000, "JPY")).toBe("¥5,000");
  });
});

describe("times", () => {
  const beforeNineInPerth = "2026-11-17T00:47:00Z";

  test("days are told once each, and many by the first and the last", () => {
    const [third, later, tenth] = ["2026-11-03T09:00:00Z", "2026-11-03T15:00:00Z", "2026-11-10T09:00:00Z"];
    expect(days([third, later], "Europe/London")).toBe("3 Nov 2026");
    expect(days([third, later, tenth], "Europe/London")).toBe("3 Nov 2026, 10 Nov 2026");
    expect(days([third, tenth, beforeNineInPerth], "Europe/London")).toBe("3 Nov 2026 to 17 Nov 2026");
    expect(days([], "Europe/London")).toBe("");
  });

  test("one instant has the date and hour of the place it is told for", () => {
    expect(date(beforeNineInPerth, "Europe/London")).toBe("17 Nov 2026");
    expect(dayDate(beforeNineInPerth, "Europe/London")).toBe("Tue 17 Nov 2026");
    expect(time(beforeNineInPerth, "Australia/Perth")).toBe("08:47");
    expect(timeThere(beforeNineInPerth, "Australia/Perth")).toBe("08:47 in Perth");
    expect(date(beforeNineInPerth, "America/New_York")).toBe("16 Nov 2026");
  });

  test("September has three letters in every ICU, and midnight is 00", () => {
    expect(dateTime("2026-09-03T23:00:00Z", "Europe/London")).toBe("4 Sep 2026, 00:00");
  });

  test("a local date does not move with any zone", () => {
    expect(localDate("2027-02-28")).toBe("28 Feb 2027");
  });

  test("talk is told in minutes and seconds, hours only when there are any", () => {
    expect(duration(7)).toBe("0:07");
    expect(duration(186.9)).toBe("3:06");
    expect(duration(3760)).toBe("1:02:40");
  });
});

test("the clocks of a zone are shown as they go, also where the tables of a release are behind", () => {
  expect(timeThere("2026-12-01T21:30:00Z", "America/Vancouver")).toBe("14:30 in Vancouver");
  expect(dateTime("2026-12-02T06:30:00Z", "America/Edmonton")).toBe("2 Dec 2026, 00:30");
  expect(timeThere("2026-10-31T21:30:00Z", "America/Vancouver")).toBe("14:30 in Vancouver");
});
