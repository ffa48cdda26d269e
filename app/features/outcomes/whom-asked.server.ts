import { and, asc, eq, exists, isNull } from "drizzle-orm";
import { askingOrder } from "#app/features/companies/asking-order.ts";
import type { Queryable } from "#db/client.server.ts";
import { contacts, phoneNumbers } from "#db/schema.ts";

/** Of whom a call speaks: the owner of the number, or on the company's own number whoever the desk says to ask for first. */
export async function whomAsked(
  db: Queryable,
  { companyId, contactId }: { companyId: string; contactId: string | null },
): Promise<string | null> {
  if (contactId) return contactId;
  const theirs = db.select({ id: phoneNumbers.id }).from(phoneNumbers).where(eq(phoneNumbers.contactId, contacts.id));
  const there = await db
    .select({ id: contacts.id, decides: contacts.decides, hasNumber: exists(theirs).mapWith(Boolean) })
    .from(contacts)
    .where(and(eq(contacts.companyId, companyId), isNull(contacts.leftAt)))
    .orderBy(asc(contacts.createdAt), asc(contacts.id));
  const [first] = there.sort((a, b) => askingOrder({ gone: false, ...a }, { gone: false, ...b }));
  return first?.id ?? null;
}
