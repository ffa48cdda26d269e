import { asc, eq, ne } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, countryBases, users } from "#db/schema.ts";

export type Basis = { campaign: string; client: string; country: string; basis: string; by: string; at: Date };

/** Every basis that somebody has written down, by client and campaign. */
export async function recordedBases(db: Queryable): Promise<Basis[]> {
  return db
    .select({
      campaign: campaigns.name,
      client: clients.name,
      country: countryBases.country,
      basis: countryBases.basis,
      by: users.name,
      at: countryBases.at,
    })
    .from(countryBases)
    .innerJoin(campaigns, eq(campaigns.id, countryBases.campaignId))
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .innerJoin(users, eq(users.id, countryBases.by))
    .orderBy(asc(clients.name), asc(campaigns.name), asc(countryBases.country));
}

/** The campaigns a basis may be recorded for. */
export async function campaignChoices(db: Queryable): Promise<{ id: string; name: string; client: string }[]> {
  return db
    .select({ id: campaigns.id, name: campaigns.name, client: clients.name })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(ne(campaigns.status, "ended"))
    .orderBy(asc(clients.name), asc(campaigns.name));
}
