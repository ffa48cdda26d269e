import type { Dice } from "../../sample/dice.ts";
import { type Clock, wall } from "../year/oracle/clocks.ts";
import { type Agent, dayMs, isWeekend, minuteMs, type Network, office } from "./world.ts";

/** Whether this agent sits at this minute, by the agency's own wall. */
export function onShift({ late, away }: Agent, at: number): boolean {
  if (away && at >= away.from && at < away.until) return false;
  const there = office(at);
  const [from, until] = late ? [14 * 60, 22 * 60 + 30] : [9 * 60, 17 * 60 + 30];
  return !isWeekend(there) && there.minute >= from && there.minute < until;
}

/** What the network says of a call; who was promised one is there more often than not. */
export function answerTo(dice: Dice, promised: boolean): Network {
  const end = dice.weighted({ human: promised ? 80 : 30, machine: 14, silence: 46, busy: 5, failed: promised ? 0 : 2 });
  const ringSeconds = dice.between(4, 30);
  if (end === "human" || end === "machine") {
    const talkSeconds = end === "human" ? dice.between(20, 480) : dice.between(8, 60);
    return { status: "completed", answeredBy: end, ringSeconds, talkSeconds };
  }
  const status = ({ silence: "no-answer", busy: "busy", failed: "failed" } as const)[end];
  return { status, answeredBy: null, ringSeconds, talkSeconds: 0 };
}

/** What the agent says happened; every outcome there is comes up. */
export function outcomeOf(dice: Dice, { status, answeredBy }: Network): string {
  if (status === "failed") return dice.chance(0.7) ? "number-dead" : "call-lost";
  if (status !== "completed") return status;
  if (answeredBy === "machine") return "voicemail";
  return dice.weighted({
    ...{ qualified: 9, callback: 26, "not-now": 20, "under-contract": 9, "not-the-person": 8, "has-left": 5 },
    ...{ "wrong-number": 5, "never-a-fit": 6, "do-not-call": 4, "they-will-call": 8 },
  });
}

export type When = { on: string; time: string; at: number };

/** An hour at which the agent sits and they work, on their own wall; now and then one at which nobody here does. */
export function promiseFor(dice: Dice, agent: Agent, clock: Clock, now: number): When {
  for (let tries = 0; tries < 400; tries++) {
    const day = dice.weighted({ today: 8, soon: 60, later: 32 });
    const ahead = day === "today" ? dice.between(45, 400) * minuteMs : dice.between(1, day === "soon" ? 4 : 12) * dayMs;
    const at = Math.ceil((now + ahead + dice.between(-4, 4) * 60 * minuteMs) / (15 * minuteMs)) * 15 * minuteMs;
    if (at <= now + 20 * minuteMs) continue;
    const there = wall(clock, at);
    const works = !isWeekend(there) && there.minute >= 10 * 60 && there.minute <= 16 * 60 + 45;
    const sits = onShift({ ...agent, away: null }, at) && onShift({ ...agent, away: null }, at + 30 * minuteMs);
    if (works && (sits || dice.chance(0.03))) return { ...asWall(clock, at), at };
  }
  throw new Error("No hour suits both: the shifts and the clocks do not meet.");
}

/** A day on which to come back, and the hour at which work begins there. */
export function dayFor(dice: Dice, clock: Clock, now: number): string {
  const ahead = dice.chance(0.4) ? dice.between(2, 20) : dice.between(21, 250);
  return wall(clock, Math.min(now + ahead * dayMs, Date.parse("2027-01-20T12:00Z"))).day;
}

function asWall(clock: Clock, at: number): { on: string; time: string } {
  const { day, minute } = wall(clock, at);
  return {
    on: day,
    time: `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
  };
}
