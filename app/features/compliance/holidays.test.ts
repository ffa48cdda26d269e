import { expect, test } from "vitest";
import { holidayOn } from "./holidays.ts";

test.each([
  ["GB", "ENG", "2026-04-03", "Good Friday"],
  ["GB", "ENG", "2026-12-28", "Boxing Day"],
  ["GB", "SCT", "2026-04-06", null],
  ["GB", "ENG", "2026-04-06", "Easter Monday"],
  ["GB", "SCT", "2026-01-02", "January 2nd"],
  ["GB", "ENG", "2026-01-02", null],
  ["GB", "SCT", "2026-08-03", "Summer bank holiday"],
  ["GB", "ENG", "2026-08-31", "Summer bank holiday"],
  ["GB", "SCT", "2026-06-15", "World Cup bank holiday"],
  ["GB", "NIR", "2026-03-17", "St Patrick’s Day"],
  ["GB", "NIR", "2026-07-13", "Battle of the Boyne (Orangemen’s Day)"],
  ["GB", "WLS", "2026-07-13", null],
  ["GB", "JE", "2026-05-09", "Liberation Day"],
  ["GB", null, "2026-07-13", "Battle of the Boyne (Orangemen’s Day)"],
  ["AU", "NSW", "2026-06-08", "King's Birthday"],
  ["AU", "QLD", "2026-06-08", null],
  ["AU", null, "2026-06-08", "King's Birthday"],
  ["US", "LA", "2026-02-17", "Mardi Gras"],
  ["DE", null, "2026-10-03", "National Holiday"],
])("%s %s on %s: %s", (country, region, day, name) => {
  expect(holidayOn(country, region, day)).toBe(name);
});
