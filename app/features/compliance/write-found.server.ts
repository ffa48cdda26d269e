import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import type { Tx } from "#db/client.server.ts";
import { suppressionMatches } from "#db/schema.ts";
import type { ListFinding, NextAction, Stage, SuppressionListKind } from "#db/vocabulary.ts";
import { listCloses } from "./what-lists-do.ts";

export type FoundLead = {
  id: string;
  clientId: string;
  campaignId: string;
  companyId: string;
  stage: Stage;
  nextAction: NextAction;
  dueAt: Date;
};

type Finding = {
  lead: FoundLead;
  list: { id: string; kind: SuppressionListKind };
  means: typeof suppressionMatches.$inferInsert.means;
  finding: Extract<ListFinding, "closed" | "in-hand" | "likely">;
  now: Date;
};

/** That an open lead stands on a list, and where the lead stood: closed by it, it is opened again there when the list is taken back. */
export async function writeFound(tx: Tx, { lead, list, means, finding, now }: Finding): Promise<void> {
  const { id: leadId, clientId, campaignId, companyId, stage, nextAction, dueAt } = lead;
  const standing = { means, finding, at: now, stage, nextAction, dueAt };
  await tx
    .insert(suppressionMatches)
    .values({ clientId, leadId, listId: list.id, ...standing })
    .onConflictDoUpdate({ target: [suppressionMatches.listId, suppressionMatches.leadId], set: standing });
  if (finding === "likely") return;

  const closed = finding === "closed";
  const data = { listId: list.id, kind: list.kind, closed };
  await record(tx, { type: "lead.listed", data, clientId, campaignId, leadId, companyId, by: null, at: now });
  if (!closed) return;
  const ended = { nextAction: null, dueAt: null, closeReason: listCloses[list.kind], reason: `on-list-${list.kind}` };
  const moved = await moveLead(tx, { leadId, to: "closed", ...ended, by: null, now });
  if (!moved.ok) throw new Error(`An open lead could not be closed: ${moved.reason}.`);
}
