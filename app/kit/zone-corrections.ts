/**
 * Clocks that parliaments have changed more lately than the zone tables of a Node release may know: from an instant on, minutes
 * east of UTC. Each entry goes when every Node release we run on carries it (`process.versions.tz`).
 */
const corrections: Record<string, { from: number; offset: number }> = {
  // tz 2026b, and news.gov.bc.ca/releases/2026AG0013-000209: British Columbia does not fall back any more.
  "America/Vancouver": { from: Date.parse("2026-11-01T09:00:00Z"), offset: -7 * 60 },
  // tz 2026c, Alberta's Bill 31 of 2026: neither does Alberta.
  "America/Edmonton": { from: Date.parse("2026-11-01T08:00:00Z"), offset: -6 * 60 },
};

/** How far east of UTC, in minutes, the clocks of a zone are where the tables may be out of date; null where they are right. */
export function correctedOffset(zone: string, at: number): number | null {
  const known = corrections[zone];
  return known && at >= known.from ? known.offset : null;
}

export const isCorrected = (zone: string): boolean => zone in corrections;

/** A zone whose clock shows the same at that instant, for what knows only the tables; their names count west of UTC. */
export function zoneAt(zone: string, at: number): string {
  const offset = correctedOffset(zone, at);
  if (offset === null) return zone;
  return `Etc/GMT${offset < 0 ? "+" : "-"}${Math.abs(offset) / 60}`;
}
