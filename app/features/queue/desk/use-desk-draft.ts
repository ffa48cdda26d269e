/** What the agent has written and chosen under one hold: kept in this browser until it is saved, so that nothing is lost. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DeskDraft } from "../desk-view.ts";

const place = (hold: string) => `rk-desk-${hold}`;

/** What was written and chosen in this window and has not arrived yet; of the answers only those. */
type Mine = Partial<DeskDraft>;
type Written = Partial<Pick<DeskDraft, "note" | "answers">>;
/** What was written here and has arrived: what stood there before it, then each text in its turn. */
type Arrived = { note?: string[]; answers: Record<string, string[]> };
type Kept = { hold: string | null; mine: Mine; arrived: Arrived };

const fresh = (hold: string | null): Kept => ({ hold, mine: {}, arrived: { answers: {} } });

/**
 * What was not touched here, or written anew in another window since it arrived, is as the house has it.
 *
 * @param hold the token of the hold; another hold begins another draft, and a null one is none
 * @param start what the server already has of it
 */
export function useDeskDraft(hold: string | null, start: DeskDraft) {
  const [kept, setKept] = useState(() => fresh(hold));
  // A new hold must not show the last one's draft for even one paint.
  const current = useMemo(() => (kept.hold === hold ? kept : fresh(hold)), [kept, hold]);
  if (kept.hold !== hold) setKept(current);
  const latest = useRef(start);
  latest.current = start;

  useEffect(() => {
    const stored = hold ? sessionStorage.getItem(place(hold)) : null;
    if (stored) setKept({ ...fresh(hold), mine: JSON.parse(stored) as Mine });
  }, [hold]);

  const change = useCallback(
    (part: Mine) => {
      setKept(({ mine: before, arrived }) => {
        const mine = { ...before, ...part, answers: { ...before.answers, ...part.answers } };
        if (hold) sessionStorage.setItem(place(hold), JSON.stringify(mine));
        return { hold, mine, arrived };
      });
    },
    [hold],
  );
  /** The house has this of it now. */
  const arrive = useCallback((token: string, written: Written) => {
    setKept((now) => {
      if (now.hold !== token) return now;
      const arrived = { ...now.arrived, answers: { ...now.arrived.answers } };
      const mine = { ...now.mine, answers: { ...now.mine.answers } };
      const { note, answers = {} } = written;
      if (note !== undefined) {
        arrived.note = after(arrived.note, latest.current.note, note);
        if (mine.note === note) delete mine.note;
      }
      for (const [id, text] of Object.entries(answers)) {
        arrived.answers[id] = after(arrived.answers[id], latest.current.answers[id], text);
        if (mine.answers[id] === text) delete mine.answers[id];
      }
      sessionStorage.setItem(place(token), JSON.stringify(mine));
      return { hold: token, mine, arrived };
    });
  }, []);
  const forget = useCallback(() => {
    if (hold) sessionStorage.removeItem(place(hold));
  }, [hold]);

  const draft = useMemo((): DeskDraft => {
    const { mine, arrived } = current;
    const answers = Object.entries(arrived.answers).map(([id, texts]) => [id, standing(start.answers[id], texts)]);
    return {
      ...start,
      note: standing(start.note, arrived.note),
      ...mine,
      answers: { ...start.answers, ...Object.fromEntries(answers), ...mine.answers },
    };
  }, [start, current]);
  return { draft, change, arrive, forget };
}

const after = (texts: readonly string[] = [], stands = "", text: string): string[] =>
  texts.includes(stands) ? [...texts, text] : [stands, text];

/** A page may be read before what was written here arrives, and come after it; what is none of that was written elsewhere. */
const standing = (stands = "", texts: readonly string[] = []): string =>
  texts.includes(stands) ? (texts.at(-1) ?? stands) : stands;
