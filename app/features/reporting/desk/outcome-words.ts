import { type Contract, threeQuarters } from "#app/features/companies/contract-wake.ts";
import type { LawAt } from "#app/features/compliance/lawful-hour.ts";
import { type DormancyChoice, isSupplied } from "#app/features/nurture/dormancy-choices.ts";
import type { ProposedPlans } from "#app/features/nurture/proposed-plans.server.ts";
import { needsPerson } from "#app/features/outcomes/fits-the-call.ts";
import type { Following } from "#app/features/outcomes/what-follows.ts";
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
  qualified: boolean;
  doNotCall: boolean;
  human: boolean;
  minSeconds: number | null;
};
/** Where it leads if it is said at this moment, and what the law says of a call then. */
export type Foretold = { next: Extract<Following, { ok: true }>; stays: boolean; law: LawAt };

type Around = {
  contract: Contract;
  lostOn: string | null;
  /** Of whom the call speaks. */
  asked: string | null;
  /** What an agent may say of why they sleep. */
  dormancies: readonly DormancyChoice[];
  planFor: ProposedPlans["planFor"];
  /** Known of those that ask for nothing more, once there is a call. */
  foretold: Map<string, Foretold>;
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
    needsPerson: needsPerson(choice),
  };
}

function follows(choice: Choice, { contract, asked, foretold, now, zone }: Around, today: string): string {
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
  const does = effectWords(choice, asked);
  const led = foretold.get(choice.code);
  return `${does}${led ? ledWords(choice, led, { now, zone }) : "Where the lead goes is told once there is a call."}`;
}

function effectWords({ effect, toStage }: Choice, asked: string | null): string {
  if (effect === "number") return "This number is not rung again. ";
  return effect === "person" && toStage === "research" && asked ? `${asked} is marked as having left. ` : "";
}

function ledWords(
  { toStage }: Choice,
  { next, stays, law }: Foretold,
  { now, zone }: Pick<Around, "now" | "zone">,
): string {
  if (stays || !next.dueAt) return "What you heard is kept, and the lead stays where it is: it has gone on since.";
  const due = momentWords(next.dueAt, now, zone);
  if (next.toStage === "research") {
    const what = toStage === "ready" ? "another number" : "whom to ask for";
    return `It goes to research: somebody looks for ${what} by ${due}.`;
  }
  if (next.toStage === "nurturing" && toStage === "ready")
    return `Its calls of this round are used up: it rests until ${due}.`;
  if (next.toStage === "nurturing") return `It sleeps until ${due}.`;
  const comes = toStage === "research" ? "A colleague with a number of their own is called next," : "It may come back";
  if (law.ok) return `${comes} from ${due}.`;
  return law.next
    ? `${comes} from ${momentWords(law.next, now, zone)}; the law allows no call before.`
    : `${comes} from ${due} at the earliest; as things stand the law allows no call then.`;
}
