import { type SQL, sql } from "drizzle-orm";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { alwaysFirst, pointsAStep } from "./order.ts";

/** How long a lead stays with an agent who gives no sign of life. */
export const holdMinutes = 10;

export type Claim = { by: string; now: Date; campaignId?: string };
export type Claimed = {
  leadId: string;
  clientId: string;
  campaignId: string;
  companyId: string;
  token: string;
  until: Date;
  /** It was in this agent's hand before, perhaps for longer than it lasts. */
  had: boolean;
  /** No rule let it through when the law was last asked. */
  wasBlocked: boolean;
};

const free = (lead: string) =>
  `${lead}.stage = 'ready' and ${lead}.merged_into_id is null and ${lead}.callable_from <= $2 and (${lead}.held_by is null or ${lead}.held_until < $2)`;

/** Whether somebody who calls for this campaign and is not away speaks the language; where nobody does, anyone may try. */
const somebodySpeaks = (language: string, campaign: string, now: string) =>
  `exists (select from campaign_agents o join users v on v.id = o.user_id
    where o.campaign_id = ${campaign} and v.disabled_at is null and (v.languages = '{}' or ${language} = any(v.languages))
      and not exists (select from absences x where x.user_id = v.id and x.ended_at is null and x.from_at <= ${now} and x.until_at > ${now}))`;

/** The same at an instant, for a question that is put together with the query builder. */
export const somebodySpeaksAt = (language: string, campaign: string, now: Date): SQL =>
  sql.raw(somebodySpeaks(language, campaign, `'${now.toISOString()}'::timestamptz`));

/** The steps a campaign's leads stand on, from the index, one look-up each. */
const stepsOf = (campaign: string) => `
  with recursive steps as (
    (select l.queue_rank, l.language from leads l
      where l.campaign_id = ${campaign} and l.stage = 'ready' and l.merged_into_id is null
      order by l.queue_rank, l.language limit 1)
    union all
    select further.* from steps, lateral (
      select l.queue_rank, l.language from leads l
      where l.campaign_id = ${campaign} and l.stage = 'ready' and l.merged_into_id is null
        and (l.queue_rank, l.language) > (steps.queue_rank, steps.language)
      order by l.queue_rank, l.language limit 1) further
  )
  select queue_rank, language from steps`;

/** What their own due promise is worth to an agent in the campaign `c`, from 0 to 100. */
export const ownWorth = (c: string) => `coalesce((${c}.queue_weights ->> 'own-promise')::int, ${alwaysFirst})`;

const theirsOrLate = (lead: string, minutes: string) =>
  `(${lead}.assignee_id is null or ${lead}.assignee_id = $1 or ${lead}.due_at < $2 - make_interval(mins => ${minutes}::int))`;

/** Whether something in the campaign `c` stands so far before the agent's own promise `p` that it comes first all the same. */
const betterThan = `exists (
  select from agent, (${stepsOf("p.campaign_id")}) step, lateral (
    select from leads b
    where b.campaign_id = p.campaign_id and b.queue_rank = step.queue_rank and b.language = step.language and ${free("b")}
      and ${theirsOrLate("b", "c.callback_anyones_after_minutes")}
    limit 1) better
  where step.queue_rank < p.queue_rank - ${ownWorth("c")} / ${pointsAStep}
    and (step.language = '' or agent.languages = '{}' or step.language = any(agent.languages) or not ${somebodySpeaks("step.language", "p.campaign_id", "$2")}))`;

/**
 * One statement: who asks, in which order their campaigns come, finds, locks and marks. First what a manager wants this agent to be
 * served, then the agent's own promises, unless their campaign weighs them, then each step of the order in turn: the first free row of a step that is due is a
 * look-up in `leads_queue`, so that neither a million leads that wait for tomorrow nor an empty queue costs more than a short one.
 *
 * - What is marked is joined, never asked for in the UPDATE's own condition: that is asked again, in the middle, where the row has changed
 *   since the statement began, and by then another lead may come first, so that neither would be marked.
 * - The steps there are come from the index as well, one look-up each; they are taken one by one as long as nothing was found.
 * - An agent of several campaigns draws whose turn it is by their shares, the same draw for the same instant.
 * - A colleague's lead is theirs until it is as late as the campaign allows; everything else is anyone's who speaks the language, or anyone's at all where nobody who is here does.
 * - Most of its price is to set it up, also what is seldom needed: whether something is better than an own promise is asked only where
 *   it matters. Unless `weighing`, an own promise of a campaign that weighs them claims nothing and says so (`weighs`).
 */
