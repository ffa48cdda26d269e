import { and, eq, inArray, ne } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { moveLead } from "#app/features/companies/move-lead.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import type { Tx } from "#db/client.server.ts";
import { suppressionMatches } from "#db/schema.ts";
import type { ListFinding } from "#db/vocabulary.ts";
import type { CheckedLead } from "./leads-to-check.server.ts";
import { bindsCompany, listWords } from "./list-words.ts";
import type { Found } from "./on-lists.server.ts";
import { whatFollows } from "./what-follows.ts";

type Settling = { clientId: string; lead: CheckedLead; found: Found | null; now: Date };

/**
 * What becomes of an open lead that was found on a list, or is no longer: closed, or shown to a person. Asked again, it answers the same and
 * writes nothing. What a person dismissed as another company stays dismissed for this list.
 *
 * @returns what is new about it, if anything
 */
export async function settleFound(tx: Tx, { clientId, lead, found, now }: Settling): Promise<ListFinding | null> {
  const here = eq(suppressionMatches.leadId, lead.id);
  const shown = inArray(suppressionMatches.finding, ["in-hand", "likely"]);
  if (!found) {
    await tx.delete(suppressionMatches).where(and(here, shown));
    return null;
  }
  const { list, means, certain } = found;
  const listId = list.id;
  await tx.delete(suppressionMatches).where(and(here, shown, ne(suppressionMatches.listId, listId)));
  const [known] = await tx
    .select({ finding: suppressionMatches.finding })
    .from(suppressionMatches)
    .where(and(here, eq(suppressionMatches.listId, listId)));
  const finding = whatFollows(lead, certain);
  if (known?.finding === "dismissed" && !certain) return null;
  // Who is in hand would still be dialled, on whichever of their numbers the list does not hold.
  const entry = { clientId, kind: "company", valueHash: hashOf("company", lead.companyId) } as const;
  if (certain && list.clientId !== null && bindsCompany(list.kind, means))
    await suppress(tx, { entries: [{ ...entry, listId }], source: "list", by: null, now });
  if (known?.finding === finding && finding !== "closed") return null;

  const { stage, nextAction, dueAt } = lead;
  const standing = { means, finding, at: now, stage, nextAction, dueAt };
  await tx
    .insert(suppressionMatches)
    .values({ clientId, leadId: lead.id, listId, ...standing })
    .onConflictDoUpdate({ target: [suppressionMatches.listId, suppressionMatches.leadId], set: standing });
  if (finding === "likely") return finding;

  const at = { clientId, campaignId: lead.campaignId, leadId: lead.id, companyId: lead.companyId, by: null, at: now };
  const closed = finding === "closed";
  await record(tx, { type: "lead.listed", data: { listId, kind: list.kind, closed }, ...at });
  if (closed) {
    const { closes } = listWords[list.kind];
    const ended = { nextAction: null, dueAt: null, closeReason: closes, reason: `on-list-${list.kind}` };
    const moved = await moveLead(tx, { leadId: lead.id, to: "closed", ...ended, by: null, now });
    if (!moved.ok) throw new Error(`An open lead could not be closed: ${moved.reason}.`);
  }
  return finding;
}
