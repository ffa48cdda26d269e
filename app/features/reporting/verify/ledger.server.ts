import { sql } from "drizzle-orm";
import type { Check } from "./check.ts";

/**
 * What the ledger tells of each lead: how it began, each step from stage to stage, and what was to happen next. Its order is that of the
 * keys, which are made under the lead's lock; who asked first may be served last.
 */
const told = sql`
  with told as materialized (
    select id, lead_id, type, data->>'from' as was, coalesce(data->>'to', data->>'stage') as became,
      data->>'nextAction' as next_action, (data->>'dueAt')::timestamptz as due_at
    from events where type in ('lead.created', 'lead.stage-changed', 'lead.rescheduled'))`;

/** Every change of a lead is in the ledger, and the ledger, played again, gives the rows as they are. */
export const ledgerChecks: Check[] = [
  {
    name: "lead-begins-once-in-the-ledger",
    finds: sql`
      select l.id, 'The ledger opens this lead ' || count(e.id) || ' times.' as text
      from leads l left join events e on e.lead_id = l.id and e.type = 'lead.created'
      group by l.id having count(e.id) <> 1`,
  },
  {
    name: "ledger-speaks-of-leads-that-are",
    finds: sql`
      select e.id, 'The ledger opened a lead that is not there, and its import was not undone.' as text
      from events e left join leads l on l.id = e.lead_id left join imports i on i.id = e.import_id
      where e.type = 'lead.created' and l.id is null and i.status is distinct from 'undone'`,
  },
  {
    name: "stages-follow-from-the-ledger",
    // Counted as steps into and out of each stage, which needs no order among entries of one instant.
    finds: sql`${told},
      steps as (
        select lead_id, became as stage, 1 as n from told where type <> 'lead.rescheduled'
        union all select lead_id, was, -1 from told where type = 'lead.stage-changed'
        union all select id, stage, -1 from leads)
      select l.id, 'It is ' || l.stage || '; the ledger does not lead there: ' || string_agg(s.stage || ' ' || s.n, ', ') || '.' as text
      from (select lead_id, stage, sum(n) as n from steps group by lead_id, stage having sum(n) <> 0) s
      join leads l on l.id = s.lead_id
      group by l.id`,
  },
  {
    name: "ledger-has-no-gaps",
    finds: sql`${told},
      ordered as (
        select id, was, type, lag(became) over (partition by lead_id order by id) as before
        from told where type <> 'lead.rescheduled')
      select o.id, 'The step leaves ' || o.was || ', but the lead stood in ' || o.before || '.' as text
      from ordered o
      where o.type = 'lead.stage-changed' and o.before is distinct from o.was`,
  },
  {
    name: "next-action-as-recorded",
    finds: sql`${told},
      newest as (select distinct on (lead_id) * from told order by lead_id, id desc)
      select l.id, 'Next is ' || coalesce(l.next_action, 'nothing') || ' at ' || coalesce(l.due_at::text, 'no time') || '; the ledger says otherwise.' as text
      from leads l
      where l.merged_into_id is null and exists (select from newest n where n.lead_id = l.id)
        and not exists (
          select from newest n where n.lead_id = l.id
            and n.next_action is not distinct from l.next_action and n.due_at is not distinct from l.due_at)`,
  },
  {
    name: "outcome-is-in-the-ledger",
    finds: sql`
      select o.id, 'The ledger has this outcome ' || count(e.id) || ' times.' as text
      from outcomes o left join events e on e.lead_id = o.lead_id and e.type = 'outcome.recorded' and e.data->>'outcomeId' = o.id::text
      group by o.id having count(e.id) <> 1`,
  },
];
