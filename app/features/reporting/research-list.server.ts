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

/** Who was looked for in vain waits this long and longer, and is no work of this month. */
const soonDays = 31;

type Vain = { leads: number; next: string | null };

/** The leads that nobody can ring until somebody finds a number, the longest waiting first; and of those looked for in vain, how many there are and when the next is due. */
export async function researchList(
  db: Queryable,
  { now }: { now: Date },
): Promise<{ rows: ResearchRow[]; total: number; vain: Vain }> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const soon = sql`${at} + make_interval(days => ${soonDays})`;
  const found = await db.execute<ResearchRow & { total: number }>(sql`
    select l.id as "leadId", f.id as "companyId", f.name as company, f.city, f.postcode, f.website, c.name as campaign,
      to_json(l.due_at) as "dueAt", l.due_at < ${at} as late, (count(*) over ())::int as total
    from leads l join companies f on f.id = l.company_id join campaigns c on c.id = l.campaign_id
    where l.stage = 'research' and l.merged_into_id is null and l.due_at <= ${soon}
    order by l.due_at, l.id limit ${shown}`);
  const rows = found.rows.map(({ total: _, ...row }) => row);
  const later = await db.execute<Vain>(sql`
    select count(*)::int as leads, to_json(min(due_at)) as next from leads
    where stage = 'research' and merged_into_id is null and due_at > ${soon}`);
  const [vain = { leads: 0, next: null }] = later.rows;
  return { rows: await asTold(db, rows), total: found.rows[0]?.total ?? 0, vain };
}
