import type { ScreeningList } from "#db/vocabulary.ts";
import { DAY_MS, instantOf, isoDay, wallClock } from "./local-time.ts";

/** Where each register is kept: a copy is of a day there, wherever it is loaded. */
const keptIn: Record<ScreeningList, string> = {
  TPS: "Europe/London",
  CTPS: "Europe/London",
  "US-DNC": "America/New_York",
  "CA-DNCL": "America/Toronto",
  "AU-DNCR": "Australia/Sydney",
};

/** The first minute of the day on which a list was drawn, since a file does not say the hour. */
export const drawnAt = (list: ScreeningList, day: string): Date =>
  new Date(instantOf(keptIn[list], { day: Date.parse(day) / DAY_MS, minutes: 0 }));

/** "2026-11-17": the day a list was drawn on, where it is kept. */
export const dayDrawn = (list: ScreeningList, at: Date): string => isoDay(wallClock(keptIn[list], at.getTime()).day);
