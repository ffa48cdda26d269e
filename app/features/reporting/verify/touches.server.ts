import { sql } from "drizzle-orm";
import { erased } from "#app/kit/erased.ts";
import { finalStages } from "#db/vocabulary.ts";
import { words } from "../words.server.ts";
import type { Check } from "./check.ts";

/** Whoever is kept in touch with has a next touch with a date; each is made once, and none for who has gone or wants no more. */
export const touchChecks: Check[] = [
  {
    name: "open-run-has-one-planned-touch",
    finds: sql`
      select r.id, 'The plan goes on, and ' || count(t.id) || ' touches are planned.' as text
      from touch_runs r left join touches t on t.run_id = r.id and t.status = 'planned'
      where r.ended_at is null group by r.id having count(t.id) <> 1`,
  },
  {
    name: "ended-run-plans-nothing",
    finds: sql`
      select t.id, 'A ' || t.kind || ' is planned for ' || t.due_at || '; its plan ended at ' || r.ended_at || '.' as text
      from touches t join touch_runs r on r.id = t.run_id
      where t.status = 'planned' and r.ended_at is not null`,
  },
  {
    name: "touch-is-settled-once",
    finds: sql`
      select t.id, 'The ' || t.kind || ' is ' || t.status || '; the ledger settled it ' || count(e.id) || ' times.' as text
      from touches t left join events e on e.lead_id = t.lead_id and e.type in ('touch.done', 'touch.skipped') and e.data->>'touchId' = t.id::text
      group by t.id having count(e.id) <> case when t.status in ('done', 'failed', 'skipped') then 1 else 0 end`,
  },
  {
    name: "no-touch-for-who-has-gone",
    finds: sql`
      select t.id, 'The ' || t.kind || ' was made at ' || t.settled_at || '; the lead was ' || last.became || ' by then.' as text
      from touches t
      cross join lateral (
        select e.data->>'to' as became, e.at from events e
        where e.lead_id = t.lead_id and e.type = 'lead.stage-changed' and e.at < t.settled_at
        order by e.at desc, e.id desc limit 1) last
      where t.status = 'done' and last.became in ${words(finalStages)}`,
  },
  {
    name: "no-letter-after-no-more",
    finds: sql`
      with ends as (
        select lower(m.to_address) as address, min(r.ended_at) as at
        from touch_runs r join touches t on t.run_id = r.id join messages m on m.id = t.message_id
        where r.end_reason in ('unsubscribed', 'bounced') and m.to_address <> ${erased} group by 1)
      select m.id, 'Sent at ' || m.sent_at || ' to an address at which mail ended at ' || e.at || '.' as text
      from ends e join messages m on lower(m.to_address) = e.address and m.one_click and m.sent_at > e.at`,
  },
];