const claiming = ({ weighing }: { weighing: boolean }) => `
with had as (
  select id, client_id, campaign_id, company_id, hold_token, held_until, blocked_since is not null as was_blocked from leads where held_by = $1
), agent as (
  select languages from users where id = $1 and paused_at is null for share
), promised as (
  select p.id, ${weighing} or ${ownWorth("c")} >= ${alwaysFirst} as comes_first from leads p join campaigns c on c.id = p.campaign_id
  where p.assignee_id = $1 and p.next_action = 'callback' and ${free("p")} and ($4::uuid is null or p.campaign_id = $4)
    ${weighing ? `and (${ownWorth("c")} >= ${alwaysFirst} or not ${betterThan})` : ""}
  order by comes_first, p.callable_from, p.id limit 1 for update of p skip locked
), chosen as (
  select coalesce(
    (select l.id from leads l where l.pulled_for = $1 and ${free("l")} and ($4::uuid is null or l.campaign_id = $4)
      order by l.callable_from, l.id limit 1 for update skip locked),
    (select id from promised where comes_first),
    (select found.id
      from (
        select a.campaign_id, c.callback_anyones_after_minutes as theirs_for
        from campaign_agents a join campaigns c on c.id = a.campaign_id
        where a.user_id = $1 and ($4::uuid is null or c.id = $4) and not exists (select from promised)
          and c.status = 'live'
        order by -ln(((hashtextextended(a.campaign_id::text || $1::text, (extract(epoch from $2) * 1000)::bigint) & 4294967295) + 1) / 4294967297.0) / a.share, a.campaign_id
      ) turn, agent, lateral (
        ${stepsOf("turn.campaign_id")}
      ) step, lateral (
        select l.id from leads l
        where l.campaign_id = turn.campaign_id and l.queue_rank = step.queue_rank and l.language = step.language and ${free("l")}
          and ${theirsOrLate("l", "turn.theirs_for")}
        order by l.callable_from, l.id limit 1 for update skip locked
      ) found
      where step.language = '' or agent.languages = '{}' or step.language = any(agent.languages) or not ${somebodySpeaks("step.language", "turn.campaign_id", "$2")}
      limit 1)
  ) as id
  where not exists (select from had) and exists (select from agent)
), taken as (
  update leads l set held_by = $1, hold_token = gen_random_uuid(), held_until = $3 from chosen where l.id = chosen.id
  returning l.id, l.client_id, l.campaign_id, l.company_id, l.hold_token, l.held_until, l.blocked_since is not null
)
select *, true as had, false as weighs from had union all select *, false, false from taken${
  weighing
    ? ""
    : `
union all select null, null, null, null, null, null, null, false, true from promised
where not comes_first and not exists (select from had) and not exists (select from taken)`
}`;

const asUsual = claiming({ weighing: false });
const weighed = claiming({ weighing: true });

type Row = Record<"id" | "client_id" | "campaign_id" | "company_id" | "hold_token" | "held_until", string> & {
  had: boolean;
  was_blocked: boolean;
  weighs: boolean;
};

/** The lead this agent has in hand, or else the next best one, which is theirs from now on; null where nothing may be served. */
export async function claim(tx: Queryable, { by, now, campaignId }: Claim): Promise<Claimed | null> {
  const until = new Date(now.getTime() + holdMinutes * 60_000);
  const asked = [by, now.toISOString(), until.toISOString(), campaignId ?? null];
  let [row] = await runNamed<Row>(tx, "claim", asUsual, asked);
  if (row?.weighs) [row] = await runNamed<Row>(tx, "claim-weighed", weighed, asked);
  if (!row) return null;
  return {
    leadId: row.id,
    clientId: row.client_id,
    campaignId: row.campaign_id,
    companyId: row.company_id,
    token: row.hold_token,
    until: new Date(row.held_until),
    had: row.had,
    wasBlocked: row.was_blocked,
  };
}
