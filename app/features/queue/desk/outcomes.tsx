import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { Key } from "#app/ui/key.tsx";
import { Section } from "#app/ui/section.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { type DeskPhase, isUnheard, whyUnheard } from "../desk-phase.ts";
import type { DeskOutcome, DeskView } from "../desk-view.ts";

const effects = { none: null, number: "Number", person: "Person", company: "Company" } as const;
const closed: DeskPhase[] = ["none", "before", "refused", "lost"];

export const outcomesOpen = (phase: DeskPhase): boolean => !closed.includes(phase);

/** The outcome that stands in the tenth place: the one chosen, else the likeliest after what the network said. */
export function unreachedInSight(view: DeskView): DeskOutcome | null {
  const unreached = view.lead?.unreached ?? [];
  return unreached.find((outcome) => outcome.id === view.draft.outcomeId) ?? unreached[0] ?? null;
}

type OutcomesProps = { view: DeskView; phase: DeskPhase; onOutcome: (outcomeId: string) => void };

/** What the agent says happened. Closed before the call but readable, so that a new agent learns them by sight. */
export function Outcomes({ view, phase, onOutcome }: OutcomesProps) {
  const open = outcomesOpen(phase);
  const ordinary = phase === "wrap" ? "One key" : open ? "May be chosen while you talk" : "Opens with the call";
  const says = whyUnheard(view) ?? ordinary;
  const tenth = unreachedInSight(view);
  return (
    <Section title="Outcome" className="desk-outcome" aside={<span className="quiet">{says}</span>}>
      <ol aria-label="Outcomes">
        {view.lead?.outcomes.map((outcome) => (
          <li key={outcome.id}>
            <OutcomeButton
              outcome={outcome}
              chosen={view.draft.outcomeId === outcome.id}
              open={open && !isUnheard(view, outcome)}
              onChoose={onOutcome}
            />
          </li>
        ))}
        {tenth ? (
          <li className="unreached">
            <OutcomeButton
              outcome={tenth}
              chosen={view.draft.outcomeId === tenth.id}
              open={open && !isUnheard(view, tenth)}
              onChoose={onOutcome}
            />
            <Unreached view={view} open={open} onChoose={onOutcome} />
          </li>
        ) : null}
      </ol>
    </Section>
  );
}

type OutcomeButtonProps = {
  outcome: DeskOutcome;
  chosen: boolean;
  open: boolean;
  onChoose: (outcomeId: string) => void;
};

function OutcomeButton({ outcome, chosen, open, onChoose }: OutcomeButtonProps) {
  const k = outcome.k ?? "0";
  return (
    <button
      type="button"
      className="desk-pick"
      disabled={!open}
      aria-pressed={chosen}
      aria-keyshortcuts={k}
      onClick={() => onChoose(outcome.id)}
    >
      <Key k={k} />
      <b>{outcome.name}</b>
      <span className="to">{effects[outcome.effect] ?? <StageMark stage={outcome.toStage} />}</span>
    </button>
  );
}

function Unreached({ view, open, onChoose }: { view: DeskView; open: boolean; onChoose: (id: string) => void }) {
  return (
    <Menu position="top-end" width={220}>
      <Menu.Target>
        <button
          type="button"
          className="desk-more"
          disabled={!open}
          aria-label="Nobody reached, or something else: choose"
        >
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Nobody reached, or something else</Menu.Label>
        {(view.lead?.unreached ?? []).map((outcome) => (
          <Menu.Item key={outcome.id} disabled={isUnheard(view, outcome)} onClick={() => onChoose(outcome.id)}>
            {outcome.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
