import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { whatFollows } from "#app/features/compliance/what-lists-do.ts";
import { writeFound } from "#app/features/compliance/write-found.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads, suppressionMatches } from "#db/schema.ts";
import type { ListFinding } from "#db/vocabulary.ts";
import type { CheckedLead } from "./leads-to-check.server.ts";
import { bindsCompany } from "./list-words.ts";
import type { Found } from "./on-lists.server.ts";

type Settling = { clientId: string; lead: CheckedLead; found: Found; now: Date };

const shown = inArray(suppressionMatches.finding, ["in-hand", "likely"]);

/** What was shown to a person of open leads that stand on no list any more; what waited for a person's word may be called at its hour again. */
export async function forgetFound(tx: Tx, leadIds: readonly string[]): Promise<void> {
  const these = sql`${suppressionMatches.leadId} = any(${sql.param([...leadIds])}::uuid[])`;
  const gone = await tx
    .delete(suppressionMatches)
    .where(and(these, shown))
    .returning({ id: suppressionMatches.leadId });
  if (gone.length === 0) return;
  const waited = gone.map(({ id }) => id);
  await tx
    .update(leads)
    .set({ blockedBy: null, blockedSince: null, callableFrom: leads.dueAt })
    .where(and(inArray(leads.id, waited), eq(leads.blockedBy, "suppressed")));
}

/**
 * What becomes of an open lead that was found on a list: closed, or shown to a person. Asked again, it answers the same and
 * writes nothing. What a person dismissed as another company stays dismissed for this list.
 *
 * @returns what is new about it, if anything
 */
export async function settleFound(tx: Tx, { clientId, lead, found, now }: Settling): Promise<ListFinding | null> {
  const here = eq(suppressionMatches.leadId, lead.id);
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

  await writeFound(tx, { lead: { ...lead, clientId }, list, means, finding, now });
  return finding;
}
