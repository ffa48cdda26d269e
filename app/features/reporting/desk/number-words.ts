import type { Decision } from "#app/features/compliance/facts.ts";
import { ruleApart } from "#app/features/compliance/reason.ts";
import type { DeskNumber, DeskRefusal } from "#app/features/queue/desk-view.ts";
import { dayWords, momentWords } from "./moment-words.ts";

type Where = { now: Date; zone: string; place: string };
type Words = Pick<DeskNumber, "verdict" | "says" | "refusal" | "warns">;

const blocked: Record<string, string> = {
  "dead-number": "Dead number",
  suppressed: "Suppressed",
  "premium-number": "Premium rate",
};

/** What the law says of a number, short beside it and whole for the bar. */
export function numberWords(decision: Decision, where: Where): Words {
  const [reason] = decision.reasons;
  if (decision.verdict === "allow") {
    const warns = decision.needsReason && reason ? reason.text : null;
    return { verdict: "allow", says: warns ? "With a reason" : "May be called", refusal: null, warns };
  }
  const until = decision.verdict === "wait" ? decision.nextAllowedAt : null;
  return {
    verdict: decision.verdict,
    says: until ? shortUntil(until, where) : (blocked[reason?.rule ?? ""] ?? "May not be called"),
    refusal: refusalWords(decision, where),
    warns: null,
  };
}

function shortUntil(until: Date, { now, zone }: Where): string {
  const day = dayWords(until, now, zone);
  return `From ${day === "today" ? momentWords(until, now, zone) : day.replace(/ \d{4}$/, "")}`;
}

export function refusalWords({ verdict, reasons, nextAllowedAt }: Decision, where: Where): DeskRefusal {
  const until = verdict === "wait" && nextAllowedAt ? momentWords(nextAllowedAt, where.now, where.zone) : null;
  const { because, rule } = ruleApart(reasons[0]);
  return {
    sentence: until ? `May not be called before ${until} in ${where.place}` : "May not be called",
    because,
    rule,
    until,
  };
}
