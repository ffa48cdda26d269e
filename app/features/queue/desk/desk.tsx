/** The agent's desk. Seven regions, each with one place for ever, and the bar below them. It shows a view and asks for acts. */
import "./desk.css";
import "./regions.css";
import "./call-bar.css";
import "./phone.css";
import { useState } from "react";
import { useClock } from "#app/ui/clock.tsx";
import { dayAt, time } from "#app/ui/format.ts";
import { chosenNumber, isUnheard, phaseOf } from "../desk-phase.ts";
import type { DeskActs, DeskView } from "../desk-view.ts";
import { barWords, holdSeconds, withPower } from "./bar-words.ts";
import { CallBar } from "./call-bar.tsx";
import { nextNumberId, useDeskKeys, writeNote } from "./desk-keys.ts";
import { useDeskMoves } from "./desk-moves.ts";
import { LeadHeader } from "./lead-header.tsx";
import { NextAction } from "./next-action.tsx";
import { NoLead } from "./no-lead.tsx";
import { Notes } from "./notes.tsx";
import { Outcomes, unreachedInSight } from "./outcomes.tsx";
import { People } from "./people.tsx";
import { Questions } from "./questions.tsx";
import { SaidBefore } from "./said-before.tsx";
import { suggestionsOf } from "./suggestions-of.ts";
import { useHold } from "./use-hold.ts";
import { usePower } from "./use-power.ts";
import { WhatToSay } from "./what-to-say.tsx";
import { WhyNow } from "./why-now.tsx";

export type DeskProps = DeskActs & { view: DeskView };

export function Desk({ view, ...acts }: DeskProps) {
  const now = useClock(view.now);
  const phase = phaseOf(view);
  const { lead } = view;
  const moves = useDeskMoves(view, phase, acts);
  const [line, setLine] = useLineOf(lead?.id);
  const [saidOpen, setSaidOpen] = useState(false);

  const pickNext = () => {
    const next = nextNumberId(view, chosenNumber(view)?.id);
    if (next) acts.onPickNumber(next);
  };
  const nextLine = () => setLine((line + 1) % Math.max(lead?.lines.length ?? 0, 1));
  const unreached = () => {
    const all = (lead?.unreached ?? []).filter((outcome) => !isUnheard(view, outcome));
    const shown = unreachedInSight(view);
    const again = shown && view.draft.outcomeId === shown.id;
    const wanted = again ? all[(all.indexOf(shown) + 1) % all.length] : shown;
    if (wanted) acts.onOutcome(wanted.id);
  };
  const power = usePower(view, phase, moves.call);
  useDeskKeys(view, phase, acts, moves, {
    power,
    pickNext,
    nextLine,
    allSaid: () => setSaidOpen(!saidOpen),
    unreached,
  });
  useHold(phase === "lost" || phase === "none" ? null : holdSeconds(view, now), acts.onExtend);

  const zone = lead?.zone ?? view.zone;
  const calendar = { today: dayAt(now, zone), clock: time(now, zone) };
  return (
    <div className={`desk is-${phase}`} aria-busy={view.busy}>
      {lead ? (
        <>
          <LeadHeader lead={lead} now={now} />
          <div className="col who">
            <People view={view} onPick={acts.onPickNumber} onPickNext={pickNext} />
            <SaidBefore lead={lead} open={saidOpen} onOpen={setSaidOpen} />
          </div>
          <div className="col say">
            <WhyNow why={lead.why} />
            <WhatToSay lines={lead.lines} at={line} onLine={setLine} />
            <Questions view={view} onAnswer={acts.onAnswer} />
          </div>
          <div className="col did">
            <Notes view={view} onNote={acts.onNote} onWrite={writeNote} />
            <Outcomes view={view} phase={phase} onOutcome={acts.onOutcome} />
            <NextAction
              view={view}
              calendar={calendar}
              suggestions={suggestionsOf(view, calendar.today)}
              onDate={acts.onDate}
              onSleepsFor={acts.onSleepsFor}
              onPlan={acts.onPlan}
              onHeard={acts.onHeard}
            />
          </div>
        </>
      ) : (
        <NoLead view={view} />
      )}
      <CallBar
        view={view}
        phase={phase}
        words={withPower(barWords(view, phase, now), power.startsIn)}
        power={power}
        now={now}
        moves={moves}
        onMute={acts.onMute}
        onHold={acts.onHold}
        onVoicemail={acts.onVoicemail}
      />
    </div>
  );
}

/** Which line is open; every lead begins with its opener. */
function useLineOf(leadId: string | undefined): [number, (line: number) => void] {
  const [at, setAt] = useState({ leadId, line: 0 });
  return [at.leadId === leadId ? at.line : 0, (line) => setAt({ leadId, line })];
}
