import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { WhyNot } from "./undo-words.ts";

/**
 * May it be undone, and if not, why? The first reason that holds: a later import that met one of these companies may have left notes
 * on its lead too, and is named first. The page asks, and the act once more under the locks.
 */
export async function mayUndo(db: Queryable, importId: string): Promise<WhyNot | null> {
  // Joined, and never sent as lists: 100,000 ids take longer on the way than to look up.
  const asked = await db.execute<{ why: WhyNot | null }>(sql`
    with this as not materialized (select * from imports where id = ${importId}),
    made as not materialized (
      select company_id from import_rows where import_id = ${importId} and known_by is null and company_id is not null
    ),
    met as not materialized (select company_id from import_rows where import_id = ${importId} and known_by is not null),
    opened as not materialized (select lead_id from import_rows where import_id = ${importId} and verdict = 'lead'),
    -- Also those it brought to companies that were there: their leads it did not open.
    numbers as not materialized (
      select n.id from made join phone_numbers n on n.origin_company_id = made.company_id
      union all select added_id from import_changes where import_id = ${importId} and kind = 'number'
    ),
    people as not materialized (
      select p.id from made join contacts p on p.origin_company_id = made.company_id
      union all select added_id from import_changes where import_id = ${importId} and kind = 'person'
    )
    select case
      when exists (select from opened join attempts using (lead_id)) then 'called'
      when exists (select from numbers join attempts on phone_number_id = numbers.id) then 'called'
      when exists (select from numbers join outcomes on phone_number_id = numbers.id) then 'called'
      when exists (select from people join attempts on contact_id = people.id) then 'called'
      when exists (select from people join outcomes on contact_id = people.id) then 'called'
      when exists (
        select from opened join leads on leads.id = lead_id
        where (stage, next_action) not in (('ready', 'call'), ('research', 'research'))
          or held_by is not null or merged_into_id is not null
      ) then 'worked-on'
      when exists (
        select from opened join events using (lead_id)
        where import_id is null and type not in ('lead.created', 'lead.leased', 'lead.released', 'lead.extended')
      ) then 'worked-on'
      when exists (select from made join merges on kept_company_id = company_id where by is not null) then 'worked-on'
      when exists (select from made join merges on merged_company_id = company_id where by is not null) then 'worked-on'
      when exists (
        select merged_company_id from made join merges on kept_company_id = company_id except select company_id from made
      ) then 'built-upon'
      when exists (select from made join import_rows using (company_id) where import_id <> ${importId}) then 'built-upon'
      when exists (
        select from met join import_changes using (company_id) join imports later on later.id = import_id
        cross join this where later.committed_at > this.committed_at
      ) then 'built-upon'
      when exists (
        select from imports later cross join this join import_changes c on c.import_id = later.id and c.kind in ('number', 'email')
        join (select id, origin_company_id from phone_numbers union all select id, origin_company_id from email_addresses) added
          on added.id = c.added_id
        join made on made.company_id = added.origin_company_id
        where later.client_id = this.client_id and later.committed_at > this.committed_at
      ) then 'built-upon'
      -- Taken off as sets: of tables that nobody has counted yet, as after a first file, the planner would look through all of one for each of the other.
      when exists (select leads.id from made join leads using (company_id) except select lead_id from opened) then 'built-upon'
      when exists (
        select from (
          select distinct merged_into_id as root from made join companies on id = company_id where merged_into_id is not null
        ) into_others
        join companies c on c.id = root or c.merged_into_id = root
        join events e on e.company_id = c.id and e.type = 'number.added'
        join phone_numbers n on n.id = (e.data->>'phoneNumberId')::uuid join made on made.company_id = n.origin_company_id
      ) then 'worked-on'
      when exists (
        select from import_changes c join phone_numbers n on n.contact_id = c.added_id
        where c.import_id = ${importId} and c.kind = 'person'
          and not exists (select from import_changes own where own.import_id = c.import_id and own.added_id = n.id)
      ) then 'worked-on'
      when exists (
        select from opened join notes using (lead_id) cross join this where notes.at > this.committed_at
      ) then 'worked-on'
      when exists (select from opened join answers using (lead_id)) then 'worked-on'
      when exists (select from opened join answers on origin_lead_id = opened.lead_id) then 'worked-on'
    end as why`);
  return asked.rows[0]?.why ?? null;
}
