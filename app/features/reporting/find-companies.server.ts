import { sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { cutText } from "#app/kit/cut-text.ts";
import { storable } from "#app/kit/storable.ts";
import type { Queryable } from "#db/client.server.ts";
import type { Owner, Stage } from "#db/vocabulary.ts";

export type FoundCompany = {
  companyId: string;
  company: string;
  city: string | null;
  client: string;
  leadId: string | null;
  campaign: string | null;
  stage: Stage | null;
  owner: Owner | null;
  /** What of it fits what was asked: the number, the address, the person. */
  through: string | null;
};

const shown = 50;
/** Nobody's name is longer; a page of text is no question. */
const longest = 200;

/** Companies by name, person, number, email or domain. A merged one is found under the name of the one that was kept. */
export async function findCompanies(db: Queryable, asked: string): Promise<FoundCompany[]> {
  const text = cutText(storable(asked).trim(), longest);
  if (text.length < 2) return [];
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  // "020 7946" and "+44 20 7946" mean the same number: the national zero is not part of it.
  const digits = text.replace(/\D/g, "").replace(/^0+/, "");
  const number = digits.length >= 4 && !/[a-z]/i.test(text) ? `%${digits}%` : null;
  const found = await db.execute<FoundCompany>(sql`
    with hits as (
      select coalesce(merged_into_id, id) as company_id, null as through from companies where name ilike ${like} or domain ilike ${like}
      union all select coalesce(f.merged_into_id, f.id), null from field_choices t join companies f on f.id = t.company_id where t.typed->>'name' ilike ${like}
      union all select company_id, full_name from contacts where full_name ilike ${like}
      union all select company_id, address from email_addresses where address ilike ${like}
      ${number ? sql`union all select company_id, raw from phone_numbers where e164 like ${number}` : sql``}),
    best as (select company_id, min(through) as through from hits group by company_id limit 500)
    select f.id as "companyId", f.name as company, f.city, k.name as client, l.id as "leadId", c.name as campaign, l.stage, l.owner, b.through
    from best b join companies f on f.id = b.company_id join clients k on k.id = f.client_id
    left join leads l on l.company_id = f.id and l.merged_into_id is null left join campaigns c on c.id = l.campaign_id
    order by (f.name ilike ${`${text}%`}) desc, f.name, l.id limit ${shown}`);
  return asTold(db, found.rows);
}
