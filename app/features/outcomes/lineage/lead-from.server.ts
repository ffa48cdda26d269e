import { record } from "#app/features/audit/record.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import type { LeadSource } from "#db/vocabulary.ts";

type Lead = typeof leads.$inferSelect;
type Child = Partial<typeof leads.$inferInsert> &
  Pick<typeof leads.$inferInsert, "campaignId" | "companyId" | "stage" | "nextAction" | "dueAt">;

/**
 * A new lead that another one led to; both tell of it. Null: the company has a lead in that campaign already, and that one stays
 * as it is.
 */
export async function leadFrom(
  tx: Tx,
  { parent, child, source, by, now }: { parent: Lead; child: Child; source: LeadSource; by: string | null; now: Date },
): Promise<string | null> {
  const { clientId } = parent;
  const [made] = await tx
    .insert(leads)
    .values({
      callableFrom: child.dueAt ?? null,
      ...child,
      clientId,
      source,
      parentLeadId: parent.id,
      stageAt: now,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!made) return null;
  const { id: leadId, campaignId, companyId, stage, nextAction } = made;
  const place = { clientId, by, at: now };
  await record(
    tx,
    {
      type: "lead.created",
      data: { source, rowId: null, stage, nextAction, dueAt: made.dueAt?.toISOString() ?? null },
      ...place,
      ...{ campaignId, leadId, companyId },
    },
    {
      type: "lead.led-to",
      data: { leadId, source, companyId },
      ...place,
      ...{ campaignId: parent.campaignId, leadId: parent.id, companyId: parent.companyId },
    },
  );
  await announce(tx, `campaign:${campaignId}`, { leadId });
  return leadId;
}
