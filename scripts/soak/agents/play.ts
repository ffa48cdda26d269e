import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { holdMinutes } from "#app/features/queue/claim.server.ts";
import { violationsIn } from "#app/features/reporting/verify/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { givenLead } from "#tests/given.ts";
import { givenAgents } from "#tests/given-agents.ts";
import { diceFrom } from "../../sample/dice.ts";
import { type Clock, recoveries } from "./recoveries.ts";
import { openSeats } from "./seats.ts";

export type Play = {
  agents: number;
  kills: number;
  seed: number;
  seats: number;
  /** How much faster than the wall's the house's clock goes: at 60 a hold of ten minutes lasts ten seconds. */
  speed: number;
};
export type Played = {
  leases: number;
  kills: number;
  twoHands: number;
  staleWrites: number;
  /** Holds whose agent died under them and whose lead somebody else took, and how long after their end, by the wall. */
  recovered: number;
  usualRecoveryMs: number;
  slowestRecoveryMs: number;
  violations: { check: string; id: string; text: string }[];
};

/** Of the house's clock: what is left of a calling day. */
const LONGEST_MS = 6 * 3_600_000;
const HOLD_MS = holdMinutes * 60_000;

type Ground = { db: Db; runtimeUrl: string; ownerPool: pg.Pool; campaign: { clientId: string; campaignId: string } };

/** So many agents at fewer leads, in processes that are killed one after the other and replaced by colleagues who never sat there. */
export async function playAgents(ground: Ground, { agents, kills, seed, seats, speed }: Play): Promise<Played> {
  const dice = diceFrom(seed);
  const perSeat = Math.ceil(agents / seats);
  const people = await givenAgents(ground.db, { campaign: ground.campaign, number: agents + kills * perSeat });
  for (let n = 0; n < Math.max(agents - 4, 2); n++)
    await givenLead(ground.db, ground.campaign, { company: `Soak ${n} Ltd` });
  await ground.db.update(leads).set({ rankAgainAt: null });
  const clock: Clock = { epoch: Date.now(), house: tuesday10am.getTime(), speed };
  const { sit, kill, taken, close, staleWrites } = openSeats(ground.runtimeUrl, clock, seed);
  const seated = (at: number) => sit(at, people.splice(0, perSeat));
  await Promise.all(Array.from({ length: seats }, (_, at) => seated(at)));

  let killed = 0;
  const starting: Promise<void>[] = [];
  while (killed < kills && (Date.now() - clock.epoch) * speed < LONGEST_MS) {
    await sleep(dice.between(500, 1_900));
    // On a busy machine seats are slow to be taken again: who had no time to take a lead is no loss to anybody.
    if (taken().length < seats / 2) continue;
    const at = dice.pick(taken());
    kill(at);
    killed += 1;
    starting.push(seated(at));
  }
  await Promise.all(starting);
  // The last of the dead let go only when their time is over.
  await sleep(HOLD_MS / speed + 1_500);
  const ended = Date.now();
  await close();
  const violations = await violationsIn(ground.db);
  return {
    ...(await recoveries(ground.ownerPool, clock, ended)),
    kills: killed,
    twoHands: violations.filter(({ check }) => check === "lead-in-one-hand").length,
    staleWrites: staleWrites(),
    violations,
  };
}
