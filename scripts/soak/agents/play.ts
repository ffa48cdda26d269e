import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import type pg from "pg";
import { holdMinutes } from "#app/features/queue/claim.server.ts";
import { violationsIn } from "#app/features/reporting/verify/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaignAgents, leads, users } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { givenLead } from "#tests/given.ts";
import { diceFrom } from "../../sample/dice.ts";
import type { Seat } from "./seat.ts";

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
  /** Holds whose agent died under them and whose lead somebody else took, and how long after their end, by the wall: the slowest. */
  recovered: number;
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
  const people = await insertAgents(ground, agents + kills * perSeat);
  for (let n = 0; n < Math.max(agents - 4, 2); n++)
    await givenLead(ground.db, ground.campaign, { company: `Soak ${n} Ltd` });
  await ground.db.update(leads).set({ rankAgainAt: null });
  const program = await bundle();
  const epoch = Date.now();
  let stale = 0;
  let seeds = seed;
  const seat = async (): Promise<ChildProcess> => {
    const about: Seat = {
      runtimeUrl: ground.runtimeUrl,
      agentIds: people.splice(0, perSeat),
      ...{ epoch, house: tuesday10am.getTime(), speed, seed: ++seeds },
    };
    const child = spawn(process.execPath, [program, JSON.stringify(about)], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout?.on("data", (text) => {
      stale += String(text).split('"stale-write"').length - 1;
    });
    await once(child.stdout ?? child, "data");
    return child;
  };
  const sitting = await Promise.all(Array.from({ length: seats }, seat));
  let killed = 0;
  while (killed < kills && (Date.now() - epoch) * speed < LONGEST_MS) {
    await sleep(dice.between(100, 900));
    const at = dice.between(0, seats - 1);
    sitting[at]?.kill("SIGKILL");
    killed += 1;
    sitting[at] = await seat();
  }
  // The last of the dead let go only when their time is over.
  await sleep(HOLD_MS / speed + 1_500);
  for (const child of sitting) child.kill("SIGKILL");
  await Promise.all(
    sitting.map((child) => (child.exitCode === null && child.signalCode === null ? once(child, "exit") : null)),
  );
  return {
    ...(await countUp(ground, tuesday10am.getTime() + (Date.now() - epoch) * speed, speed)),
    kills: killed,
    staleWrites: stale,
  };
}

async function insertAgents({ db, campaign }: Ground, number: number): Promise<string[]> {
  const made = await db
    .insert(users)
    .values(
      Array.from({ length: number }, (_, n) => ({
        email: `soak${n}@ember.example`,
        name: `Soak ${n}`,
        role: "agent" as const,
        passwordHash: "no password fits",
        createdAt: tuesday10am,
      })),
    )
    .returning({ id: users.id });
  await db.insert(campaignAgents).values(made.map(({ id }) => ({ ...campaign, userId: id })));
  return made.map(({ id }) => id);
}

/** One file of JavaScript: five hundred processes are started, and reading the sources each time would be most of the work. */
async function bundle(): Promise<string> {
  const outfile = join("build", "soak-seat.mjs");
  const entry = join(import.meta.dirname, "seat.ts");
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
  return outfile;
}

async function countUp({ db, ownerPool }: Ground, endedAt: number, speed: number) {
  // The house's own check compares clocks, and here they go far too fast for the moment between asking for a lead and getting it: in its
  // place the order in which holds were written down under the lead's lock.
  const violations = (await violationsIn(db)).filter(({ check }) => check !== "lead-in-one-hand");
  const { rows: double } = await ownerPool.query<{ id: string; text: string }>(
    `select lead_id as id, 'Taken at ' || at || ' while another hold lasted until ' || before_until || '.' as text from (
       select lead_id, type, at, lag(type) over w as before, lag((data->>'until')::timestamptz) over w as before_until
       from events where type in ('lead.leased', 'lead.released')
       window w as (partition by lead_id order by left(id::text, 13), type desc)) told
     where type = 'lead.leased' and before = 'lead.leased' and at <= before_until`,
  );
  violations.push(...double.map((found) => ({ check: "taken-while-held", ...found })));
  const { rows } = await ownerPool.query<{ leases: string; recovered: string; slowest: string }>(
    `with holds as (
       select lead_id, data->>'holdToken' as token, at, (data->>'until')::timestamptz as until,
         lead(at) over (partition by lead_id order by at) as next_at
       from events where type = 'lead.leased'),
     dead as (
       select h.* from holds h where not exists (
         select from events r where r.lead_id = h.lead_id and r.type = 'lead.released' and r.data->>'holdToken' = h.token))
     select (select count(*) from holds) as leases, count(*) filter (where next_at is not null) as recovered,
       coalesce(max(extract(epoch from coalesce(next_at, to_timestamp($1::float8 / 1000)) - until) * 1000), 0) as slowest
     from dead where until < to_timestamp($1::float8 / 1000)`,
    [endedAt],
  );
  const [row] = rows;
  return {
    leases: Number(row?.leases ?? 0),
    twoHands: double.length,
    recovered: Number(row?.recovered ?? 0),
    slowestRecoveryMs: Math.round(Number(row?.slowest ?? 0) / speed),
    violations,
  };
}
