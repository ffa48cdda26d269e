import { and, asc, inArray, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { companies, leads } from "#db/schema.ts";
import type { CompanyStanding } from "./choose-kept.ts";

/** What `chooseKept` wants to know, of each of these companies in the order they are named; one that is not there is left out. */
export async function companyStandings(db: Queryable, companyIds: readonly string[]): Promise<CompanyStanding[]> {
  const there = await db
    .select({ companyId: companies.id, createdAt: companies.createdAt, known: knownOf })
    .from(companies)
    .where(inArray(companies.id, [...companyIds]));
  const live = await db
    .select({
      id: leads.id,
      companyId: leads.companyId,
      campaignId: leads.campaignId,
      stage: leads.stage,
      nextAction: leads.nextAction,
      dueAt: leads.dueAt,
      createdAt: leads.createdAt,
    })
    .from(leads)
    .where(and(inArray(leads.companyId, [...companyIds]), isNull(leads.mergedIntoId)))
    .orderBy(asc(leads.id));
  return companyIds.flatMap((companyId) => {
    const company = there.find((row) => row.companyId === companyId);
    return company ? [{ ...company, leads: live.filter((lead) => lead.companyId === companyId) }] : [];
  });
}

const knownOf = sql<number>`(
  num_nonnulls(${companies.website}, ${companies.addressLine1}, ${companies.city}, ${companies.postcode},
    ${companies.industry}, ${companies.employees}, ${companies.companyNumber})
  + (select count(*) from contacts where contacts.company_id = ${companies.id})
  + (select count(*) from phone_numbers where phone_numbers.company_id = ${companies.id})
  + (select count(*) from email_addresses where email_addresses.company_id = ${companies.id})
)::int`;
