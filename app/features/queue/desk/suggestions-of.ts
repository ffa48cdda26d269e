import { threeQuarters, workingDay } from "#app/features/companies/contract-wake.ts";
import { localDate } from "#app/ui/format.ts";
import { chosenOutcome, contractOf } from "../desk-phase.ts";
import type { DeskSuggestion, DeskView } from "../desk-view.ts";
import { findWhen } from "../parse-when.ts";
import { whenText } from "./when-field.tsx";

/** The dates that make sense for the chosen outcome. A day and hour that stand in the note come first: the agent has already written them once. */
export function suggestionsOf(view: DeskView, today: string): DeskSuggestion[] {
  const outcome = chosenOutcome(view);
  if (!outcome) return [];
  const noted = outcome.asks === "time" ? findWhen(view.draft.note, { today }) : null;
  if (noted) return [{ label: shortWhen(noted), when: noted, aside: "noted" }, ...outcome.suggestions];
  const usual = outcome.sleeps.find(({ id }) => id === view.draft.sleepsFor)?.suggestions ?? outcome.suggestions;
  const turn = turnHeard(view, today);
  return turn ? [turn, ...usual.filter(({ label }) => !label.startsWith(turnSays))] : usual;
}

const turnSays = "75 %";

/** Three quarters of the contract as it has just been heard. */
function turnHeard(view: DeskView, today: string): DeskSuggestion | null {
  const { heard } = view.draft;
  const contract = contractOf(view);
  if (!contract || (!heard?.endOn && !heard?.months)) return null;
  const turn = threeQuarters({ startOn: null, endOn: contract.endOn, months: contract.months }, today);
  return turn ? { label: `${turnSays}: ${localDate(turn)}`, when: { on: workingDay(turn), time: null } } : null;
}

const shortWhen = (when: { on: string; time: string | null }): string => {
  const [day, date, month] = whenText(when).split(" ");
  return when.time ? `${day} ${when.time}` : `${date} ${month}`;
};
