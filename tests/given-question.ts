import type { Db } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";
import { tuesday10am } from "./cast.ts";
import type { GivenLead, Story } from "./given.ts";

/** An open question whether two companies are one; its id. */
export async function givenQuestion(db: Db, { calder }: Story, one: GivenLead, other: GivenLead, probability = 0.8) {
  const [aCompanyId = "", bCompanyId = ""] = [one.companyId, other.companyId].sort();
  const [asked] = await db
    .insert(matchDecisions)
    .values({ clientId: calder.clientId, aCompanyId, bCompanyId, probability, evidence: [], askedAt: tuesday10am })
    .returning({ id: matchDecisions.id });
  return asked?.id ?? "";
}
