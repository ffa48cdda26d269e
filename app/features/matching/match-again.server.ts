import { sql } from "drizzle-orm";
import type { Db, Queryable } from "#db/client.server.ts";
import { type Joined, joinMatched, type Matched } from "./join-matched.server.ts";
import { matchRecords } from "./match-records.ts";
import { storeKeys } from "./store-keys.server.ts";
import type { Branch, MatchRecord } from "./types.ts";

/**
 * Compares all companies of a client with each other, each record as it came: what was added by hand, by several files or by a newer
 * export is met here, and a company that could not be found again by its keys can be from now on.
 */
export async function matchAgain(db: Db, { clientId, now }: { clientId: string; now: Date }): Promise<Joined> {
  const known = await recordsOf(db, clientId);
  const unfound = known.records.filter(({ id }) => !known.found[id]);
  await storeKeys(
    db,
    clientId,
    unfound.map((record) => ({ companyId: known.idOf[record.id] ?? "", record })),
  );
  const { merges, review, branches } = matchRecords(known.records);
  const named = (does: Matched["does"]) => (pair: Branch) => ({
    ...pair,
    ids: [known.idOf[pair.a] ?? "", known.idOf[pair.b] ?? ""] as const,
    does,
  });
  const pairs = [...merges.map(named("merge")), ...review.map(named("ask")), ...branches.map(named("link"))];
  return joinMatched(db, { clientId, pairs, now });
}

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

/** Every record of a client as it came; the ids of the records are their places in the list. */
async function recordsOf(db: Queryable, clientId: string): Promise<Known> {
  const found = await db.execute<Row>(sql`
    select c.id, c.name, c.domain, c.address_line1, c.city, c.postcode, c.company_number,
      (select full_name from contacts p where p.origin_company_id = c.id order by p.id limit 1) as contact,
      array(select e164 from phone_numbers n where n.origin_company_id = c.id order by n.position) as phones,
      array(select address from email_addresses e where e.origin_company_id = c.id order by e.id) as emails,
      exists (select from match_keys k where k.company_id = c.id) as found
    from companies c where c.client_id = ${clientId} order by c.id`);
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
