import { sectorWords } from "#app/features/audit/words.ts";
import { hhmm } from "./local-time.ts";
import type { Rule, Span } from "./rule.ts";

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** What a rule asks, in one line: "Mon–Fri 09:00–20:00, Sat 09:00–17:00, not on public holidays". */
export function ruleInWords(rule: Rule): string {
  switch (rule.kind) {
    case "hours":
      return weekInWords(rule.week) + (rule.closedOnHolidays ? ", not on public holidays" : "");
    case "wash":
      return `Screened within ${rule.maxAgeDays} days; ${rule.landline === "warn" ? "mobiles blocked, landlines warned of" : "else blocked"}`;
    case "cap": {
      const within = "hours" in rule.within ? `any ${rule.within.hours} hours` : "a calendar day";
      const busy = rule.mostAfterBusy === rule.most ? "" : ` (${rule.mostAfterBusy} if one was busy)`;
      return `At most ${rule.most}${busy} in ${within} to one ${rule.of}`;
    }
    case "round":
      return `At most ${rule.mostUnanswered} unanswered calls until woken`;
    case "basis":
      return "Blocked until the account manager has recorded a basis";
    case "recorded":
      return "A recorded message only with consent";
    case "sector":
      return `Calls about ${sectorWords[rule.sector]} only with consent`;
  }
}

/** Neighbouring days with the same hours are told together, beginning with Monday. */
function weekInWords(week: readonly (readonly Span[])[]): string {
  const told: { from: number; to: number; hours: string }[] = [];
  for (const day of [1, 2, 3, 4, 5, 6, 0]) {
    const hours = (week[day] ?? []).map(([from, to]) => `${hhmm(from)}–${hhmm(to)}`).join(" and ");
    const last = told.at(-1);
    if (last && last.hours === hours) last.to = day;
    else told.push({ from: day, to: day, hours });
  }
  return told
    .filter(({ hours }) => hours !== "")
    .map(({ from, to, hours }) => `${from === to ? days[from] : `${days[from]}–${days[to]}`} ${hours}`)
    .join(", ");
}
