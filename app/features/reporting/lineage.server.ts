import { sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { LeadSource } from "#db/vocabulary.ts";

export type Kin = { leadId: string; companyId: string; company: string; says: string };

const cameFrom: Partial<Record<LeadSource, string>> = {
  moved: "Somebody moved from there to here.",
  referred: "Somebody there named this company.",
  successor: "The campaign before this one.",
};
const ledTo: Partial<Record<LeadSource, string>> = {
  moved: "Somebody from here moved there.",
  referred: "Somebody here named them.",
  successor: "It goes on in the campaign that follows.",
};

/** The lead this one came from, those that came of it, and those it led to that were there already. */
export async function lineageOf(db: Queryable, leadId: string): Promise<Kin[]> {
  const found = await db.execute<{
    leadId: string;
    companyId: string;
    company: string;
    source: LeadSource;
    up: boolean;
  }>(sql`
    select p.id as "leadId", f.id as "companyId", f.name as company, l.source, true as up
    from leads l join leads p on p.id = l.parent_lead_id join companies f on f.id = p.company_id where l.id = ${leadId}
    union all
    select c.id, f.id, f.name, c.source, false
    from leads c join companies f on f.id = c.company_id where c.parent_lead_id = ${leadId}
    union
    select c.id, f.id, f.name, e.data->>'source', false
    from events e join leads c on c.id = (e.data->>'leadId')::uuid join companies f on f.id = c.company_id
    where e.lead_id = ${leadId} and e.type = 'lead.led-to' and c.parent_lead_id is distinct from ${leadId}::uuid
    order by up desc, company`);
  return (await asTold(db, found.rows)).map(({ source, up, ...kin }) => ({
    ...kin,
    says: (up ? cameFrom : ledTo)[source] ?? "Taken apart from another.",
  }));
}
