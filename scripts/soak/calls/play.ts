import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { clock, setClockAhead } from "#app/clock.server.ts";
import { roughWeather } from "#app/features/telephony/simulator/faults.ts";
import { openLiveHub } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { loadTasks } from "#scripts/house/tasks.ts";
import { startWorker } from "#scripts/house/worker.ts";
import { ranges } from "#scripts/sample/places.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { givenAgents } from "#tests/given-agents.ts";
import { openDesk, sitDown } from "#tests/open-desk.ts";
import { makeContract } from "#tests/twilio/contract.ts";
import { diceFrom } from "../../sample/dice.ts";
import { digitsOf, phoneBook } from "../../sample/phones.ts";
import { type Calls, countUp } from "./count-up.ts";
import { type Shift, workShift } from "./shift.ts";

export type Play = {
  agents: number;
  /** Of the wall's clock, until nobody dials any more; what is under way then is brought to its end. */
  seconds: number;
  /** On a slow machine it goes on until so many were placed. */
  leastCalls?: number;
  seed: number;
  faults: boolean;
  tell: (sentence: string) => void;
};
type Ground = { db: Db; runtimeUrl: string; ownerPool: pg.Pool };

/** Ringing and talking pass so much faster than by the wall. */
const speed = 30;
/** How long the longest call takes at that speed, with room for a busy machine. */
const perCallMs = 600;
/** After so long the house asks the provider about what it heard nothing of. */
const askedAfterMs = 3 * 60_000;

/** So many agents call as fast as they can, through the doors of the desk; then everything under way ends and is counted. */
export async function playCalls({ db, runtimeUrl, ownerPool }: Ground, play: Play): Promise<Calls> {
  const { agents, seconds, leastCalls = 0, seed, faults, tell } = play;
  const dice = diceFrom(seed);
  const { calder } = await givenStory(db);
  const people = await givenAgents(db, { campaign: calder, number: agents });
  const book = phoneBook(dice, []);
  const towns = Object.keys(ranges) as (keyof typeof ranges)[];
  const backlog = Math.min(Math.ceil((agents * seconds * 1_000) / perCallMs), mostNumbers);
  for (let n = 0; n < backlog; n++) {
    const e164 = `+44${digitsOf(book.next(towns[n % towns.length] ?? "london")).slice(1)}`;
    await givenLead(db, calder, { company: `Soak ${n} Ltd`, e164 });
  }
  await db.update(leads).set({ rankAgainAt: null });

  const contract = makeContract();
  const unheard: string[] = [];
  const house = await openDesk({
    speed,
    seed: `calls ${seed}`,
    // The provider's papers leave both open: when a lead takes its seat, and whether a call has to queue.
    joinOn: dice.pick(["ringing", "answered"]),
    faults: faults ? { ...roughWeather(`calls ${seed}`), queueMs: () => (dice.chance(0.03) ? 5_000 : 0) } : {},
    onExchange: contract.check,
    onDelivery: ({ hook, status, dropped }) => {
      if (!dropped && (status === null || status >= 400)) unheard.push(`${hook.kind}: ${status ?? "no answer"}`);
    },
  });
  const hub = await openLiveHub(runtimeUrl);
  const stopWork: (() => Promise<unknown>)[] = [];
  const closing = { onClose: (_name: string, close: () => Promise<unknown>) => void stopWork.push(close) };
  await startWorker({ ...(await loadTasks()), pgPool: ownerPool, closing });

  tell(`${agents} agents, ${backlog} leads, ${seconds} seconds${faults ? " of a bad day" : ""}.`);
  const until = performance.now() + seconds * 1_000;
  let placed = 0;
  const isOver = () => performance.now() > until && placed >= leastCalls;
  const onPlaced = () => {
    placed += 1;
  };
  const shifts = Promise.all(
    people.map(async (userId, nth): Promise<Shift> => {
      const desk = await sitDown(db, userId);
      const follow = (listener: () => void) => hub.follow(`agent:${userId}`, listener);
      return workShift({ desk, follow, dice: diceFrom(seed * 1_000 + nth), speed, reloads: faults, isOver, onPlaced });
    }),
  );
  while (!isOver()) await sleep(200);
  tell("Nobody dials any more; what is under way comes to its end.");
  // What the network kept to itself is asked about as time passes.
  setClockAhead(clock.aheadMs() + askedAfterMs);
  const asking = setInterval(() => void ownerPool.query(askNow), 1_000);
  const worked = await shifts;
  clearInterval(asking);
  await house.simulator.settled();

  const calls = await countUp({
    db,
    world: house.simulator.world,
    shifts: worked,
    contract: [...contract.violations, ...unheard],
  });
  for (const stop of stopWork) await stop();
  await hub.close();
  await house.close();
  return calls;
}

const askNow = "select graphile_worker.add_job('reconcile-calls', job_key := 'soak-asks')";
const mostNumbers = Object.keys(ranges).length * 900;
