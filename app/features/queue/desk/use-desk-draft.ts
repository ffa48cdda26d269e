/** What the agent has written and chosen under one hold: kept in this browser until it is saved, so that nothing is lost. */
import { useCallback, useEffect, useState } from "react";
import type { DeskDraft } from "../desk-view.ts";

const place = (hold: string) => `rk-desk-${hold}`;

/**
 * @param hold the token of the hold; another hold begins another draft, and a null one is none
 * @param start what the server already has of it
 */
export function useDeskDraft(hold: string | null, start: DeskDraft) {
  const [kept, setKept] = useState({ hold, draft: start });
  // A new hold must not show the last one's draft for even one paint.
  const current = kept.hold === hold ? kept.draft : start;
  if (kept.hold !== hold) setKept({ hold, draft: start });

  useEffect(() => {
    const stored = hold ? sessionStorage.getItem(place(hold)) : null;
    if (stored) setKept({ hold, draft: JSON.parse(stored) as DeskDraft });
  }, [hold]);

  const change = useCallback(
    (part: Partial<DeskDraft>) => {
      setKept((now) => {
        const draft = { ...now.draft, ...part };
        if (hold) sessionStorage.setItem(place(hold), JSON.stringify(draft));
        return { hold, draft };
      });
    },
    [hold],
  );
  const forget = useCallback(() => {
    if (hold) sessionStorage.removeItem(place(hold));
  }, [hold]);

  return { draft: current, change, forget };
}
