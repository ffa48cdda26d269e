import { and, desc, eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Queryable, Tx } from "#db/client.server.ts";
import { handbackUpdates } from "#db/schema.ts";
import type { ByClient } from "./accept-lead.server.ts";
import { changeHandback, lockHandback } from "./lock-handback.server.ts";
import { minorFrom } from "./money-field.ts";
import { type Report, type ReportEffect, whatAReportDoes } from "./what-a-report-does.ts";

export type Reported =
  | { ok: true }
  | {
      ok: false;
      reason:
        | "no-such-handback"
        | "not-yours-yet"
        | "not-an-amount"
        | "not-from-this-stage"
        | Extract<ReportEffect, { ok: false }>["reason"];
    };

/** So long a report that says the same again is the press of a button too many, and no other report. */
const againMs = 60_000;

/** What became of it, in the client's own words. An amount is read as they typed it, in the campaign's currency. */
export async function reportProgress(
  db: Queryable,
  { handbackId, clientId, by, now, ...said }: ByClient & Omit<Report, "valueMinor"> & { value?: string | undefined },
): Promise<Reported> {
  return db.transaction(async (tx) => {
    const locked = await lockHandback(tx, { handbackId, clientId });
    if (!locked || locked.handback.status === "gate" || locked.handback.status === "refused")
      return { ok: false, reason: "no-such-handback" } as const;
    const { handback, campaign, place, contract, dueAt, at } = locked;
    if (handback.status !== "accepted") return { ok: false, reason: "not-yours-yet" } as const;
    const valueMinor = said.value ? minorFrom(said.value, campaign.currency) : null;
    if (said.value && valueMinor === null) return { ok: false, reason: "not-an-amount" } as const;
    const report = { kind: said.kind, nextOn: said.nextOn, valueMinor, note: said.note?.trim() || null };
    const effect = whatAReportDoes(report, {
      now,
      place,
      reportWithinDays: campaign.reportWithinDays,
      contract,
    });
    if (!effect.ok) return effect;

    const { following, status } = effect;
    const { kind, note } = report;
    const currency = valueMinor === null ? null : campaign.currency;
    const update = { clientId, handbackId, kind, valueMinor, currency, note, by, at: now };
    if (following.dueAt?.getTime() === dueAt?.getTime() && (await saidJustNow(tx, update)))
      return { ok: true } as const;
    const moved = await moveLead(tx, {
      leadId: handback.leadId,
      ...following,
      dueZone: place.timeZone,
      ...(kind === "won" && valueMinor !== null ? { won: { minor: valueMinor, currency: campaign.currency } } : {}),
      reason: kind,
      by,
      now,
    });
    if (!moved.ok) return { ok: false, reason: "not-from-this-stage" } as const;
    await tx.insert(handbackUpdates).values(update);
    if (status !== "accepted") await changeHandback(tx, handback, { status, endedAt: now });
    await record(tx, {
      type: "handback.reported",
      data: { handbackId, kind, valueMinor, currency },
      ...at,
      by,
      at: now,
    });
    return { ok: true } as const;
  });
}

/** The lock on the hand-back lets the second of two reports at once see the first. */
async function saidJustNow(tx: Tx, update: typeof handbackUpdates.$inferInsert): Promise<boolean> {
  const { clientId, handbackId, kind, valueMinor, note, by, at } = update;
  const [last] = await tx
    .select()
    .from(handbackUpdates)
    .where(and(eq(handbackUpdates.handbackId, handbackId), eq(handbackUpdates.clientId, clientId)))
    .orderBy(desc(handbackUpdates.at), desc(handbackUpdates.id))
    .limit(1);
  if (!last || at.getTime() - last.at.getTime() > againMs) return false;
  return last.kind === kind && last.by === by && last.valueMinor === valueMinor && last.note === note;
}
