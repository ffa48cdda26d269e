import { and, eq, notInArray } from "drizzle-orm";
import { isId } from "#app/kit/ids.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, handbacks } from "#db/schema.ts";
import { notFound } from "./guards.server.ts";

/**
 * What a person of a client may open. The client id is in the question besides the scope it is asked in, so that either wall may
 * fail alone; "not yours", "not through the gate yet" and "not there" are one answer.
 */
export async function handbackForClient(
  tx: Queryable,
  clientId: string,
  handbackId: string | undefined,
): Promise<{ handbackId: string; leadId: string }> {
  if (!isId(handbackId)) throw notFound();
  const [found] = await tx
    .select({ handbackId: handbacks.id, leadId: handbacks.leadId })
    .from(handbacks)
    .where(
      and(
        eq(handbacks.id, handbackId),
        eq(handbacks.clientId, clientId),
        notInArray(handbacks.status, ["gate", "refused"]),
      ),
    );
  if (!found) throw notFound();
  return found;
}

export async function campaignForClient(
  tx: Queryable,
  clientId: string,
  campaignId: string | undefined,
): Promise<{ campaignId: string }> {
  if (!isId(campaignId)) throw notFound();
  const [found] = await tx
    .select({ campaignId: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.clientId, clientId)));
  if (!found) throw notFound();
  return found;
}
