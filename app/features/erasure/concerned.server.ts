import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { lastDigits } from "./number-patterns.ts";

/** Everything that may speak of some people: their companies with all that went into them or once did, and what hangs on those. */
export type Concerned = {
  clientIds: string[];
  companyIds: string[];
  /** Those of them that are one of these people, with what went into them. */
  firmIds: string[];
  /** Also those that went into others, came from these, or led to them. */
  leadIds: string[];
  handbackIds: string[];
  /** Letters to them, about these leads, or to their client's people about what was passed. */
  messageIds: string[];
  /** Rows of their clients' files that have a number or an address of theirs, wherever they went, and those that went nowhere. */
  rowIds: string[];
  /** Of their numbers. */
  digits: string[];
  /** Files that were stopped or failed before they had rows. */
  stoppedImportIds: readonly string[];
};

export const uuids = (ids: readonly string[]): SQL => sql`any(${sql.param([...ids])}::uuid[])`;
export const texts = (all: readonly string[]): SQL => sql`any(${sql.param([...all])}::text[])`;

type About = {
  contactIds: readonly string[];
  numbers: readonly string[];
  emails: readonly string[];
  firms?: readonly string[];
  stoppedImportIds?: readonly string[];
};

export async function concernedBy(
  db: Queryable,
  { contactIds, numbers, emails, firms = [], stoppedImportIds = [] }: About,
): Promise<Concerned> {
  const companies = await db.execute<{ id: string; client_id: string }>(sql`
    with recursive near as (
      select unnest(array[company_id, origin_company_id]) as id from contacts where id = ${uuids(contactIds)}
      union
      select other.id from near cross join lateral (
        select merged_into_id as id from companies where id = near.id and merged_into_id is not null
        union all select c.id from companies c where c.merged_into_id = near.id
        union all select kept_company_id from merges where merged_company_id = near.id
        union all select merged_company_id from merges where kept_company_id = near.id
      ) other
    ) select c.id, c.client_id from near join companies c using (id) order by c.id`);
  const companyIds = companies.rows.map(({ id }) => id);
  const firmIds = await idsOf(
    db,
    sql`select id from companies where id = ${uuids(firms)} or merged_into_id = ${uuids(firms)} order by id`,
  );
  const leads = await idsOf(
    db,
    sql`
    with recursive near as (
      select id from leads where company_id = ${uuids(companyIds)} or origin_company_id = ${uuids(companyIds)}
      union
      select other.id from near cross join lateral (
        select id from leads where merged_into_id = near.id
        union all select merged_into_id from leads where id = near.id and merged_into_id is not null
        union all select id from leads where parent_lead_id = near.id
        union all select parent_lead_id from leads where id = near.id and parent_lead_id is not null
      ) other
    ) select id from near order by id`,
  );
  const handbackIds = await idsOf(db, sql`select id from handbacks where lead_id = ${uuids(leads)}`);
  const messageIds = await idsOf(
    db,
    sql`
    select id from messages where lower(to_address) = ${texts(emails.map((address) => address.toLowerCase()))}
    union select message_id from touches where lead_id = ${uuids(leads)} and message_id is not null
    union select id from messages where once_key like 'handback:%'
      and split_part(once_key, ':', 2) = ${texts(handbackIds)}`,
  );
  const clientIds = [...new Set(companies.rows.map(({ client_id }) => client_id))].sort();
  // However it was written, its last digits stand in a row.
  const digits = numbers.map(lastDigits);
  const rowIds = await rowsWith(db, { clientIds, digits, emails });
  return { clientIds, companyIds, firmIds, leadIds: leads, handbackIds, messageIds, rowIds, digits, stoppedImportIds };
}

async function rowsWith(
  db: Queryable,
  { clientIds, digits, emails }: { clientIds: readonly string[]; digits: readonly string[]; emails: readonly string[] },
): Promise<string[]> {
  return idsOf(
    db,
    sql`
    select id from import_rows where client_id = ${uuids(clientIds)} and (company_id is null
      or regexp_replace(array_to_string(cells, ' '), '[^0-9]', '', 'g') like ${texts(digits.map(holding))}
      or lower(array_to_string(cells, ' ')) like ${texts(emails.map((address) => holding(address.toLowerCase())))})`,
  );
}

const holding = (text: string): string => `%${text.replace(/[%_\\]/g, "\\$&")}%`;

async function idsOf(db: Queryable, ids: SQL): Promise<string[]> {
  return (await db.execute<{ id: string }>(ids)).rows.map(({ id }) => id);
}
