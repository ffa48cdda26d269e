import { type Contract, threeQuarters } from "#app/features/companies/contract-wake.ts";
import { type DormancyChoice, isSupplied } from "#app/features/nurture/dormancy-choices.ts";
import type { ProposedPlans } from "#app/features/nurture/proposed-plans.server.ts";
import type { DeskOutcome } from "#app/features/queue/desk-view.ts";
import { dayAt, localDate } from "#app/ui/format.ts";
import type { DormancyReason, NextAction, OutcomeEffect, Stage } from "#db/vocabulary.ts";
import { momentWords } from "./moment-words.ts";
import { callbackDates, wakeDates } from "./suggest-dates.ts";

const keyed = 9;

/** The parts of a disposition the desk shows. */
export type Choice = {
  code: string;
  /** One to nine are keys; what stands behind them is offered behind the key 0. */
  position: number;
  label: string;
  effect: OutcomeEffect;
  toStage: Stage;
  nextAction: NextAction | null;
  dormancyReason: DormancyReason | null;
  asksDate: boolean;
  afterMinutes: number | null;
  qualified: boolean;
  doNotCall: boolean;
  minSeconds: number | null;
};
type Around = {
  contract: Contract;
  lostOn: string | null;
  /** Of whom the call speaks. */
  asked: string | null;
  /** What an agent may say of why they sleep. */
  dormancies: readonly DormancyChoice[];
  planFor: ProposedPlans["planFor"];
  now: Date;
  zone: string;
};

export function outcomeWords(choice: Choice, around: Around): DeskOutcome {
  const { code, label, effect, toStage, nextAction, dormancyReason, asksDate, qualified, minSeconds } = choice;
  const promises = nextAction === "callback";
  const today = dayAt(around.now, around.zone);
  const sleepDates = (reason: DormancyReason | null) => wakeDates(reason ?? "not-now", around, today);
  return {
    id: code,
    name: label,
    k: choice.position <= keyed ? String(choice.position) : null,
    toStage,
    effect,
    asks: !asksDate ? "nothing" : promises ? "time" : "day",
    asksLabel: promises ? "Call again at" : "Back in touch on",
    suggestions: !asksDate ? [] : promises ? callbackDates(today) : sleepDates(dormancyReason),
    // An outcome that names its reason leaves nothing to choose.
    sleeps:
      dormancyReason === "not-now" && asksDate
        ? around.dormancies.map(({ id, reason, label }) => ({
            id,
            label,
            supplied: isSupplied(reason),
            planId: around.planFor(reason),
            suggestions: sleepDates(reason),
          }))
        : [],
    supplied: asksDate && isSupplied(dormancyReason),
    planId: asksDate && dormancyReason ? around.planFor(dormancyReason) : null,
    follows: follows(choice, around, today),
    needsAnswers: qualified,
    needsTalk: Boolean(minSeconds),
  };
}

function follows(choice: Choice, { contract, asked, now, zone }: Around, today: string): string {
  if (choice.doNotCall) return "They are called and written to no more, for any client, and the lead is closed.";
  if (choice.toStage === "closed") return "The lead is closed with this reason.";
  if (choice.qualified) return "It goes to the gate, where a manager reviews it before it is passed.";
  if (choice.nextAction === "callback") return "It comes back to you at that hour.";
  if (choice.asksDate) {
    const end = choice.dormancyReason === "under-contract" ? contract.endOn : null;
    const wake = end ? threeQuarters(contract, today) : null;
    return end && wake
      ? `Their contract ends ${localDate(end)}, so 75 % is ${localDate(wake)}.`
      : "It sleeps until that day, and then we are back in touch.";
  }
  if (choice.effect === "person" && choice.toStage === "research") {
    const left = asked ? `${asked} is marked as having left. ` : "";
    return `${left}A colleague with a number of their own is called next; without one somebody looks for whom to ask for.`;
  }
  if (choice.toStage === "research") return "It goes to research: somebody looks for whom to ask for now.";
  const due = new Date(now.getTime() + (choice.afterMinutes ?? 0) * 60_000);
  const number = choice.effect === "number" ? "This number is not rung again. " : "";
  return `${number}It may come back from ${momentWords(due, now, zone)}.`;
}
