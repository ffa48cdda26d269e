/** What the desk is in the middle of, and what stands between it and the next act. Pure, from the view alone. */
import type { DeskContract, DeskNumber, DeskOutcome, DeskView, LocalWhen, UnreadWhen } from "./desk-view.ts";

export type DeskPhase = "none" | "before" | "refused" | "ringing" | "call" | "wrap" | "lost";

export function phaseOf(view: DeskView): DeskPhase {
  if (view.lease.lost) return "lost";
  if (!view.lead) return "none";
  if (view.call.state === "ringing") return "ringing";
  if (view.call.state === "talking") return "call";
  if (view.call.state === "ended") return "wrap";
  return chosenNumber(view)?.verdict === "allow" ? "before" : "refused";
}

export function numbersOf(view: DeskView): DeskNumber[] {
  return view.lead?.people.flatMap((person) => person.numbers) ?? [];
}

/** The number in hand: that of the call, else the one picked, else of those that may be called the one tried least. */
export function chosenNumber(view: DeskView): DeskNumber | null {
  const numbers = numbersOf(view);
  const wanted = view.call.state === "idle" ? view.draft.numberId : view.call.numberId;
  return (
    numbers.find((number) => number.id === wanted) ??
    leastTried(numbers.filter((number) => number.verdict === "allow")) ??
    numbers.find((number) => number.verdict === "wait") ??
    numbers[0] ??
    null
  );
}

function leastTried(numbers: DeskNumber[]): DeskNumber | undefined {
  const least = Math.min(...numbers.map(({ tries }) => tries));
  return numbers.find(({ tries }) => tries === least);
}

export function personOf(view: DeskView, numberId: string | undefined) {
  return view.lead?.people.find((person) => person.numbers.some((number) => number.id === numberId)) ?? null;
}

export const chosenOutcome = (view: DeskView): DeskOutcome | null => outcomeOf(view, view.draft.outcomeId);

function outcomeOf({ lead }: DeskView, wanted: string | null): DeskOutcome | null {
  return [...(lead?.outcomes ?? []), ...(lead?.unreached ?? [])].find(({ id }) => id === wanted) ?? null;
}

/** What stays of the date that was chosen once another outcome is: the hour of a promise is no day to sleep until. */
export function dueWith(view: DeskView, outcomeId: string): LocalWhen | null {
  const { due } = view.draft;
  return due?.time && outcomeOf(view, outcomeId)?.asks === "day" ? null : due;
}

/** What is known and was heard of who supplies them, where the chosen outcome speaks of that. */
export function contractOf(view: DeskView): DeskContract | null {
  const outcome = chosenOutcome(view);
  if (!view.lead || !outcome) return null;
  const sleeps = outcome.sleeps.find(({ id }) => id === view.draft.sleepsFor) ?? outcome.sleeps[0];
  return (sleeps ?? outcome).supplied ? { ...view.lead.contract, ...view.draft.heard } : null;
}

/** The touch plan in hand for somebody who goes to sleep: what was chosen, else what the reason brings. Undefined where none is asked. */
export function planOf(view: DeskView): { planId: string | null; proposed: string | null } | undefined {
  const outcome = chosenOutcome(view);
  if (outcome?.toStage !== "nurturing" || outcome.asks === "nothing" || !view.lead?.plans.length) return undefined;
  const sleeps = outcome.sleeps.find(({ id }) => id === view.draft.sleepsFor) ?? outcome.sleeps[0];
  const proposed = (sleeps ?? outcome).planId;
  const { planId: chosen } = view.draft;
  return { planId: chosen ? (chosen === "none" ? null : chosen) : proposed, proposed };
}

/** Nobody answered, or a machine did for which a message was left: so nobody can have said this. */
export const isUnheard = ({ call }: DeskView, outcome: DeskOutcome): boolean =>
  call.state === "ended" && ((outcome.needsTalk && !call.answered) || (outcome.needsPerson && call.messageLeft));

/** Why only what reaches nobody is left to choose; null where anything may be. */
export function whyUnheard({ call }: DeskView): string | null {
  if (call.state !== "ended") return null;
  if (call.messageLeft) return "A message was left: choose with 0";
  return call.answered ? null : "Nobody answered: choose with 0";
}

/** The agent is not heard, be it while it still rings. */
export const isMuted = ({ call }: DeskView): boolean =>
  (call.state === "ringing" || call.state === "talking") && call.muted;

export function answeredCount(view: DeskView): number {
  return view.lead?.questions.filter((question) => view.draft.answers[question.id]?.trim()).length ?? 0;
}

function dateProblem({ asks }: DeskOutcome, unread: UnreadWhen | null): string {
  if (!unread) return "Choose a date first.";
  if (unread.why === "past") return "This date lies in the past: choose a later one.";
  const like = asks === "time" ? "“thu 14:30” or “in 3 hours”" : "“1 Dec 2027” or “in 6 weeks”";
  return `This date cannot be read: write it as ${like}.`;
}

/** Why the outcome cannot be saved yet, and where to go; null when it can. */
export function saveProblem(view: DeskView): { field: "outcome" | "questions" | "due"; says: string } | null {
  const outcome = chosenOutcome(view);
  if (!outcome) return { field: "outcome", says: "Choose an outcome." };
  if (isUnheard(view, outcome)) return { field: "outcome", says: `${whyUnheard(view)}.` };
  const open = view.lead?.questions.filter((q) => q.required && !view.draft.answers[q.id]?.trim()).length ?? 0;
  if (outcome.needsAnswers && open > 0) {
    return { field: "questions", says: open === 1 ? "One answer is missing." : `${open} answers are missing.` };
  }
  if (outcome.asks !== "nothing" && !view.draft.due)
    return { field: "due", says: dateProblem(outcome, view.draft.unread) };
  if (outcome.asks === "time" && !view.draft.due?.time) return { field: "due", says: "Choose an hour as well." };
  if (outcome.asks !== "nothing" && view.dueSays?.kind === "block") return { field: "due", says: view.dueSays.says };
  return null;
}
