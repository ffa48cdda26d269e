import type pg from "pg";

/** The house's clock began at `house` when the wall's showed `epoch`, and goes `speed` times as fast. */
export type Clock = { epoch: number; house: number; speed: number };

/**
 * Of each hold whose agent died under it: how long after its end the next one on that lead was written down, both by the wall's clock. What
 * nobody took until the end counts until then.
 */
const statement = `
  with holds as (
    select lead_id, data->>'holdToken' as token, $1 + (extract(epoch from (data->>'until')::timestamptz) * 1000 - $2) / $3 as over_at,
      lead(extract(epoch from uuid_extract_timestamp(id)) * 1000) over (partition by lead_id order by id) as next_at
    from events where type = 'lead.leased'),
  dead as (
    select next_at is not null as taken, coalesce(next_at, $4) - over_at as late_by from holds h
    where over_at < $4 and not exists (
      select from events r where r.lead_id = h.lead_id and r.type = 'lead.released' and r.data->>'holdToken' = h.token))
  select (select count(*)::int from holds) as leases, count(*) filter (where taken)::int as recovered,
    coalesce(round(percentile_cont(0.5) within group (order by late_by)), 0)::int as "usualRecoveryMs",
    coalesce(round(max(late_by)), 0)::int as "slowestRecoveryMs"
  from dead`;

type Recoveries = Record<"leases" | "recovered" | "usualRecoveryMs" | "slowestRecoveryMs", number>;

export async function recoveries(pool: pg.Pool, { epoch, house, speed }: Clock, ended: number): Promise<Recoveries> {
  const { rows } = await pool.query<Recoveries>(statement, [epoch, house, speed, ended]);
  const [counted] = rows;
  if (!counted) throw new Error("An aggregate has one row.");
  return counted;
}
