/** What the agent has written and chosen under one hold: kept in this browser until it is saved, so that nothing is lost. */
import { useCallback, useEffect, useMemo, useState } from "react";
import type { DeskDraft } from "../desk-view.ts";

const place = (hold: string) => `rk-desk-${hold}`;

/** What was written and chosen in this window; of the answers only those. */
type Mine = Partial<DeskDraft>;
const none: Mine = {};

/**
 * What was not touched here is as the house has it: an agent may have written it in another window.
 *
 * @param hold the token of the hold; another hold begins another draft, and a null one is none
 * @param start what the server already has of it
 */
export function useDeskDraft(hold: string | null, start: DeskDraft) {
  const [kept, setKept] = useState<{ hold: string | null; mine: Mine }>({ hold, mine: {} });
  // A new hold must not show the last one's draft for even one paint.
  const mine = kept.hold === hold ? kept.mine : none;
  if (kept.hold !== hold) setKept({ hold, mine: {} });

  useEffect(() => {
    const stored = hold ? sessionStorage.getItem(place(hold)) : null;
    if (stored) setKept({ hold, mine: JSON.parse(stored) as Mine });
  }, [hold]);

  const change = useCallback(
    (part: Mine) => {
      setKept((now) => {
        const answers = { ...now.mine.answers, ...part.answers };
        const mine = { ...now.mine, ...part, answers };
        if (hold) sessionStorage.setItem(place(hold), JSON.stringify(mine));
        return { hold, mine };
      });
    },
    [hold],
  );
  const forget = useCallback(() => {
    if (hold) sessionStorage.removeItem(place(hold));
  }, [hold]);

  const draft = useMemo(() => ({ ...start, ...mine, answers: { ...start.answers, ...mine.answers } }), [start, mine]);
  return { draft, change, forget };
}
