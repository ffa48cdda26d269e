import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { Stage } from "#db/vocabulary.ts";
import { type EarlierFile, formerEditions } from "./former-editions.ts";
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
export type MissingRows = { count: number; from: number; rows: MissingRow[] };

/**
 * What a file has of those before it, each as a query: the records its rows are once more, the companies it names, and the client's ids of
 * rows that wait to be mended.
 */
type Brought = Record<"records" | "companies" | "idsInQuarantine", SQL>;
type Asked = Pick<ImportFacts, "id" | "clientId" | "campaignId" | "committedAt">;

const AT_A_TIME = 300;

/** The rows of earlier files that are not in this one any more, before it is committed. */
export async function missingFromPreview(
  db: Queryable,
  about: Asked,
  { settled, rows, from = 0 }: { settled: Settled; rows: readonly InspectedRow[]; from?: number },
): Promise<MissingRows> {
  if (settled.again.size === 0) return { count: 0, from, rows: [] };
  const ids = rows.flatMap(({ verdict, record }) => (verdict === "quarantined" && record.externalId) || []);
  return missingRows(db, about, from, {
    records: uuids([...settled.again.values()].map(({ recordId }) => recordId)),
    companies: uuids(settled.groups.flatMap(({ known }) => known?.company.companyId ?? [])),
    idsInQuarantine: sql`select unnest(${sql.param(ids)}::text[])`,
  });
}

/** The same of a file that is committed: its rows say by themselves whom they met. */
export async function missingFromStored(db: Queryable, about: Asked, from = 0): Promise<MissingRows> {
  const own = (what: SQL, which: SQL) =>
    sql`select ${what} from import_rows where import_id = ${about.id} and ${which}`;
  return missingRows(db, about, from, {
    records: own(sql`company_id`, sql`known_by is not null`),
    companies: sql`
      with recursive up as (
        ${own(sql`company_id as id`, sql`company_id is not null`)}
        union
        select c.merged_into_id from up join companies c on c.id = up.id where c.merged_into_id is not null
      ) select id from up`,
    idsInQuarantine: own(sql`external_id`, sql`verdict = 'quarantined' and external_id is not null`),
  });
}

async function missingRows(db: Queryable, about: Asked, from: number, brought: Brought): Promise<MissingRows> {
  const none = { count: 0, from, rows: [] };
  const editions = await formerEditions(await earlierFiles(db, about, brought), (file, later) =>
    sharedRows(db, file, later),
  );
  if (editions.length === 0) return none;
  const found = await db.execute<
    Omit<MissingRow, "lead"> & { total: string; lead_id: string | null; stage: Stage | null }
  >(sql`
    with recursive absent as (
      select distinct on (r.company_id) r.id, r.company_id, r.line, i.file_name, i.committed_at
      from import_rows r join imports i on i.id = r.import_id
      where r.import_id in (${uuids(editions)}) and r.company_id is not null and r.company_id not in (${brought.records})
        and not coalesce(r.external_id in (${brought.idsInQuarantine}), false)
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
    where top.id not in (${brought.companies})
    order by l.owner is null, a.committed_at, a.line, a.id offset ${from} limit ${AT_A_TIME}`);
  return {
    count: Number(found.rows[0]?.total ?? 0),
    from,
    rows: found.rows.map(({ total: _, lead_id, stage, ...row }) => ({
      ...row,
      lead: lead_id && stage ? { id: lead_id, stage } : null,
    })),
  };
}

/** The files of this campaign that were committed before this one, the newest first, and how much of each it has again. */
async function earlierFiles(db: Queryable, about: Asked, { records }: Brought): Promise<EarlierFile[]> {
  const { id, clientId, campaignId, committedAt } = about;
  const before: SQL = committedAt ? sql`and i.committed_at < ${committedAt.toISOString()}::timestamptz` : sql``;
  const { rows } = await db.execute<EarlierFile>(sql`
    select i.id as "importId", count(*)::int as rows, count(m.id)::int as met
    from imports i join import_rows r on r.import_id = i.id and r.company_id is not null
    left join (${records}) as m(id) on m.id = r.company_id
    where i.client_id = ${clientId} and i.campaign_id = ${campaignId} and i.status = 'committed' and i.id <> ${id} ${before}
    group by i.id order by i.committed_at desc, i.id`);
  return rows;
}

async function sharedRows(db: Queryable, file: string, later: string): Promise<number> {
  const { rows } = await db.execute<{ shared: number }>(sql`
    select count(*)::int as shared from import_rows one join import_rows other using (company_id)
    where one.import_id = ${file} and other.import_id = ${later}`);
  return rows[0]?.shared ?? 0;
}

const uuids = (all: readonly string[]): SQL => sql`select unnest(${sql.param([...all])}::uuid[])`;
