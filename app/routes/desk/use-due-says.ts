import { useEffect, useState } from "react";
import { chosenOutcome } from "#app/features/queue/desk-phase.ts";
import type { DeskView } from "#app/features/queue/desk-view.ts";

const AFTER_MS = 250;

/** What the law says of the date being chosen. Without an answer the date stands: the law is asked again before each call. */
export function useDueSays(view: DeskView): DeskView["dueSays"] {
  const [told, setTold] = useState<{ about: string; says: DeskView["dueSays"] } | null>(null);
  const outcome = chosenOutcome(view);
  const asks = outcome?.asks ?? "nothing";
  const { due } = view.draft;
  const wanted = asks === "nothing" || !due || (asks === "time" && !due.time) ? null : due;
  const about =
    wanted && outcome && view.lead
      ? new URLSearchParams({
          leadId: view.lead.id,
          disposition: outcome.id,
          on: wanted.on,
          ...(asks === "time" && wanted.time ? { time: wanted.time } : {}),
        }).toString()
      : null;

  useEffect(() => {
    if (!about) return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const reply = await fetch(`/desk/due?${about}`, { signal: leaving.signal });
        if (reply.ok && !reply.redirected) setTold({ about, says: (await reply.json()) as DeskView["dueSays"] });
      } catch {
        // Nothing was heard, so nothing is said.
      }
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [about]);

  return told && told.about === about ? told.says : null;
}
