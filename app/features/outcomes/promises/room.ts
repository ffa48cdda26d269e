import { DateTime } from "luxon";
import { clockOf } from "#app/kit/clock-of.ts";

/** How many promises an agent may have around one hour, and on one day. */
export type Most = { perHour: number; perDay: number };
/** From one instant until another, in which they keep no promise. */
export type Away = { from: Date; until: Date };
type Asked = {
  /** The agent's other promises. */
  taken: readonly Date[];
  most: Most;
  /** Where the agent sits: whose day it is. */
  agentZone: string;
  /** When they are away. */
  away?: readonly Away[];
};

const halfAnHourMs = 30 * 60_000;
const stepMinutes = 15;
const daysAhead = 60;

const absenceAt = (at: Date, away: readonly Away[] = []): Away | undefined =>
  away.find(({ from, until }) => from <= at && at < until);

export const isAway = (at: Date, away: readonly Away[]): boolean => absenceAt(at, away) !== undefined;

/** May one more promise stand at this instant? */
export function hasRoom(at: Date, { taken, most, agentZone }: Asked): boolean {
  const day = dayOf(at, agentZone);
  const around = taken.filter((other) => Math.abs(other.getTime() - at.getTime()) < halfAnHourMs);
  return around.length < most.perHour && taken.filter((other) => dayOf(other, agentZone) === day).length < most.perDay;
}

type Lead = {
  leadZone: string;
  /** Whether the law lets them be rung then. */
  isLawful: (at: Date) => boolean;
};

/** The first quarter of an hour from `at` on that has room, in the working hours of a working day where the lead is. */
export function nextFree(at: Date, { leadZone, isLawful, ...asked }: Asked & Lead): Date {
  const latest = Math.max(at.getTime(), ...(asked.away ?? []).map(({ until }) => until.getTime()));
  const end = latest + daysAhead * 86_400_000;
  for (let local = roundedUp(DateTime.fromJSDate(at, { zone: clockOf(leadZone) })); local.toMillis() < end; ) {
    const absence = absenceAt(local.toJSDate(), asked.away);
    const begins = absence
      ? roundedUp(DateTime.fromJSDate(absence.until, { zone: clockOf(leadZone) }))
      : beginOfWork(local);
    if (begins) local = begins;
    else if (hasRoom(local.toJSDate(), asked) && isLawful(local.toJSDate())) return local.toJSDate();
    else local = local.plus({ minutes: stepMinutes });
  }
  return at;
}

/** When work begins again, where this is no hour of work. */
function beginOfWork(local: DateTime): DateTime | null {
  const morning = local.set({ hour: 9, minute: 0 });
  if (local.weekday <= 5 && local.hour >= 9 && local.hour < 17) return null;
  return local.weekday <= 5 && local.hour < 9 ? morning : morning.plus({ days: 1 });
}

function roundedUp(local: DateTime): DateTime {
  const over = (local.minute % stepMinutes) * 60 + local.second + local.millisecond / 1000;
  return over === 0 ? local : local.plus({ seconds: stepMinutes * 60 - over });
}

const dayOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone: clockOf(zone) }).toISODate() ?? "";

export type Promised = { leadId: string; dueAt: Date; zone: string; isLawful: (at: Date) => boolean };

/** Gives each promise a free time of its own, none before `from`, in the order in which they were made. */
export function spread(
  promises: readonly Promised[],
  { from, ...asked }: Asked & { from: Date },
): { leadId: string; at: Date }[] {
  const taken = [...asked.taken];
  return [...promises]
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map(({ leadId, dueAt, zone, isLawful }) => {
      const at = nextFree(dueAt > from ? dueAt : from, { ...asked, taken, leadZone: zone, isLawful });
      taken.push(at);
      return { leadId, at };
    });
}
