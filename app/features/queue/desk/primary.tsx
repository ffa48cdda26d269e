import { Button } from "@mantine/core";
import { IconCalendar, IconPhone, IconPhoneOff } from "@tabler/icons-react";
import { Key } from "#app/ui/key.tsx";
import { chosenNumber, type DeskPhase, personOf, saveProblem } from "../desk-phase.ts";
import type { DeskView } from "../desk-view.ts";
import { Act } from "./act.tsx";
import { AskPause } from "./ask-pause.tsx";
import { AskReason } from "./ask-reason.tsx";
import { AskSkip } from "./ask-skip.tsx";
import type { DeskMoves } from "./desk-moves.ts";

export type PrimaryProps = { moves: DeskMoves };

/**
 * Call, Hang up and Save share one place, so the hand need not look for them. That is why the moves ignore a second press
 * for a moment after the act there has become another one.
 */
export function Primary({ view, phase, moves }: PrimaryProps & { view: DeskView; phase: DeskPhase }) {
  const closed = view.offline || view.busy;
  switch (phase) {
    case "before":
      return (
        <>
          <AskPause moves={moves} />
          <AskSkip moves={moves} />
          <AskReason view={view} moves={moves}>
            <CallButton view={view} off={closed || view.lineProblem !== null} onClick={moves.call} />
          </AskReason>
        </>
      );
    case "refused":
      return (
        <>
          <AskPause moves={moves} />
          <CallButton view={view} off onClick={moves.call} />
          {chosenNumber(view)?.refusal?.until ? (
            <Act icon={IconCalendar} k="K" off={closed} onClick={moves.keep}>
              Keep until {keptUntil(chosenNumber(view)?.refusal?.until)}
            </Act>
          ) : null}
          <Go k="⏎" off={closed} onClick={moves.next}>
            Next lead
          </Go>
        </>
      );
    case "ringing":
    case "call":
      return (
        <Button
          className="desk-go hang"
          leftSection={<IconPhoneOff size={17} aria-hidden="true" />}
          rightSection={<Key k="X" />}
          aria-keyshortcuts="X"
          onClick={moves.hangUp}
        >
          Hang up
        </Button>
      );
    case "wrap":
      return (
        <Go k="⏎" off={closed || saveProblem(view) !== null} onClick={moves.save}>
          Save, next lead
        </Go>
      );
    case "none":
    case "lost":
      return (
        <>
          {phase === "none" && !view.away ? <AskPause moves={moves} /> : null}
          <Go k="⏎" off={closed} onClick={moves.next}>
            {nextWords(view, phase)}
          </Go>
        </>
      );
  }
}

/** An hour of today is said again; of a day the headline has said it, and an act is short. */
const keptUntil = (until: string | null | undefined): string => (until && /^\d\d:\d\d$/.test(until) ? until : "then");

function nextWords(view: DeskView, phase: DeskPhase): string {
  if (view.away) return "Back to the desk";
  return phase === "none" && view.queue.due === 0 ? "Look again" : "Next lead";
}

function CallButton({ view, off, onClick }: { view: DeskView; off: boolean; onClick: () => void }) {
  const person = personOf(view, chosenNumber(view)?.id);
  return (
    <Button
      className="desk-go"
      disabled={off}
      leftSection={<IconPhone size={17} aria-hidden="true" />}
      rightSection={<Key k="D" />}
      aria-keyshortcuts="D"
      onClick={onClick}
    >
      Call {person?.id ? person.name.split(" ")[0] : "this number"}
    </Button>
  );
}

function Go({
  k,
  off,
  onClick,
  children,
}: {
  k: string;
  off: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <Button className="desk-go" disabled={off} rightSection={<Key k={k} />} aria-keyshortcuts="Enter" onClick={onClick}>
      {children}
    </Button>
  );
}
