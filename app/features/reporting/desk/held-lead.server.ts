import { and, eq, gt } from "drizzle-orm";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { agency, attempts, campaigns, clients, companies, leads } from "#db/schema.ts";

/** The lead an agent holds, with whose it is, and the call made under this hold. */
export async function heldLead(db: Queryable, { by, now }: { by: string; now: Date }) {
  const [held] = await db
    .select({ lead: leads, company: companies, campaign: campaigns, client: clients })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .where(and(eq(leads.heldBy, by), gt(leads.heldUntil, now)));
  if (!held?.lead.holdToken || !held.lead.heldUntil) return null;
  const { holdToken: token, heldUntil: until } = held.lead;
  const [call] = await db
    .select()
    .from(attempts)
    .where(and(eq(attempts.leadId, held.lead.id), eq(attempts.holdToken, token)));
  return { ...held, company: await wholeCompany(db, held.company), token, until, call: call ?? null };
}

export type HeldLead = NonNullable<Awaited<ReturnType<typeof heldLead>>>;

export async function agencyFacts(db: Queryable): Promise<{ name: string; zone: string }> {
  const [own] = await db.select({ name: agency.name, zone: agency.timeZone }).from(agency);
  return own ?? { name: "the agency", zone: "UTC" };
}
