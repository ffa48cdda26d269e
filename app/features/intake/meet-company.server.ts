import { eq } from "drizzle-orm";
import { matchAgainstKnown } from "#app/features/matching/against-known.ts";
import { type Joined, joinMatched } from "#app/features/matching/join-matched.server.ts";
import { matchKeys } from "#app/features/matching/keys.ts";
import { storeKeys } from "#app/features/matching/store-keys.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies } from "#db/schema.ts";
import { knownCompanies } from "./known-companies.server.ts";

/**
 * A company that came by another way than a file, or of which a number became known: it can be found again from now on, and is
 * compared at once with those we have.
 */
export async function meetCompany(db: Db, { companyId, now }: { companyId: string; now: Date }): Promise<Joined> {
  const nothing = { merged: 0, asked: 0, linked: 0 };
  const [company] = await db
    .select({ clientId: companies.clientId })
    .from(companies)
    .where(eq(companies.id, companyId));
  if (!company) return nothing;
  const { clientId } = company;
  const { records: own, rootOf: ownRoot } = await knownCompanies(db, { clientId, keys: [], ids: [companyId] });
  const [record] = own;
  if (!record) return nothing;
  await storeKeys(db, clientId, [{ companyId, record }]);
  const known = await knownCompanies(db, { clientId, keys: matchKeys(record), ids: [] });
  const others = known.records.filter(({ id }) => known.rootOf[id] !== ownRoot[0]);
  const pairs = matchAgainstKnown([record], others).map(({ b, probability, evidence, band }) => ({
    ...{ probability, evidence, ids: [companyId, known.idOf[b] ?? ""] as const },
    does: band === "auto" ? ("merge" as const) : ("ask" as const),
  }));
  return joinMatched(db, { clientId, pairs, now });
}
