import { sql } from "drizzle-orm";
import { endedCallStatuses } from "#db/vocabulary.ts";
import { words } from "../words.server.ts";
import type { Check } from "./check.ts";

/** No call without the decision that allowed it, and none of which the ledger does not know beginning and end. */
export const callChecks: Check[] = [
  {
    name: "call-has-its-attempt",
    finds: sql`
      select e.id, 'The ledger tells of a call (' || e.type || ') that has no attempt.' as text
      from events e left join attempts a on a.id = (e.data->>'attemptId')::uuid and a.lead_id = e.lead_id
      where e.type in ('call.placed', 'call.ended', 'call.found', 'voicemail.left') and a.id is null`,
  },
  {
    name: "attempt-is-in-the-ledger",
    finds: sql`
      select a.id, 'The attempt was placed ' || count(e.id) || ' times, says the ledger.' as text
      from attempts a left join events e on e.type = 'call.placed' and e.lead_id = a.lead_id and e.data->>'attemptId' = a.id::text
      group by a.id having count(e.id) <> 1`,
  },
  {
    name: "ended-attempt-ends-in-the-ledger",
    finds: sql`
      select a.id, case when a.ended_at is null then 'The ledger ended the call, the attempt did not.'
        else 'The attempt ended; the ledger ended it ' || count(e.id) || ' times.' end as text
      from attempts a left join events e on e.type = 'call.ended' and e.lead_id = a.lead_id and e.data->>'attemptId' = a.id::text
      group by a.id having count(e.id) <> case when a.ended_at is null then 0 else 1 end`,
  },
  {
    name: "attempt-ends-in-order",
    finds: sql`
      select id, 'Placed ' || placed_at || ', answered ' || coalesce(answered_at::text, 'never') || ', ended ' || coalesce(ended_at::text, 'never')
        || ', ' || status || '.' as text
      from attempts
      where ended_at < answered_at or (status in ${words(endedCallStatuses)}) <> (ended_at is not null) or talk_seconds < 0`,
  },
  {
    name: "call-was-allowed",
    finds: sql`
      select id, 'Dialled although the decision says ' || coalesce(decision->>'verdict', 'nothing')
        || case when decision->>'needsReason' = 'true' then ' and no reason was given.' else '.' end as text
      from attempts
      where decision->>'verdict' is distinct from 'allow'
        or (decision->>'needsReason' = 'true' and coalesce(decision->>'givenReason', '') = '')`,
  },
  {
    name: "suppressed-number-is-not-rung",
    finds: sql`
      select a.id, 'Rung at ' || a.placed_at || ', suppressed since ' || min(s.at) || '.' as text
      from attempts a
      join suppressions s on s.value_hash = a.number_hash and s.kind = 'number'
        and (s.client_id is null or s.client_id = a.client_id)
        and a.placed_at > s.at and (s.lifted_at is null or a.placed_at < s.lifted_at)
      group by a.id`,
  },
];
