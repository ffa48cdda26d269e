import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Names } from "#app/features/audit/sentence.ts";
import { shownNumber } from "#app/kit/shown-number.ts";
import type { Queryable } from "#db/client.server.ts";
import { agency, companies, contacts, dispositions, phoneNumbers, users } from "#db/schema.ts";
import type { StoryRow } from "./lead-story.ts";

/** What the ids of a lead's ledger stand for. Ids of what was erased stay without a name. */
export async function storyNames(
  db: Queryable,
  {
    clientId,
    client,
    country,
    zone,
    campaignId,
    companyIds,
    kin,
    rows,
  }: {
    clientId: string;
    client: string;
    country: string;
    zone: string;
    campaignId: string;
    companyIds: string[];
    /** Companies that it came from or led to. */
    kin: readonly { companyId: string; company: string }[];
    rows: StoryRow[];
  },
): Promise<Names> {
  const [house] = await db.select({ name: agency.name }).from(agency);
  const people = await db
    .select({ id: users.id, name: users.name, clientId: users.clientId })
    .from(users)
    .where(or(isNull(users.clientId), eq(users.clientId, clientId)));
  const firms = await db
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(or(inArray(companies.id, companyIds), inArray(companies.id, mergedWith(companyIds))));
  const persons = await db
    .select({ id: contacts.id, name: contacts.fullName })
    .from(contacts)
    .where(and(inArray(contacts.companyId, companyIds), isNull(contacts.erasedAt)));
  const numbers = await db
    .select({ id: phoneNumbers.id, e164: phoneNumbers.e164, ext: phoneNumbers.ext })
    .from(phoneNumbers)
    .where(and(inArray(phoneNumbers.companyId, companyIds), isNull(phoneNumbers.erasedAt)));
  const outcomes = await db
    .select({ code: dispositions.code, label: dispositions.label })
    .from(dispositions)
    .where(eq(dispositions.clientId, clientId))
    // A company is called for more than one campaign; what the house's outcomes are called in this one comes last and counts.
    .orderBy(sql`${dispositions.campaignId} = ${campaignId}`);
  return {
    zone,
    client,
    agency: house?.name ?? "The agency",
    people: Object.fromEntries(
      people.map(({ id, name, clientId: theirs }) => [
        id,
        { name, of: theirs ? ("client" as const) : ("agency" as const) },
      ]),
    ),
    companies: byId([...firms, ...kin.map(({ companyId, company }) => ({ id: companyId, name: company }))]),
    contacts: byId(persons),
    numbers: Object.fromEntries(numbers.map((phone) => [phone.id, shownNumber(phone.e164, country, phone.ext)])),
    outcomes: Object.fromEntries(outcomes.map(({ code, label }) => [code, label])),
    rows: Object.fromEntries(rows.map(({ id, line, file }) => [id, `row ${line} of ${file}`])),
  };
}

/** Also those that have been taken apart again. */
function mergedWith(companyIds: string[]) {
  const these = sql`any(${sql.param(companyIds)}::uuid[])`;
  return sql`(select unnest(array[kept_company_id, merged_company_id]) from merges
    where kept_company_id = ${these} or merged_company_id = ${these})`;
}

const byId = (all: { id: string; name: string }[]): Record<string, string> =>
  Object.fromEntries(all.map(({ id, name }) => [id, name]));
