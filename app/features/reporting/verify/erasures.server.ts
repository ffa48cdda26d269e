import { sql } from "drizzle-orm";
import { erased } from "#app/kit/erased.ts";
import { finalStages } from "#db/vocabulary.ts";
import { words } from "../words.server.ts";
import type { Check } from "./check.ts";

/** Of whoever was erased nothing goes on: no lead, no way to reach them, no plan. */
export const erasureChecks: Check[] = [
  {
    name: "erased-company-has-no-open-lead",
    finds: sql`
      select l.id, 'It is ' || l.stage || '; its company was erased at ' || c.erased_at || '.' as text
      from leads l join companies c on c.id = l.company_id
      where c.erased_at is not null and l.stage not in ${words(finalStages)}`,
  },
  {
    name: "erased-person-is-reached-on-nothing",
    finds: sql`
      select p.id, 'They were erased at ' || p.erased_at || '; a number or an address is still theirs.' as text
      from contacts p
      where p.erased_at is not null and (exists (select from email_addresses e where e.contact_id = p.id)
        or exists (select from phone_numbers n where n.contact_id = p.id and n.erased_at is null))`,
  },
  {
    name: "no-plan-writes-to-the-erased",
    finds: sql`
      select distinct r.id, 'The plan goes on, and wrote to somebody who was erased.' as text
      from touch_runs r join touches t on t.run_id = r.id join messages m on m.id = t.message_id
      where r.ended_at is null and position(${erased} in m.to_address) > 0`,
  },
];
