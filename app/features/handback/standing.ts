import { date, dayDate, money } from "#app/ui/format.ts";
import type { Stage } from "#db/vocabulary.ts";
import type { YoursLine } from "./inbox.ts";

export type Standing = { says: string; late: boolean };

const dayMs = 86_400_000;

/** What is due on a lead that is the client's, in one line. "Late" also means due before the day is over. */
export function standingOf(
  { stage, nextAction, dueAt, last }: Pick<YoursLine, "stage" | "nextAction" | "dueAt" | "last">,
  { now, zone }: { now: Date; zone: string },
): Standing {
  if (!dueAt || !nextAction) return { says: ended(stage, last), late: false };
  const due = new Date(dueAt);
  if (nextAction === "contact")
    return { says: contactWords(due, now, zone), late: due.getTime() - now.getTime() < dayMs };
  if (nextAction !== "report") return { says: backWords(due, now, zone), late: false };
  if (due < now) {
    const days = Math.floor((now.getTime() - new Date(last?.at ?? dueAt).getTime()) / dayMs);
    return { says: days < 1 ? "News is due today" : `No news for ${days} ${days === 1 ? "day" : "days"}`, late: true };
  }
  return { says: dueWords(stage, due, last, zone), late: false };
}

/** The year is plain where it is days or weeks away. */
export const shortDay = (at: Date | string, zone: string): string => dayDate(at, zone).replace(/ \d{4}$/, "");
const shortDate = (at: Date | string, zone: string): string => date(at, zone).replace(/ \d{4}$/, "");

function contactWords(due: Date, now: Date, zone: string): string {
  if (due < now) return `First contact was due on ${shortDay(due, zone)}`;
  return date(due, zone) === date(now, zone)
    ? "First contact is due today"
    : `First contact is due by ${shortDay(due, zone)}`;
}

/** What they gave back is ours to go on with: their silence is none, however long it takes us. */
function backWords(due: Date, now: Date, zone: string): string {
  return due < now ? `Back with us, our turn since ${shortDay(due, zone)}` : `Back with us until ${dayDate(due, zone)}`;
}

function dueWords(stage: Stage, due: Date, last: YoursLine["last"], zone: string): string {
  const on = shortDay(due, zone);
  if (stage === "meeting") return `Meeting, news by ${on}`;
  if (stage === "quoted" && last?.kind === "quoted" && last.valueMinor !== null && last.currency)
    return `Quoted ${money(last.valueMinor, last.currency)} on ${shortDate(last.at, zone)}; news by ${on}`;
  return `News by ${on}`;
}

function ended(stage: Stage, last: YoursLine["last"]): string {
  if (stage !== "won") return "Closed";
  return last?.valueMinor !== null && last?.valueMinor !== undefined && last.currency
    ? `Won, ${money(last.valueMinor, last.currency)}`
    : "Won";
}
