import type pg from "pg";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";

export type Crowd = { campaignId: string; agentIds: string[]; leadIds: string[] };

/** At these instants none, one in a hundred and all of the leads have come due; at all of them it is calling time. */
export const moments = [
  { share: "100 %", now: minutesAfter(tuesday10am, 240) },
  { share: "1 %", now: minutesAfter(tuesday10am, 120) },
  { share: "0 %", now: minutesAfter(tuesday10am, 30) },
];
const comesDue = { few: minutesAfter(tuesday10am, 60), all: minutesAfter(tuesday10am, 180) };
/** As many steps of the queue's order as a worked campaign has. */
const steps = 24;

/** Fills a campaign with companies of one number each. Numbers are of the range reserved for fiction, each company with a hash of its own. */
export async function fillCampaign(
  owner: pg.Pool,
  { clientId, campaignId }: { clientId: string; campaignId: string },
  { from, to, agents }: { from: number; to: number; agents: number },
): Promise<Crowd> {
  const now = tuesday10am.toISOString();
  await owner.query("create temporary table if not exists fresh (n int, company uuid, lead uuid)");
  await owner.query("truncate fresh");
  await owner.query("insert into fresh select n, uuid_v7(), uuid_v7() from generate_series($1::int, $2::int) n", [
    from + 1,
    to,
  ]);
  await owner.query(
    `insert into companies (id, client_id, name, city, postcode, country, created_at)
     select company, $1, 'Company ' || n, 'London', 'SW1A 1AA', 'GB', $2 from fresh`,
    [clientId, now],
  );
  await owner.query(
    `insert into phone_numbers (client_id, company_id, origin_company_id, e164, raw, kind, label, number_hash, position)
     select $1, company, company, '+442079460' || lpad((n % 1000)::text, 3, '0'), '', 'fixed', 'main', 'hash ' || n, 1 from fresh`,
    [clientId],
  );
  // Their places are written with them, as if the worker had been there already.
  await owner.query("alter table leads disable trigger leads_rank_new");
  await owner.query(
    `insert into leads (id, client_id, campaign_id, company_id, stage, stage_at, next_action, due_at, callable_from, queue_rank, source, created_at)
     select lead, $1, $2, company, 'ready', $3, 'call', due, due, 80 + (n * 7) % $6, 'hand', $3
     from fresh, lateral (select case when n % 100 = 0 then $4::timestamptz else $5::timestamptz end as due) d`,
    [clientId, campaignId, now, comesDue.few, comesDue.all, steps],
  );
  await owner.query("alter table leads enable trigger leads_rank_new");
  await owner.query("vacuum analyze");
  const made = await owner.query(
    `insert into users (email, name, role, password_hash, created_at)
     select 'bench' || n || '@ember.example', 'Bench ' || n, 'agent', '', $2 from generate_series(1, $1::int) n
     on conflict do nothing`,
    [agents, now],
  );
  if (made.rowCount) {
    await owner.query(
      "insert into campaign_agents (client_id, campaign_id, user_id) select $1, $2, id from users where email like 'bench%'",
      [clientId, campaignId],
    );
  }
  const agentRows = await owner.query<{ id: string }>("select id from users where email like 'bench%' order by email");
  const leadRows = await owner.query<{ id: string }>("select lead as id from fresh order by n limit 10000");
  return { campaignId, agentIds: agentRows.rows.map(({ id }) => id), leadIds: leadRows.rows.map(({ id }) => id) };
}
