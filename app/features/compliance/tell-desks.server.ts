import { and, eq, isNotNull } from "drizzle-orm";
import { announce } from "#app/kit/live.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";

/**
 * What may be done with a lead may be another from here on: every desk that has one in hand reads again once this is committed, and says so before its agent
 * dials. It may concern any of them, by a twin, a list or a rule, and they are as few as there are agents: each looks for itself.
 *
 * @param only the client whose leads it can concern; null: all of them
 */
export async function tellDesks(tx: Queryable, { only }: { only: string | null }): Promise<void> {
  const holders = await tx
    .select({ by: leads.heldBy })
    .from(leads)
    .where(and(isNotNull(leads.heldBy), only === null ? undefined : eq(leads.clientId, only)));
  await announce(
    tx,
    holders.map(({ by }) => `agent:${by}`),
  );
}
