/** What the client's own file says of a lead, as far as it orders the queue. Dates are local days, yyyy-mm-dd. */
export type LeadHistory = {
  oldStatus: string | null;
  lostReason: string | null;
  lostOn: string | null;
  lastContactedOn: string | null;
  contractEndOn: string | null;
  competitor: string | null;
  /** Somebody to ask for, and a number that rings on their desk or in their pocket. */
  knowsPerson: boolean;
  knowsDirectNumber: boolean;
};

const nearlyQualified =
  /quot|propos|tender|demo|trial|pilot|negotiat|hot\b|warm|interest|call ?back|meeting|qualif|shortlist|decision/i;
const wantedOnce =
  /budget|price|cost|timing|not now|too early|missing|feature|product|waiting|on hold|postpon|next year/i;
const wentElsewhere = /elsewhere|compet|lost to|signed with|other supplier|contract/i;
const refused = /not interested|no need|never|dead|junk|wrong|out of business|ceased|closed down/i;

/**
 * Who is called first: the nearly qualified, then those whose contract with somebody else runs out, those who wanted it once,
 * those who bought elsewhere and may be back in the market, and the merely cold; a refusal comes last. From 0 to 100.
 */
export function leadPriority(history: LeadHistory, today: string): number {
  const words = `${history.oldStatus ?? ""} ${history.lostReason ?? ""}`;
  return Math.max(0, standing(words, history, today) + nearness(history, today) + reach(history));
}

function standing(words: string, history: LeadHistory, today: string): number {
  if (refused.test(words)) return 5;
  if (nearlyQualified.test(history.oldStatus ?? "")) return 70;
  if (contractRunsOut(history.contractEndOn, today)) return 60;
  if (wantedOnce.test(words)) return 50;
  if (history.competitor || wentElsewhere.test(words)) return 40;
  return 30;
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
