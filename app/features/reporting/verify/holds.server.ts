import { sql } from "drizzle-orm";
import type { Check } from "./check.ts";

/**
 * Each hold as the ledger tells it: whose, on which lead, from when, until when it was last promised, and when it was let go of. The last
 * promise counts and not the longest: a call holds its lead for longer than it then lasts.
 */
const holds = sql`
  with told as materialized (
    select id, lead_id, by, at, type, data->>'holdToken' as token, (data->>'until')::timestamptz as until
    from events where type in ('lead.leased', 'lead.extended', 'lead.released')),
  holds as materialized (
    select token, lead_id,
      min(by::text) filter (where type = 'lead.leased')::uuid as by,
      min(at) filter (where type = 'lead.leased') as leased_at,
      (array_agg(until order by id desc) filter (where until is not null))[1] as until,
      min(at) filter (where type = 'lead.released') as released_at
    from told group by token, lead_id)`;

/**
 * What was done with each hold, beside what was written of the same lead before it. The order is that of the keys, which are made under the
 * lead's lock: the instants are those at which somebody asked, and who asked first may be served last.
 */
const written = sql`
  with written as (
    select lead_id, type, at, data->>'holdToken' as token, lag(data->>'holdToken') over w as token_before,
      lag(type) over w as before, lag((data->>'until')::timestamptz) over w as lasts_until
    from events where type in ('lead.leased', 'lead.extended', 'lead.released')
    window w as (partition by lead_id order by id))`;

const ran = (at: string) => `h.released_at < ${at} or h.until <= ${at}`;
const notBy = (by: string, at: string) => `h.leased_at is null or h.by <> ${by} or h.leased_at > ${at}`;

const why = (by: string, at: string) =>
  sql.raw(`case when h.leased_at is null then 'a hold nobody took on this lead.'
    when h.by <> ${by} then 'a colleague’s hold.' when h.leased_at > ${at} then 'a hold that had not begun.'
    when h.released_at < ${at} then 'a hold that had been let go of.' else 'a hold that had run out.' end`);

/** A lead is in one hand at a time, and what is done to it is done by that hand. */
export const holdChecks: Check[] = [
  {
    name: "agent-holds-one-lead",
    finds: sql`
      select held_by as id, 'The agent holds ' || count(*) || ' leads at once.' as text
      from leads where held_by is not null group by held_by having count(*) > 1`,
  },
  {
    name: "lead-in-one-hand",
    finds: sql`${written}
      select lead_id as id, 'Taken at ' || at || ' while another hold lasted until ' || lasts_until || '.' as text
      from written where type = 'lead.leased' and before in ('lead.leased', 'lead.extended') and lasts_until >= at`,
  },
  {
    name: "hold-ends-in-its-own-hand",
    finds: sql`${written}
      select lead_id as id, 'Kept or let go of at ' || at || ' under a hold that was over.' as text
      from written where type <> 'lead.leased' and (before is null or before = 'lead.released' or token_before <> token)`,
  },
  {
    name: "live-hold-is-in-the-ledger",
    finds: sql`${holds}
      select l.id, 'The lead is held, and the ledger knows nothing of that hold.' as text
      from leads l left join holds h on h.token = l.hold_token::text and h.lead_id = l.id
      where l.hold_token is not null and (h.leased_at is null or h.by <> l.held_by or h.released_at is not null)`,
  },
  {
    name: "dial-under-its-hold",
    finds: sql`${holds}
      select a.id, 'Dialled under ' || ${why("a.agent_id", "a.placed_at")} as text
      from attempts a left join holds h on h.token = a.hold_token::text and h.lead_id = a.lead_id
      where ${sql.raw(`${notBy("a.agent_id", "a.placed_at")} or ${ran("a.placed_at")}`)}`,
  },
  {
    // Also after it has run out: what was said on a call is told by whoever made it, however late.
    name: "outcome-under-its-hold",
    finds: sql`${holds}
      select o.id, 'Recorded under ' || ${why("o.by", "o.at")} as text
      from outcomes o left join holds h on h.token = o.hold_token::text and h.lead_id = o.lead_id
      where ${sql.raw(notBy("o.by", "o.at"))}`,
  },
  {
    name: "one-call-a-hold",
    finds: sql`
      select lead_id as id, 'Rung ' || count(*) || ' times under one hold.' as text
      from attempts group by lead_id, hold_token having count(*) > 1`,
  },
  {
    // By the ledger: the end of a call is told by the provider's clock, which may be ahead of ours.
    name: "outcome-speaks-of-its-call",
    finds: sql`
      select o.id, case when a.id is null then 'There is no such call.'
        when a.lead_id <> o.lead_id then 'The call was on another lead.'
        when a.hold_token <> o.hold_token then 'The call was under another hold.'
        else 'The call had not ended.' end as text
      from outcomes o left join attempts a on a.id = o.attempt_id
      where a.id is null or a.lead_id <> o.lead_id or a.hold_token <> o.hold_token or not exists (
        select from events said join events ended on ended.lead_id = said.lead_id and ended.type = 'call.ended' and ended.id < said.id
          and ended.data->>'attemptId' = a.id::text
        where said.lead_id = o.lead_id and said.type = 'outcome.recorded' and said.data->>'outcomeId' = o.id::text)`,
  },
];
