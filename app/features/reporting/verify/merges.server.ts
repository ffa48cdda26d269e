import { sql } from "drizzle-orm";
import { finalStages } from "#db/vocabulary.ts";
import { words } from "../words.server.ts";
import type { Check } from "./check.ts";

/** A merge is whole or not at all: one live merge for each merged company, and nothing left behind with it. */
export const mergeChecks: Check[] = [
  {
    name: "merged-company-has-one-merge",
    finds: sql`
      select c.id, 'The company is ' || case when c.merged_into_id is null then 'not merged' else 'merged' end
        || '; it has ' || count(m.id) || ' live merges.' as text
      from companies c left join merges m on m.merged_company_id = c.id and m.undone_at is null
      group by c.id having count(m.id) <> case when c.merged_into_id is null then 0 else 1 end`,
  },
  {
    name: "merges-go-round-in-no-circle",
    finds: sql`
      with recursive up (id, top, path, looped) as (
        select id, merged_into_id, array[id], false from companies where merged_into_id is not null
        union all
        select up.id, c.merged_into_id, up.path || c.id, c.id = any(up.path)
        from up join companies c on c.id = up.top where not up.looped and c.merged_into_id is not null)
      select distinct id, 'The company is merged into itself by a detour.' as text from up where looped`,
  },
  {
    name: "merged-company-keeps-nothing",
    finds: sql`
      select c.id, 'The merged company still has ' || left_behind.what || '.' as text
      from companies c
      join lateral (
        select 'a person' as what from contacts t where t.company_id = c.id
        union select 'a number' from phone_numbers t where t.company_id = c.id
        union select 'an address' from email_addresses t where t.company_id = c.id
        union select 'an open lead' from leads t where t.company_id = c.id and t.merged_into_id is null and t.stage not in ${words(finalStages)}
      ) left_behind on true
      where c.merged_into_id is not null`,
  },
  {
    name: "merged-lead-has-its-merge",
    // Either of the two leads may have been the one that went on, so the merge is looked for at the home of both.
    finds: sql`
      select l.id, 'The merged lead is ' || case when t.campaign_id is distinct from l.campaign_id
        then 'merged into another campaign.' else 'explained by no merge that stands.' end as text
      from leads l left join leads t on t.id = l.merged_into_id
      where l.merged_into_id is not null
        and (t.campaign_id is distinct from l.campaign_id
          or not exists (select from merges m where m.undone_at is null and m.merged_company_id in
            (coalesce(l.origin_company_id, l.company_id), coalesce(t.origin_company_id, t.company_id))))`,
  },
];
