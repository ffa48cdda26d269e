import type { CallFacts } from "./facts.ts";
import { MINUTE_MS, wallClock } from "./local-time.ts";
import { candidatePlaces } from "./zones.ts";

/** The hour of the called party's day, and when it is over: by their confirmed zone, else the first they may be in, else the client's. */
export function hourThere(
  at: Date,
  e164: string | null,
  place: CallFacts["place"],
  otherwise: string,
): { hour: number; endsAt: Date } {
  const guessed = e164 ? candidatePlaces(e164, place).find(({ zone }) => zone !== null)?.zone : null;
  const { minutes } = wallClock(place.zone ?? guessed ?? otherwise, at.getTime());
  const begun = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  return { hour: Math.floor(minutes / 60), endsAt: new Date(begun + (60 - (minutes % 60)) * MINUTE_MS) };
}
