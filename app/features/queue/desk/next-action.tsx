import { NativeSelect } from "@mantine/core";
import { Risk } from "#app/ui/risk.tsx";
import { Section } from "#app/ui/section.tsx";
import { chosenOutcome, contractOf, planOf, saveProblem } from "../desk-phase.ts";
import type { DeskContract, DeskOutcome, DeskView, LocalWhen, UnreadWhen } from "../desk-view.ts";
import type { Calendar } from "../parse-when.ts";
import { ContractFields } from "./contract-fields.tsx";
import { PlanField } from "./plan-field.tsx";
import { WHEN_ID, WhenField } from "./when-field.tsx";

type NextActionProps = {
  view: DeskView;
  /** The lead's own, with what their clock shows. */
  calendar: Calendar;
  suggestions: DeskOutcome["suggestions"];
  onDate: (when: LocalWhen | null, unread?: UnreadWhen) => void;
  onSleepsFor: (dormancyId: string) => void;
  onPlan: (planId: string | null) => void;
  onHeard: (heard: Partial<DeskContract>) => void;
};

const same = (a: LocalWhen | null, b: LocalWhen) => a?.on === b.on && a.time === b.time;

/** No lead leaves the desk without an action and a date. */
export function NextAction({ view, calendar, suggestions, onDate, onSleepsFor, onPlan, onHeard }: NextActionProps) {
  const outcome = chosenOutcome(view);
  const contract = contractOf(view);
  const plan = planOf(view);
  const asks = outcome !== null && outcome.asks !== "nothing";
  return (
    <Section
      title="Next action"
      className="desk-next"
      aside={
        outcome && outcome.sleeps.length > 0 ? (
          <NativeSelect
            size="xs"
            aria-label="Why not now"
            value={view.draft.sleepsFor ?? outcome.sleeps[0]?.id}
            onChange={(change) => onSleepsFor(change.currentTarget.value)}
            data={outcome.sleeps.map(({ id, label }) => ({ value: id, label }))}
          />
        ) : (
          <span className="quiet">{asks ? "Required" : outcome ? "Follows by itself" : "Asked after the outcome"}</span>
        )
      }
    >
      {!outcome ? <p className="fine">No lead leaves the desk without an action and a date.</p> : null}
      {outcome && !asks ? (
        <p className="fine">
          <NotYet view={view} /> {outcome.follows}
        </p>
      ) : null}
      {outcome && asks ? (
        <>
          <div className="rk-picks">
            {suggestions.slice(0, 3).map((suggestion) => (
              <button
                type="button"
                key={suggestion.label}
                aria-pressed={same(view.draft.due, suggestion.when)}
                onClick={() => onDate(suggestion.when)}
              >
                {suggestion.label} {suggestion.aside ? <i>{suggestion.aside}</i> : null}
              </button>
            ))}
          </div>
          <WhenField
            id={WHEN_ID}
            k="T"
            label={outcome.asksLabel}
            placeholder="A date, or “in 6 weeks”"
            value={view.draft.due}
            calendar={calendar}
            unread={view.draft.unread}
            onChange={onDate}
          />
          {contract ? <ContractFields contract={contract} today={calendar.today} onHeard={onHeard} /> : null}
          {plan ? <PlanField plans={view.lead?.plans ?? []} {...plan} onPlan={onPlan} /> : null}
          <p className="fine" role="status">
            <DueSays view={view} follows={outcome.follows} />
          </p>
        </>
      ) : null}
    </Section>
  );
}

function DueSays({ view, follows }: { view: DeskView; follows: string }) {
  const problem = saveProblem(view);
  if (problem) {
    return (
      <>
        <NotYet view={view} /> {view.dueSays?.kind === "block" ? view.dueSays.more : follows}
      </>
    );
  }
  if (!view.dueSays) return follows;
  return (
    <>
      <Risk kind={view.dueSays.kind}>{view.dueSays.says}</Risk> {view.dueSays.more}
    </>
  );
}

function NotYet({ view }: { view: DeskView }) {
  const problem = saveProblem(view);
  return problem ? <Risk kind={view.dueSays?.kind === "block" ? "block" : "wait"}>{problem.says}</Risk> : null;
}
