import { sql } from "drizzle-orm";
import type { Check } from "./check.ts";

/**
 * Nobody who stands on a list in force waits to be called. Numbers are compared here; addresses and domains are kept as keyed hashes, which the
 * database cannot make: `check-lists` compares them each night. A lead somebody has in hand is theirs to decide.
 */
export const listChecks: Check[] = [
  {
    name: "ready-lead-is-on-no-list",
    finds: sql`
      select l.id, 'Ready to be called, and a number of it is on the list of ' || i.kind || ' since ' || min(s.at) || '.' as text
      from leads l
      join phone_numbers n on n.company_id = l.company_id
      join suppressions s on s.value_hash = n.number_hash and s.kind = 'number' and s.lifted_at is null
        and (s.client_id is null or s.client_id = l.client_id)
      join suppression_lists i on i.id = s.list_id and i.status = 'active'
      where l.stage = 'ready' and l.next_action = 'call' and l.held_by is null and l.merged_into_id is null
      group by l.id, i.kind`,
  },
  {
    name: "suppression-of-a-list-ends-with-it",
    finds: sql`
      select s.id, 'It holds for a list that is ' || coalesce(i.status, 'not there') || '.' as text
      from suppressions s left join suppression_lists i on i.id = s.list_id
      where s.list_id is not null and s.lifted_at is null and i.status is distinct from 'active'`,
  },
];
