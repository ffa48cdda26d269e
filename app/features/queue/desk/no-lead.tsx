import { Empty } from "#app/ui/empty.tsx";
import type { DeskView } from "../desk-view.ts";

/** Nothing on the desk: what the queue holds, and when the next may be called. */
export function NoLead({ view }: { view: DeskView }) {
  const waiting = view.queue.due > 0;
  if (view.away) {
    return (
      <div className="desk-none" role="status">
        <Empty
          level={1}
          title={`You are away: ${view.away}`}
          says="Nothing is served to you meanwhile. Come back with Enter."
        />
      </div>
    );
  }
  return (
    <div className="desk-none" role="status">
      <Empty
        level={1}
        title={view.idle?.title ?? (waiting ? "Leads have come due" : "Nothing to call at this moment")}
        says={
          view.idle?.says ??
          (waiting
            ? "Take the next with Enter. It is yours for ten minutes, if it may be called."
            : "Look again in a while.")
        }
      />
    </div>
  );
}
