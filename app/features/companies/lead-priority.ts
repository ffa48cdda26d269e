import type { Standing } from "./status-words.ts";

/** What the client's own file says of a lead, as far as it orders the queue. Dates are local days, yyyy-mm-dd. */
export type LeadHistory = {
  standing: Standing;
  lostOn: string | null;
  lastContactedOn: string | null;
  contractEndOn: string | null;
  competitor: string | null;
  /** Somebody to ask for, and a number that rings on their desk or in their pocket. */
  knowsPerson: boolean;
  knowsDirectNumber: boolean;
};

const points: Record<Standing, number> = {
  "near-qualified": 70,
  "was-interested": 50,
  "contract-running": 40,
  "bought-elsewhere": 40,
  cold: 30,
  unknown: 30,
  refused: 5,
  customer: 0,
};

/**
 * Who is called first: the nearly qualified, then those whose contract with somebody else runs out, those who wanted it once,
 * those who bought elsewhere and may be back in the market, and the merely cold; a refusal comes late, and who seems
 * to be a customer last. From 0 to 100.
 */
export function leadPriority(history: LeadHistory, today: string): number {
  return Math.max(0, firstOf(history, today) + nearness(history, today) + reach(history));
}

function firstOf({ standing, competitor, contractEndOn }: LeadHistory, today: string): number {
  const own = points[standing];
  if (standing === "refused" || standing === "customer") return own;
  return Math.max(own, contractRunsOut(contractEndOn, today) ? 60 : 0, competitor ? 40 : 0);
}

/** Ends within four months, or has ended within the last year: about a quarter of a usual contract is left. */
function contractRunsOut(endOn: string | null, today: string): boolean {
  if (!endOn) return false;
  const days = daysBetween(today, endOn);
  return days <= 120 && days >= -365;
}

/** A conversation of last season is easier to take up than one of five years ago. */
function nearness({ lastContactedOn, lostOn }: LeadHistory, today: string): number {
  const last = [lastContactedOn, lostOn]
    .filter((on) => on !== null)
    .sort()
    .at(-1);
  if (!last) return 0;
  const days = daysBetween(last, today);
  if (days < 0) return 0;
  return days <= 365 ? 15 : days <= 730 ? 10 : days <= 1_460 ? 5 : 0;
}

const reach = ({ knowsPerson, knowsDirectNumber }: LeadHistory): number =>
  (knowsPerson ? 5 : 0) + (knowsDirectNumber ? 5 : 0);

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
