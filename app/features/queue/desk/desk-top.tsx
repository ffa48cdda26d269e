import { number } from "#app/ui/format.ts";
import type { DeskView } from "../desk-view.ts";

/** The queue in the shell's top bar: for the route's `handle.top`. */
export function DeskTop({ queue }: { queue: DeskView["queue"] }) {
  return (
    <>
      <strong>{queue.campaign}</strong>
      <span className="sep" />
      <span className="quiet">
        <b className="ink num">{number(queue.callable)}</b> callable<span className="roomy"> now</span>
      </span>
      <span className="quiet wide">
        <b className="ink num">{number(queue.laterToday)}</b> later today
      </span>
      {queue.callbacks ? <span className="quiet wide">{queue.callbacks}</span> : null}
    </>
  );
}
