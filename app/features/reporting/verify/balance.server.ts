import { sql } from "drizzle-orm";
import { stages, verdicts } from "#db/vocabulary.ts";
import { words } from "../words.server.ts";
import type { Check } from "./check.ts";

/** Rows read = blank + quarantined + suppressed + merged + leads; leads = those from rows and those added = the sum over the stages. */
export const balanceChecks: Check[] = [
  {
    name: "import-rows-add-up",
    finds: sql`
      select i.id, 'Import of ' || i.rows_read || ' rows: ' || count(r.id) || ' stored, '
        || count(r.id) filter (where r.verdict in ${words(verdicts)}) || ' with a verdict.' as text
      from imports i left join import_rows r on r.import_id = i.id
      where i.status = 'committed'
      group by i.id
      having i.rows_read is distinct from count(r.id)
        or count(r.id) <> count(r.id) filter (where r.verdict in ${words(verdicts)})`,
  },
  {
    name: "import-verdicts-as-recorded",
    finds: sql`
      with named (verdict, word) as (values ('lead', 'leads'), ('merged', 'merged'), ('suppressed', 'suppressed'),
          ('quarantined', 'quarantined'), ('blank', 'blank')),
        committed as (select import_id, data from events where type = 'import.committed'),
        changed as (
          select r.import_id, e.data->>'from' as was, e.data->>'to' as became
          from events e join import_rows r on r.id = (e.data->>'rowId')::uuid where e.type = 'row.verdict-changed')
      select i.id, 'The ledger leads to ' || coalesce(told.n::text, 'no') || ' rows ' || w.verdict || ', the rows say ' || stored.n || '.' as text
      from imports i cross join named w
      cross join lateral (select count(*) as n from import_rows r where r.import_id = i.id and r.verdict = w.verdict) stored
      left join lateral (
        select (c.data->>w.word)::int
          + (select count(*) from changed x where x.import_id = i.id and x.became = w.verdict)
          - (select count(*) from changed x where x.import_id = i.id and x.was = w.verdict) as n
        from committed c where c.import_id = i.id) told on true
      where i.status = 'committed' and told.n is distinct from stored.n`,
  },
  {
    name: "rows-only-of-committed-imports",
    finds: sql`
      select i.id, 'An import that is ' || i.status || ' has ' || count(*) || ' rows.' as text
      from imports i join import_rows r on r.import_id = i.id
      where i.status <> 'committed' group by i.id`,
  },
  {
    name: "row-of-a-lead-has-its-lead",
    finds: sql`
      select r.id, 'Row ' || r.line || ' is a lead, but ' || case
        when l.id is null then 'has none.' when l.merged_into_id is not null then 'its lead was merged away.'
        else 'its lead is in another campaign.' end as text
      from import_rows r join imports i on i.id = r.import_id left join leads l on l.id = r.lead_id
      where r.verdict = 'lead'
        and (l.id is null or l.merged_into_id is not null or l.campaign_id <> i.campaign_id)`,
  },
  {
    name: "lead-counts-for-one-row",
    finds: sql`
      select lead_id as id, count(*) || ' rows say that they are this one lead.' as text
      from import_rows where verdict = 'lead' and lead_id is not null group by lead_id having count(*) > 1`,
  },
  {
    name: "lead-from-a-row-has-its-row",
    finds: sql`
      select l.id, 'The lead came from a row, but no row says lead.' as text
      from leads l
      where l.source = 'row' and l.merged_into_id is null
        and not exists (select from import_rows r where r.lead_id = l.id and r.verdict = 'lead')`,
  },
  {
    name: "lead-counts-in-a-stage",
    finds: sql`
      select id, 'The stage “' || stage || '” counts nowhere.' as text
      from leads where merged_into_id is null and stage not in ${words(stages)}`,
  },
];
