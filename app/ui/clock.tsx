import { Menu } from "@mantine/core";
import { useSubmit } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { ClockMove } from "#app/features/auth/clock-moves.ts";
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

const moves: Record<ClockMove, string> = {
  hour: "An hour on",
  morning: "To 10:00 on the next working day",
  week: "A week on",
};

/** The time here, told with its place. Only the minute is shown, so it re-renders but does not move. */
export function Clock({ now, zone, demo }: ClockFacts) {
  const at = useClock(now);
  return (
    <span className={demo ? "rk-clock num demo" : "rk-clock num"}>
      {demo ? <DemoClock shown={time(at, zone)} /> : null}
      <time dateTime={now}>
        <i>{dayDate(at, zone)}</i> {time(at, zone)} <b>{placeOf(zone)}</b>
      </time>
    </span>
  );
}

/** The demo's own clock can be moved on, so that calls are allowed at any hour. A phone has room for the time alone: it is the button. */
function DemoClock({ shown }: { shown: string }) {
  const submit = useSubmit();
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <button type="button" className="rk-sim" aria-label="Move the demo's clock">
          <span className="wordy">Demo clock</span>
          <span className="tight" aria-hidden="true">
            {shown}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Move it, for everybody. It never goes back.</Menu.Label>
        {Object.entries(moves).map(([move, label]) => (
          <Menu.Item key={move} onClick={() => submit({ move }, { method: "post", action: "/clock", navigate: false })}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
