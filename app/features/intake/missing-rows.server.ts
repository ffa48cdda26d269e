import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { Stage } from "#db/vocabulary.ts";
import { formerEditions } from "./former-editions.ts";
import type { ImportFacts } from "./import-page.server.ts";
import type { InspectedRow } from "./inspect.ts";
import type { Settled } from "./settle.ts";

/** A company that an earlier edition of this list had, and this one has no more. */
export type MissingRow = {
  rowId: string;
  company: string;
  fileName: string;
  line: number;
  /** What stands of its lead today; null: it never became one. */
  lead: { id: string; stage: Stage } | null;
};
export type MissingRows = { count: number; rows: MissingRow[] };

/** What a file has of those before it: the records its rows are once more, the companies it names, and the ids of rows to be mended. */
type Brought = { records: string[]; companies: string[]; idsInQuarantine: string[] };
type Asked = Pick<ImportFacts, "id" | "clientId" | "campaignId" | "committedAt">;

const SHOWN = 300;

/** The rows of earlier files that are not in this one any more, before it is committed. */
export async function missingFromPreview(
  db: Queryable,
  about: Asked,
  { settled, rows }: { settled: Settled; rows: readonly InspectedRow[] },
): Promise<MissingRows> {
  return missingRows(db, about, {
    records: [...settled.again.values()].map(({ recordId }) => recordId),
    companies: settled.groups.flatMap(({ known }) => known?.company.companyId ?? []),
    idsInQuarantine: rows.flatMap(({ verdict, record }) => (verdict === "quarantined" && record.externalId) || []),
  });
}

/** The same of a file that is committed: its rows say by themselves whom they met. */
export async function missingFromStored(db: Queryable, about: Asked): Promise<MissingRows> {
  const { rows } = await db.execute<Brought>(sql`
    with recursive own as (select company_id, known_by, verdict, external_id from import_rows where import_id = ${about.id}),
    up as (
      select company_id as id from own where company_id is not null
      union
      select c.merged_into_id from up join companies c on c.id = up.id where c.merged_into_id is not null
    )
    select array(select company_id from own where known_by is not null) as records, array(select id from up) as companies,
      array(select external_id from own where verdict = 'quarantined' and external_id is not null) as "idsInQuarantine"`);
  return missingRows(db, about, rows[0] as Brought);
}

async function missingRows(db: Queryable, about: Asked, brought: Brought): Promise<MissingRows> {
  const none = { count: 0, rows: [] };
  if (brought.records.length === 0) return none;
  const editions = formerEditions(await earlierFiles(db, about, brought.records));
  if (editions.length === 0) return none;
  const found = await db.execute<
    Omit<MissingRow, "lead"> & { total: string; lead_id: string | null; stage: Stage | null }
  >(sql`
    with recursive absent as (
      select distinct on (r.company_id) r.id, r.company_id, r.line, i.file_name, i.committed_at
      from import_rows r join imports i on i.id = r.import_id
      where r.import_id = any(${ids(editions)}) and r.company_id is not null and not r.company_id = any(${ids(brought.records)})
        and not coalesce(r.external_id = any(${sql.param(brought.idsInQuarantine)}::text[]), false)
      order by r.company_id, i.committed_at desc, r.line
    ),
    up as (
      select company_id, company_id as at from absent
      union all
      select up.company_id, c.merged_into_id from up join companies c on c.id = up.at where c.merged_into_id is not null
    )
    select a.id as "rowId", c.name as company, a.file_name as "fileName", a.line, l.id as lead_id, l.stage, count(*) over () as total
    from absent a
    join companies c on c.id = a.company_id
    join up on up.company_id = a.company_id
    join companies top on top.id = up.at and top.merged_into_id is null
    left join leads l on l.company_id = top.id and l.campaign_id = ${about.campaignId} and l.merged_into_id is null
    where not top.id = any(${ids(brought.companies)})
    order by l.owner is null, a.committed_at, a.line limit ${SHOWN}`);
  return {
    count: Number(found.rows[0]?.total ?? 0),
    rows: found.rows.map(({ total: _, lead_id, stage, ...row }) => ({
      ...row,
      lead: lead_id && stage ? { id: lead_id, stage } : null,
    })),
  };
}

/** The files of this campaign that were committed before this one, and how far it, and those between, have their rows again. */
async function earlierFiles(db: Queryable, { id, clientId, campaignId, committedAt }: Asked, records: string[]) {
  const before: SQL = committedAt ? sql`and committed_at < ${committedAt.toISOString()}::timestamptz` : sql``;
  const { rows } = await db.execute<{ importId: string; rows: number; met: number; later: Record<string, number> }>(sql`
    with earlier as (
      select id, committed_at from imports
      where client_id = ${clientId} and campaign_id = ${campaignId} and status = 'committed' and id <> ${id} ${before}
    ),
    held as (
      select distinct e.id, e.committed_at, r.company_id from earlier e join import_rows r on r.import_id = e.id
      where r.company_id is not null
    ),
    again as (
      select one.id, other.id as later, count(*)::int as met
      from held one join held other on other.company_id = one.company_id and other.committed_at > one.committed_at
      group by one.id, other.id
    )
    select h.id as "importId", count(*)::int as rows, count(m.id)::int as met,
      (select coalesce(jsonb_object_agg(later, a.met), '{}') from again a where a.id = h.id) as later
    from held h left join unnest(${ids(records)}) as m(id) on m.id = h.company_id
    group by h.id, h.committed_at order by h.committed_at`);
  return rows.map(({ later, ...file }) => ({
    ...file,
    metLater: Object.entries(later).map(([importId, met]) => ({ importId, met })),
  }));
}

const ids = (all: readonly string[]): SQL => sql`${sql.param([...all])}::uuid[]`;
