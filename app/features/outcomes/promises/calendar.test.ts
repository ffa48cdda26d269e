import { expect, test } from "vitest";
import { calendarFile } from "./calendar.ts";

const entry = {
  id: "01a2",
  at: "2026-11-19T06:30:00.000Z",
  company: "Pike, Sons & Co; Haulage",
  campaign: "Calder backlog",
  there: "14:30 in Perth",
  url: "http://127.0.0.1:3000/leads/01a2",
};
const now = new Date("2026-11-17T10:00:00Z");

test("a promise stands in the calendar at its instant, with an alarm before it", () => {
  const file = calendarFile([entry], { now });
  expect(file).toContain("DTSTART:20261119T063000Z\r\n");
  expect(file).toContain("SUMMARY:Call back Pike\\, Sons & Co\\; Haulage\r\n");
  expect(file).toContain("TRIGGER:-PT10M\r\n");
  expect(file.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
  expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
});

test("no line is longer than a calendar reads, whatever the company is called", () => {
  const long = "Ärzte & Söhne Gesellschaft für außergewöhnlich lange Firmennamen mbH & Co. KG";
  const file = calendarFile([{ ...entry, company: long }], { now });
  for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(file.replaceAll("\r\n ", "")).toContain(long);
});
