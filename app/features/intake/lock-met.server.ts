import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import type { Change } from "./changes.ts";
import type { KnownState } from "./known-state.ts";
import type { Plan } from "./plan-commit.ts";

type Meeting = { changes: readonly Change[]; states: ReadonlyMap<string, KnownState> };

/**
 * All leads that a file meets, before anything is written: in one order, as whoever locks many leads does. What is written names them in
 * the order of the file, and would wait for somebody who waits for it.
 */
export async function lockMet(tx: Tx, { leads, leadOf }: Plan, { changes, states }: Meeting): Promise<void> {
  const opened = new Set(leads.map(({ id }) => id));
  const met = [...leadOf.values()].filter((id) => !opened.has(id));
  const changed = changes.flatMap(({ leadId }) => leadId ?? []);
  // Whoever asks not to be called is called in no campaign.
  const unwanted = changes.flatMap(({ kind, companyId }) =>
    kind === "do-not-call" ? (states.get(companyId)?.rootId ?? []) : [],
  );
  if (met.length + changed.length === 0) return;
  await tx.execute(sql`
    with held as (
      select from leads where id = any(${sql.param([...new Set([...met, ...changed])])}::uuid[])
        or company_id = any(${sql.param([...new Set(unwanted)])}::uuid[])
      order by id for update
    ) select count(*) from held`);
}
