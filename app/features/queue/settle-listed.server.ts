import { and, asc, eq, inArray } from "drizzle-orm";
import type { ListHold } from "#app/features/compliance/facts.ts";
import { strongestFirst, whatFollows } from "#app/features/compliance/what-lists-do.ts";
import { type FoundLead, writeFound } from "#app/features/compliance/write-found.server.ts";
import type { Tx } from "#db/client.server.ts";
import { leads, suppressionLists, suppressionMatches } from "#db/schema.ts";
import { askAgain } from "./ask-again.server.ts";

/** A person's word, or the end of a list, is asked about this often; taking a list back does not wait for it. */
const askAgainMs = 3_600_000;

/**
 * A lead that nothing but lists keeps from being rung is settled as the comparison with them would have: closed by one of them, which opens it
 * again when it is taken back, or left to a person where a call was promised. A list that somebody is ending at this moment settles nothing.
 */
export async function settleListed(
  tx: Tx,
  { leadId, lists, now }: { leadId: string; lists: readonly ListHold[]; now: Date },
): Promise<void> {
  const ids = lists.map(({ id }) => id);
  const inForce = await tx
    .select({ id: suppressionLists.id, kind: suppressionLists.kind })
    .from(suppressionLists)
    .where(and(inArray(suppressionLists.id, ids), eq(suppressionLists.status, "active")))
    .orderBy(asc(suppressionLists.id))
    .for("share", { skipLocked: true });
  const [list] = inForce.sort((a, b) => strongestFirst.indexOf(a.kind) - strongestFirst.indexOf(b.kind));
  const wait = (blockedBy: string | null) => {
    const callableFrom = new Date(now.getTime() + askAgainMs);
    return tx
      .update(leads)
      .set(askAgain({ to: "ready", callableFrom, blockedBy }, now))
      .where(eq(leads.id, leadId));
  };
  if (!list) {
    await wait(null);
    return;
  }
  const [found] = await tx.select().from(leads).where(eq(leads.id, leadId));
  const lead = found as FoundLead;
  const finding = whatFollows({ ...lead, held: false }, true);
  const asked = and(eq(suppressionMatches.leadId, leadId), inArray(suppressionMatches.listId, ids));
  const [known] = await tx
    .select({ listId: suppressionMatches.listId })
    .from(suppressionMatches)
    .where(and(asked, eq(suppressionMatches.finding, "in-hand")));
  const by = lists.find(({ id }) => id === list.id)?.by;
  const means = by === "number" || by === "email" || by === "domain" ? by : "name";
  if (finding === "closed") await tx.delete(suppressionMatches).where(asked);
  if (finding === "closed" || !known) await writeFound(tx, { lead, list, means, finding, now });
  if (finding !== "closed") await wait("suppressed");
}
