import { settleQuestions } from "#app/features/matching/settle-questions.server.ts";
import type { Tx } from "#db/client.server.ts";
import type { Plan } from "./plan-commit.ts";

/** What a file would ask about two companies that we had both, and of whose records somebody has said that they are two, is answered. */
export async function settleAsked(
  tx: Tx,
  { companies, decisions }: Pick<Plan, "companies" | "decisions">,
  { clientId, now }: { clientId: string; now: Date },
): Promise<void> {
  const fresh = new Set(companies.map(({ id }) => id));
  const companyIds = decisions.flatMap(({ aCompanyId, bCompanyId }) =>
    fresh.has(aCompanyId) || fresh.has(bCompanyId) ? [] : [aCompanyId, bCompanyId],
  );
  if (companyIds.length > 0) await settleQuestions(tx, { clientId, companyIds, decisionId: null, by: null, now });
}
