import { sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import type { Queryable } from "#db/client.server.ts";

export type ResearchRow = {
  leadId: string;
  companyId: string;
  company: string;
  city: string | null;
  postcode: string | null;
  website: string | null;
  campaign: string;
  dueAt: string;
  late: boolean;
};

const shown = 500;

/** The leads that nobody can ring until somebody finds a number, the longest waiting first. */
export async function researchList(
  db: Queryable,
  { now }: { now: Date },
): Promise<{ rows: ResearchRow[]; total: number }> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const found = await db.execute<ResearchRow & { total: number }>(sql`
    select l.id as "leadId", f.id as "companyId", f.name as company, f.city, f.postcode, f.website, c.name as campaign,
      to_json(l.due_at) as "dueAt", l.due_at < ${at} as late, (count(*) over ())::int as total
    from leads l join companies f on f.id = l.company_id join campaigns c on c.id = l.campaign_id
    where l.stage = 'research' and l.merged_into_id is null
    order by l.due_at, l.id limit ${shown}`);
  const rows = found.rows.map(({ total: _, ...row }) => row);
  return { rows: await asTold(db, rows), total: found.rows[0]?.total ?? 0 };
}
