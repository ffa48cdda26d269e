import { eq } from "drizzle-orm";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { callFacts } from "#app/features/compliance/call-facts.server.ts";
import { decide } from "#app/features/compliance/decide.ts";
import type { Queryable } from "#db/client.server.ts";
import { clients, companies, leads } from "#db/schema.ts";

/** The clock a promise to this lead is made on: the zone of its address, else the first it may be in, else its client's. */
export async function zoneOfLead(db: Queryable, { leadId, now }: { leadId: string; now: Date }): Promise<string> {
  const [place] = await db
    .select({ company: companies, clients: clients.timeZone })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .where(eq(leads.id, leadId));
  if (!place) return "UTC";
  const { timeZone } = await wholeCompany(db, place.company);
  if (timeZone) return timeZone;
  const [number] = await callFacts(db, { leadId, now });
  return (number && decide(number.facts, now).zones[0]) ?? place.clients;
}
