import { useEffect, useState } from "react";
import { dayDate, placeOf, time } from "./format.ts";

/** The instant the server rendered, the zone of the house, and whether the demo's clock stands in for the real one. */
export type ClockFacts = { now: string; zone: string; demo: boolean };

/** The house's time, moving on from what the server said; so it is right on the demo's clock too. */
export function useClock(now: string): Date {
  const [at, setAt] = useState(() => new Date(now));
  useEffect(() => {
    const start = new Date(now).getTime();
    const mounted = performance.now();
    const tick = () => setAt(new Date(start + performance.now() - mounted));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [now]);
  return at;
}

/** The time here, told with its place. Only the minute is shown, so it re-renders but does not move. */
export function Clock({ now, zone, demo }: ClockFacts) {
  const at = useClock(now);
  return (
    <time className="rk-clock num" dateTime={now}>
      {demo ? (
        <span
          className="rk-sim"
          title="The demo's own clock. It can be moved forward, so that calls are allowed at any hour."
        >
          Demo clock
        </span>
      ) : null}
      <i>{dayDate(at, zone)}</i> {time(at, zone)} <b>{placeOf(zone)}</b>
    </time>
  );
}
