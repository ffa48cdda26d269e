import { and, eq, inArray, isNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lettersOf } from "#app/features/compliance/wish-keys.ts";
import type { Tx } from "#db/client.server.ts";
import { contacts, type leads } from "#db/schema.ts";

type Left = { lead: typeof leads.$inferSelect; contactId: string; by: string; now: Date };

/**
 * A person has left the company of this lead: told once, and marked at each record that names them there, so that none is asked for or
 * written to, and each still says so when the records part. Who is marked already stays as they are.
 */
export async function markLeft(tx: Tx, { lead, contactId, by, now }: Left): Promise<void> {
  const { clientId, campaignId, id: leadId, companyId } = lead;
  const there = await tx
    .select({ id: contacts.id, name: contacts.fullName })
    .from(contacts)
    .where(eq(contacts.companyId, companyId));
  const who = there.find(({ id }) => id === contactId);
  if (!who) return;
  const letters = lettersOf(who.name);
  const same = there.filter(({ id, name }) => id === contactId || (letters !== "" && lettersOf(name) === letters));
  const marked = await tx
    .update(contacts)
    .set({ leftAt: now })
    .where(
      and(
        inArray(
          contacts.id,
          same.map(({ id }) => id),
        ),
        isNull(contacts.leftAt),
      ),
    )
    .returning({ id: contacts.id });
  if (marked.length === 0) return;
  const place = { clientId, campaignId, leadId, companyId };
  await record(tx, { type: "contact.left", data: { contactId }, ...place, by, at: now });
}
