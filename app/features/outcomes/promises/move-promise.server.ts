import { eq } from "drizzle-orm";
import { placeOf } from "#app/features/audit/place-of.ts";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { wallOf } from "../promised-at.ts";

type Lead = typeof leads.$inferSelect;
/** Why a promise stands at another instant than before: it was missed, their clock is another, its maker is away, it was agreed with them. */
export type MovedBecause = "missed" | "clock" | "away" | "agreed";

type Moving = { lead: Lead; at: Date; zone: string; because: MovedBecause; by?: string | null; now: Date };

/** Puts a promise at another instant, says why in the ledger, and tells its maker's open pages. The caller holds the lead's lock. */
export async function movePromise(tx: Tx, { lead, at, zone, because, by = null, now }: Moving): Promise<void> {
  const { id: leadId, missedAt } = lead;
  const wall = { dueAt: at, dueZone: zone, dueWall: wallOf(at, zone) };
  await moveLead(tx, { leadId, to: "ready", nextAction: "callback", ...wall, reason: because, by, now });
  // Unless they agreed on it, it is the same promise still: what was missed stays flagged until they have been rung.
  if (missedAt && because !== "agreed") await tx.update(leads).set({ missedAt }).where(eq(leads.id, leadId));
  const from = (lead.dueAt ?? now).toISOString();
  const data = { from, to: at.toISOString(), because };
  await record(tx, { type: "callback.moved", data, ...placeOf(lead), by, at: now });
  if (lead.assigneeId) await announce(tx, `agent:${lead.assigneeId}`, { leadId });
}

/** Makes a promise anyone's. */
export async function openPromise(tx: Tx, { lead, now }: { lead: Lead; now: Date }): Promise<void> {
  await tx.update(leads).set({ assigneeId: null }).where(eq(leads.id, lead.id));
  await record(tx, { type: "lead.assigned", data: { assigneeId: null }, ...placeOf(lead), by: null, at: now });
}
