import { count, duration } from "#app/ui/format.ts";
import type { OutcomeEffect, Stage } from "#db/vocabulary.ts";

type Flags = Record<
  "human" | "contact" | "decisionMaker" | "machine" | "unworkable" | "doNotCall" | "callback" | "qualified",
  boolean
>;

const flagNames: [keyof Flags, string][] = [
  ["qualified", "qualified"],
  ["callback", "promise"],
  ["doNotCall", "do not call"],
  ["decisionMaker", "decision maker"],
  ["contact", "contact"],
  ["human", "human"],
  ["machine", "machine"],
  ["unworkable", "unworkable"],
];

/** What reports count an outcome as, whatever it is called. */
export const flagWords = (flags: Flags): string =>
  flagNames.flatMap(([flag, name]) => (flags[flag] ? [name] : [])).join(", ") || "nobody reached";

type Plan = {
  toStage: Stage;
  effect: OutcomeEffect;
  asksDate: boolean;
  doNotCall: boolean;
  afterMinutes: number | null;
  otherDayPart: boolean;
  otherNumber: boolean;
  mostTries: number | null;
  restDays: number | null;
};

/** What becomes of the lead, in a sentence. */
export function planWords(plan: Plan): string {
  if (plan.doNotCall) return "Closed; suppressed for every client.";
  if (plan.toStage === "closed") return "Closed.";
  if (plan.toStage === "qualified") return "To the gate.";
  if (plan.asksDate)
    return plan.toStage === "nurturing" ? "Sleeps until the agreed day." : "Back at the promised hour.";
  const where = [
    plan.otherDayPart ? "another part of the day" : null,
    plan.otherNumber ? "another number" : null,
  ].filter((part) => part !== null);
  const to = plan.toStage === "research" ? "To research" : "Again";
  const rest = plan.mostTries
    ? ` After ${count(plan.mostTries, "call")} that reach nobody it rests ${count(plan.restDays ?? 0, "day")}.`
    : "";
  return `${to} after ${spanWords(plan.afterMinutes ?? 0)}${where.length > 0 ? `, ${where.join(", ")}` : ""}.${rest}`;
}

/** "30 minutes", "4 hours", "1 day": the largest unit that leaves no rest. */
function spanWords(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return count(minutes / 1440, "day");
  return minutes > 0 && minutes % 60 === 0 ? count(minutes / 60, "hour") : count(minutes, "minute");
}

/** "at least 0:20", "at most 1:00"; null where any length will do. */
export function lengthWords({
  minSeconds,
  maxSeconds,
}: {
  minSeconds: number | null;
  maxSeconds: number | null;
}): string | null {
  const least = minSeconds ? `at least ${duration(minSeconds)}` : null;
  const most = maxSeconds === null ? null : `at most ${duration(maxSeconds)}`;
  return [least, most].filter((part) => part !== null).join(", ") || null;
}
