import { useClock } from "#app/ui/clock.tsx";
import { number } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";
import type { DeskView } from "../desk-view.ts";
import { promiseWords } from "./promise-words.ts";

/** The queue in the shell's top bar: for the route's `handle.top`. A promise that comes near takes the place of the next ones. */
export function DeskTop({ queue, now, zone }: Pick<DeskView, "queue" | "now" | "zone">) {
  const promise = promiseWords(queue.promise, { now: useClock(now), zone });
  return (
    <>
      <strong>{queue.campaign}</strong>
      <span className="sep" />
      <span className={promise ? "quiet roomy" : "quiet"}>
        <b className="ink num">{number(queue.due)}</b> due<span className="roomy"> now</span>
      </span>
      <span className="quiet wide">
        <b className="ink num">{number(queue.laterToday)}</b> later today
      </span>
      {promise ? (
        <span className="promise" role="status">
          <Risk kind={promise.kind}>{promise.says}</Risk>
        </span>
      ) : null}
      {queue.callbacks && !promise ? <span className="quiet wide">{queue.callbacks}</span> : null}
    </>
  );
}
