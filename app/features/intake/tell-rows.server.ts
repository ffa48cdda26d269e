import { tellFamilyFacts } from "#app/features/matching/facts-along.server.ts";
import type { Tx } from "#db/client.server.ts";
import type { Change } from "./changes.ts";
import type { Writing } from "./write-plan.server.ts";

/** Leads that were there before say what the rows say that went into them just now, or into one that they stand for. */
export async function tellWhatRowsSay(
  tx: Tx,
  { outcomes, plan, by, now }: Writing,
  changes: readonly Change[],
): Promise<void> {
  const opened = new Set(plan.leads.map(({ id }) => id));
  const met = [...plan.leadOf].flatMap(([line, leadId]) =>
    outcomes.get(line)?.verdict === "merged" && !opened.has(leadId) ? [leadId] : [],
  );
  const changed = changes.flatMap(({ leadId }) => leadId ?? []);
  await tellFamilyFacts(tx, [...new Set([...met, ...changed])], { by, now });
}
