import type pg from "pg";

/** The tables as they are, row by row, for whoever counts by hand: instants are milliseconds, and nothing is joined or counted here. */
export type Tables = {
  leads: {
    id: string;
    campaign: string;
    company: string;
    stage: string;
    action: string | null;
    due: number | null;
    missed: number | null;
    wonMinor: number | null;
    assignee: string | null;
    theirs: string | null;
    blocked: number | null;
  }[];
  steps: { lead: string; campaign: string; to: string; at: number }[];
  attempts: {
    id: string;
    lead: string;
    company: string;
    agent: string;
    round: number;
    at: number;
    ended: number | null;
    talk: number | null;
  }[];
  outcomes: { lead: string; attempt: string; human: boolean; qualified: boolean }[];
  handbacks: {
    id: string;
    campaign: string;
    status: string;
    gate: number | null;
    decided: number | null;
    ended: number | null;
  }[];
  updates: { handback: string; kind: string; at: number }[];
  campaigns: { id: string; status: string; ends: string; reportDays: number }[];
  companies: { id: string; website: string | null; mergedIntoId: string | null }[];
  numbers: { company: string; dead: number | null }[];
  emails: { company: string }[];
  users: { id: string; name: string; disabled: number | null }[];
};

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

export async function readTables(pool: pg.Pool): Promise<Tables> {
  const rows = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => (await pool.query<T>(text)).rows;
  return {
    leads: await rows(
      `select id, campaign_id as campaign, company_id as company, stage, next_action as action, ${ms("due_at")} as due, ${ms("missed_at")} as missed,
        won_minor::float8 as "wonMinor", assignee_id as assignee, client_owner_id as theirs, ${ms("blocked_since")} as blocked from leads where merged_into_id is null`,
    ),
    steps: await rows(
      `select lead_id as lead, campaign_id as campaign, data->>'to' as to, ${ms("at")} as at from events where type = 'lead.stage-changed'`,
    ),
    attempts: await rows(
      `select id, lead_id as lead, company_id as company, agent_id as agent, round, ${ms("placed_at")} as at, ${ms("ended_at")} as ended, talk_seconds as talk from attempts order by placed_at, id`,
    ),
    outcomes: await rows(`select o.lead_id as lead, o.attempt_id as attempt, o.human, o.qualified from outcomes o`),
    handbacks: await rows(
      `select id, campaign_id as campaign, status, ${ms("gate_at")} as gate, ${ms("decided_at")} as decided, ${ms("ended_at")} as ended from handbacks`,
    ),
    updates: await rows(`select handback_id as handback, kind, ${ms("at")} as at from handback_updates`),
    campaigns: await rows(
      `select id, status, ends_on::text as ends, report_within_days::int as "reportDays" from campaigns`,
    ),
    companies: await rows('select id, website, merged_into_id as "mergedIntoId" from companies'),
    numbers: await rows(`select company_id as company, ${ms("dead_at")} as dead from phone_numbers`),
    emails: await rows("select company_id as company from email_addresses"),
    users: await rows(`select id, name, ${ms("disabled_at")} as disabled from users`),
  };
}
