import { sql } from "drizzle-orm";
import { shownNumber } from "#app/kit/shown-number.ts";
import { localDate } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import { uuids } from "./company-tree.server.ts";
import type { ShownRecord } from "./compare-records.ts";

/** A record with what stands above its column, and what decides which one is kept. */
export type FoundRecord = ShownRecord & { lines: { line: number; fileName: string }[]; calls: number; members: number };

type Found = {
  id: string;
  name: string;
  website: string | null;
  address: string | null;
  postcode: string | null;
  country: string | null;
  company_number: string | null;
  people: string[];
  phones: string[];
  emails: string[];
  old_status: string | null;
  last_contact: string | null;
  note: string | null;
  lines: { line: number; fileName: string }[];
  calls: number;
  members: number;
};

/** These companies as a reviewer sees them, in the order they are named: with everything that stands at them by now. */
export async function shownRecords(db: Queryable, companyIds: readonly string[]): Promise<FoundRecord[]> {
  const found = await db.execute<Found>(sql`
    select c.id, c.name, regexp_replace(coalesce(c.website, c.domain), '^https?://(www\\.)?|/$', '', 'gi') as website, c.postcode, c.country, c.company_number,
      nullif(concat_ws(', ', c.address_line1, c.address_line2, c.city), '') as address,
      array(select full_name || coalesce(', ' || job_title, '') from contacts where company_id = c.id and erased_at is null order by id) as people,
      array(select distinct on (e164) e164 from phone_numbers where company_id = c.id and erased_at is null order by e164, position) as phones,
      array(select distinct address from email_addresses where company_id = c.id order by address) as emails,
      lead.old_status, lead.last_contacted_on::text as last_contact,
      (select text from notes where lead_id = lead.id order by at desc, id desc limit 1) as note,
      (select count(*)::int from attempts where lead_id = lead.id or company_id = c.id) as calls,
      (select count(*)::int from companies where merged_into_id = c.id) as members,
      coalesce((
        select jsonb_agg(jsonb_build_object('line', r.line, 'fileName', i.file_name) order by i.uploaded_at, r.line)
        from import_rows r join imports i on i.id = r.import_id
        where r.company_id = c.id or r.company_id in (select id from companies where merged_into_id = c.id)
      ), '[]'::jsonb) as lines
    from companies c left join lateral (
      select id, old_status, last_contacted_on from leads
      where company_id = c.id and merged_into_id is null order by created_at desc, id desc limit 1
    ) lead on true
    where c.id = any(${uuids(companyIds)})`);
  return companyIds.flatMap((companyId) => {
    const row = found.rows.find(({ id }) => id === companyId);
    if (!row) return [];
    const { id, country, company_number, old_status, last_contact, ...told } = row;
    return [
      {
        ...told,
        companyId: id,
        phones: told.phones.map((e164) => shownNumber(e164, country ?? "GB")),
        companyNumber: company_number,
        oldStatus: old_status,
        lastContact: last_contact ? localDate(last_contact) : null,
      },
    ];
  });
}
