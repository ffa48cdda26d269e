/** The acts of the shared place and their guard: what the hand and the keyboard both do. */
import { useState } from "react";
import { useJustChanged } from "#app/ui/keys.tsx";
import { useWhenChanged } from "#app/ui/use-when-changed.ts";
import type { PauseReason } from "#db/vocabulary.ts";
import { chosenNumber, type DeskPhase, saveProblem } from "../desk-phase.ts";
import type { DeskActs, DeskView } from "../desk-view.ts";
import type { SkipReason } from "../skip.ts";

type Asking = "skip" | "reason" | "pause" | null;
export type DeskMoves = {
  asking: Asking;
  ask: (what: Asking) => void;
  call: () => void;
  callBecause: (reason: string) => void;
  hangUp: () => void;
  save: () => void;
  next: () => void;
  skip: (reason: SkipReason) => void;
  keep: () => void;
  /** Until a span of `awaySpans` is over, or an hour of today. */
  pause: (because: PauseReason, until: string) => void;
};

export function useDeskMoves(view: DeskView, phase: DeskPhase, acts: DeskActs): DeskMoves {
  const justChanged = useJustChanged(`${phase} ${view.lead?.id}`);
  const [asked, ask] = useState<Asking>(null);
  useWhenChanged(view.lead?.id, () => ask(null));
  const mayLeave = phase === "before" || phase === "refused" || (phase === "none" && !view.away);
  const asking = phase === "before" || (asked === "pause" && mayLeave) ? asked : null;
  const number = chosenNumber(view);
  const closed = view.offline || view.busy;
  /** Nothing here is done by the second press of what was done before. */
  const settled = (act: () => void) => () => {
    if (!justChanged()) act();
  };

  return {
    asking,
    ask: (what) => {
      if (what === null || !justChanged()) ask(what);
    },
    call: settled(() => {
      if (phase !== "before" || closed || view.lineProblem || !number) return;
      if (number.warns) ask("reason");
      else acts.onDial(number.id, null);
    }),
    callBecause: (reason) => {
      if (asking !== "reason") return;
      ask(null);
      if (number && !closed) acts.onDial(number.id, reason);
    },
    // Hanging up works offline and while something else is under way: it must never be out of reach.
    hangUp: settled(acts.onHangUp),
    save: settled(() => {
      if (phase === "wrap" && !closed && !saveProblem(view)) acts.onSave();
    }),
    next: settled(() => {
      if (closed) return;
      if (view.away) acts.onResume();
      else acts.onNext();
    }),
    skip: (reason) => {
      if (asking !== "skip") return;
      ask(null);
      acts.onSkip(reason);
    },
    keep: settled(() => {
      if (!closed) acts.onKeep();
    }),
    pause: (because, until) => {
      if (asking !== "pause") return;
      ask(null);
      if (!closed) acts.onPause(because, until);
    },
  };
}
