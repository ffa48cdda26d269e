import { and, eq, inArray } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { listCloses, mayBeClosed } from "#app/features/compliance/what-lists-do.ts";
import type { Db } from "#db/client.server.ts";
import { leads, suppressionLists, suppressionMatches } from "#db/schema.ts";

export type FoundAnswer = "close" | "keep";
type Asked = { listId: string; leadId: string; answer: FoundAnswer; by: string; now: Date };
export type AnsweredFound = { ok: true } | { ok: false; reason: "not-asked" | "held" | "handed-over" };

/** A person decides what a machine should not: close the lead, or keep it because it is another company. */
export async function answerFound(db: Db, { listId, leadId, answer, by, now }: Asked): Promise<AnsweredFound> {
  const [lead] = await db.select({ clientId: leads.clientId }).from(leads).where(eq(leads.id, leadId));
  if (!lead) return { ok: false, reason: "not-asked" };
  const { clientId } = lead;
  return db.transaction(async (tx) => {
    await lockCompanies(tx, clientId);
    const [asked] = await tx
      .select({
        kind: suppressionLists.kind,
        finding: suppressionMatches.finding,
        stage: leads.stage,
        companyId: leads.companyId,
        campaignId: leads.campaignId,
        heldUntil: leads.heldUntil,
      })
      .from(suppressionMatches)
      .innerJoin(
        suppressionLists,
        and(eq(suppressionLists.id, suppressionMatches.listId), eq(suppressionLists.status, "active")),
      )
      .innerJoin(leads, eq(leads.id, suppressionMatches.leadId))
      .where(
        and(
          eq(suppressionMatches.listId, listId),
          eq(suppressionMatches.leadId, leadId),
          inArray(suppressionMatches.finding, ["in-hand", "likely"]),
        ),
      )
      .for("update", { of: leads });
    if (!asked) return { ok: false, reason: "not-asked" } as const;
    const mine = and(eq(suppressionMatches.listId, listId), eq(suppressionMatches.leadId, leadId));
    if (answer === "keep") {
      // Who certainly stands on a list cannot be called, whatever somebody says of the lead.
      if (asked.finding !== "likely") return { ok: false, reason: "not-asked" } as const;
      await tx.update(suppressionMatches).set({ finding: "dismissed", at: now }).where(mine);
      return { ok: true } as const;
    }
    // An agent may be speaking with them at this moment.
    if (asked.heldUntil && asked.heldUntil > now) return { ok: false, reason: "held" } as const;
    // At the gate or the client there is a hand-back to be answered first.
    if (!mayBeClosed(asked.stage)) return { ok: false, reason: "handed-over" } as const;
    const { kind, companyId, campaignId } = asked;
    const ended = { nextAction: null, dueAt: null, closeReason: listCloses[kind], reason: `on-list-${kind}` };
    const moved = await moveLead(tx, { leadId, to: "closed", ...ended, by, now });
    if (!moved.ok) throw new Error(`An open lead could not be closed: ${moved.reason}.`);
    await tx.update(suppressionMatches).set({ finding: "closed", at: now }).where(mine);
    const data = { listId, kind, closed: true };
    await record(tx, { type: "lead.listed", data, clientId, campaignId, companyId, leadId, by, at: now });
    return { ok: true } as const;
  });
}
