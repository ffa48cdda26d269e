import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { uuids } from "./company-tree.server.ts";
import type { MatchRecord } from "./types.ts";

type Row = {
  id: string;
  name: string;
  contact: string | null;
  phones: string[];
  emails: string[];
  domain: string | null;
  address_line1: string | null;
  city: string | null;
  postcode: string | null;
  company_number: string | null;
  found: boolean;
};

type Known = { records: MatchRecord[]; idOf: string[]; found: boolean[] };

/** Every record of a client as it came, or some of them; the ids of the records are their places in the list. Nobody is met by whom we erased. */
export async function recordsOf(db: Queryable, clientId: string, companyIds?: readonly string[]): Promise<Known> {
  const found = await db.execute<Row>(sql`
    select c.id, c.name, c.domain, c.address_line1, c.city, c.postcode, c.company_number,
      (select full_name from contacts p where p.origin_company_id = c.id and p.erased_at is null order by p.id limit 1) as contact,
      array(select e164 from phone_numbers n where n.origin_company_id = c.id and n.erased_at is null order by n.position) as phones,
      array(select address from email_addresses e where e.origin_company_id = c.id order by e.id) as emails,
      exists (select from match_keys k where k.company_id = c.id) as found
    from companies c where c.client_id = ${clientId} and c.erased_at is null
      ${companyIds ? sql`and c.id = any(${uuids(companyIds)})` : sql``} order by c.id`);
  return {
    records: found.rows.map((row, id) => ({
      id,
      company: row.name,
      contact: row.contact,
      phones: row.phones,
      emails: row.emails,
      domain: row.domain,
      addressLine: row.address_line1,
      city: row.city,
      postcode: row.postcode,
      companyNumber: row.company_number,
    })),
    idOf: found.rows.map(({ id }) => id),
    found: found.rows.map((row) => row.found),
  };
}
