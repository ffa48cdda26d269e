import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { companies, type matchDecisions } from "#db/schema.ts";
import { chooseKept } from "./choose-kept.ts";
import { companyStandings } from "./company-standings.server.ts";
import { mergeInto, type WhyNotMerged } from "./merge-companies.server.ts";
import type { Evidence } from "./types.ts";

export type PairJoined = { ok: true; mergeId: string | null } | { ok: false; reason: WhyNotMerged };

/** The two companies as they are today: either may have been merged since the question was asked. */
export async function joinPair(
  tx: Tx,
  { id, aCompanyId, bCompanyId, probability, evidence, weightsVersion }: typeof matchDecisions.$inferSelect,
  { by, now }: { by: string | null; now: Date },
): Promise<PairJoined> {
  const [a, b] = [await rootOf(tx, aCompanyId), await rootOf(tx, bCompanyId)];
  if (a === b) return { ok: true, mergeId: null };
  const [one, other] = await companyStandings(tx, [a, b]);
  if (!one || !other) return { ok: false, reason: "no-such-company" };
  const kept = chooseKept(one, other);
  return mergeInto(tx, {
    keptCompanyId: kept.companyId,
    mergedCompanyId: kept === one ? other.companyId : one.companyId,
    probability,
    // Written by the import in this shape, and by nobody else.
    evidence: evidence as Evidence[],
    weightsVersion,
    by,
    now,
    decisionId: id,
  });
}

async function rootOf(tx: Tx, companyId: string): Promise<string> {
  const [found] = await tx
    .select({ mergedIntoId: companies.mergedIntoId })
    .from(companies)
    .where(eq(companies.id, companyId));
  return found?.mergedIntoId ?? companyId;
}
