/**
 * A few agents in a process of its own, so that they can be killed in the middle of anything: each takes the next lead, keeps it, lets a token
 * that is no longer live try to act, puts the lead down and goes on. What is not as it should be is told to whoever started it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { keepHold, lockHeld, releaseHold } from "#app/features/queue/hold.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { leads } from "#db/schema.ts";
import { openTestHouse } from "#tests/given.ts";
import { diceFrom } from "../../sample/dice.ts";
import type { Clock } from "./recoveries.ts";

export type Seat = Clock & { runtimeUrl: string; agentIds: string[]; seed: number };
type Token = { leadId: string; token: string };

const { runtimeUrl, agentIds, epoch, house, speed, seed } = JSON.parse(process.argv[2] ?? "{}") as Seat;
/** The house's clock, the same in every process, runs faster than the wall's, so that holds run out while one looks. */
const now = () => new Date(house + (Date.now() - epoch) * speed);

openTestHouse();
const { db } = openDatabase(runtimeUrl, { connections: Math.min(agentIds.length, 4) });
const dice = diceFrom(seed);
const given: Token[] = [];
console.log(JSON.stringify({ at: "seated" }));
await Promise.all(agentIds.map(sit));

async function sit(by: string): Promise<never> {
  while (true) {
    const next = await leaseNext(db, { by, now: now() });
    if (!next.ok) {
      await sleep(dice.between(100, 400));
      continue;
    }
    const { leadId, token } = next.hold;
    if (given.length > 0) await actStale(by, dice.pick(given));
    await sleep(dice.between(50, 1_000));
    const put = await putDown({ leadId, token }, by);
    if (put) given.push({ leadId, token });
  }
}

/** A page that was left open acts under a hold that has ended, its own or a colleague's. */
async function actStale(by: string, old: Token): Promise<void> {
  const kept = await keepHold(db, { ...old, by, now: now() });
  if (kept.ok || (await putDown(old, by))) console.log(JSON.stringify({ at: "stale-write", ...old }));
}

async function putDown(held: Token, by: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const at = now();
    const lead = await lockHeld(tx, { ...held, by, now: at });
    if (!lead) return false;
    await releaseHold(tx, { lead, why: "skipped", skipReason: "not-prepared", by, now: at });
    // Behind those that nobody has had for longer, as it would be after a call; first come the leads of the dead.
    await tx.update(leads).set({ callableFrom: at }).where(eq(leads.id, lead.id));
    return true;
  });
}
