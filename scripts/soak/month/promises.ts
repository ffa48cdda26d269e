import type pg from "pg";
import { minuteMs, note, type World } from "./world.ts";

/** A promise as the ledger has it standing: from one entry about the lead's next action to the next. */
type Standing = { leadId: string; dueAt: number; from: number; until: number };
export type Callbacks = { due: number; served: number; flagged: number };

/**
 * What became of every hour that was promised: somebody dialled within its window, or it was flagged. Told from the ledger's
 * entries and the attempts alone; what the players noted they had said must stand there, to the minute.
 */
export async function countPromises(world: World): Promise<Callbacks> {
  const { ownerPool } = world;
  const standing = await standingPromises(ownerPool, world.now.getTime());
  const before = await predecessors(ownerPool);
  const dials = grouped(
    await ownerPool.query(`select lead_id as "leadId", ${ms("placed_at")} as at from attempts`),
    before,
  );
  const flags = grouped(
    await ownerPool.query(`select lead_id as "leadId", ${ms("at")} as at from events where type = 'callback.missed'`),
    before,
  );
  const windowMs = 15 * minuteMs;
  const callbacks: Callbacks = { due: 0, served: 0, flagged: 0 };
  for (const { leadId, dueAt, from, until } of standing) {
    // One that was moved or given up before its hour was not due; one whose window is still open is not over.
    if (dueAt >= until || dueAt + windowMs > world.now.getTime()) continue;
    // What a campaign that ended left unkept goes on with its hour: it was due there, and is counted there.
    if (before.has(leadId) && dueAt < from) continue;
    callbacks.due += 1;
    const rung = dials.get(leadId)?.some((at) => at >= dueAt && at <= dueAt + windowMs);
    // Within two minutes, or where the clock looks once an hour, at night, when it looks next.
    const look = world.looks.find((at) => at > dueAt + windowMs) ?? 0;
    const by = Math.max(look, dueAt + windowMs + 2 * minuteMs);
    const flagged = flags.get(leadId)?.some((at) => at >= dueAt && at <= by);
    const still = flags
      .get(leadId)
      ?.some((at) => at < dueAt && !dials.get(leadId)?.some((dial) => dial > at && dial < dueAt));
    if (rung) callbacks.served += 1;
    else if (flagged || still) callbacks.flagged += 1;
    else if (until - dueAt > windowMs)
      note(
        world,
        "no-promise-is-late-in-silence",
        leadId,
        `Promised for ${iso(dueAt)} at ${iso(from)}; nobody rang, nothing was flagged.`,
      );
  }
  const known = new Set(standing.map(({ leadId, dueAt, from }) => `${leadId} ${dueAt} ${from}`));
  for (const { leadId, at, madeAt } of world.said) {
    if (!known.has(`${leadId} ${at} ${madeAt}`))
      note(
        world,
        "promise-stands-at-its-hour",
        leadId,
        `Said at ${iso(madeAt)} for ${iso(at)}; the ledger has another hour.`,
      );
  }
  // Of fewer a share says nothing.
  if (callbacks.due >= 200 && callbacks.served < callbacks.due * 0.95)
    note(
      world,
      "callbacks-are-served",
      "all",
      `${callbacks.served} of ${callbacks.due} in their window, less than 95 in a hundred.`,
    );
  return callbacks;
}

async function standingPromises(pool: pg.Pool, end: number): Promise<Standing[]> {
  type Told = { leadId: string; at: number; action: string | null; dueAt: number | null };
  const { rows } = await pool.query<Told>(
    `select lead_id as "leadId", ${ms("at")} as at, data->>'nextAction' as action, ${ms("(data->>'dueAt')::timestamptz")} as "dueAt"
     from events where type in ('lead.created', 'lead.stage-changed', 'lead.rescheduled') order by lead_id, at, id`,
  );
  return rows.flatMap(({ leadId, at, action, dueAt }, n) => {
    if (action !== "callback" || dueAt === null) return [];
    const after = rows[n + 1];
    return [{ leadId, dueAt, from: at, until: after?.leadId === leadId ? after.at : end }];
  });
}

/** Of each lead that goes on in another campaign than it began in, the one it was there. */
async function predecessors(pool: pg.Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ leadId: string; before: string }>(
    `select data->>'leadId' as "leadId", lead_id as before from events where type = 'lead.led-to' and data->>'source' = 'successor'`,
  );
  return new Map(rows.map(({ leadId, before }) => [leadId, before]));
}

/** By lead; what happened to the lead it was before counts for the one it is now. */
function grouped(
  { rows }: pg.QueryResult<{ leadId: string; at: number }>,
  before: Map<string, string>,
): Map<string, number[]> {
  const byLead = new Map<string, number[]>();
  for (const { leadId, at } of rows) byLead.set(leadId, [...(byLead.get(leadId) ?? []), at]);
  for (const [leadId, was] of before) byLead.set(leadId, [...(byLead.get(was) ?? []), ...(byLead.get(leadId) ?? [])]);
  return byLead;
}

const ms = (instant: string): string => `(extract(epoch from ${instant}) * 1000)::float8`;
const iso = (at: number): string => new Date(at).toISOString();
