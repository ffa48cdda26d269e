import { and, asc, eq } from "drizzle-orm";
import type { Decision } from "#app/features/compliance/facts.ts";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { leads, phoneNumbers } from "#db/schema.ts";

export type NumberVerdict = { phoneNumberId: string; contactId: string | null } & Decision;

/** What the law says of each number of a lead's company, in the order they stand on the screen. A number that two people share is judged once. */
export async function judgeNumbers(
  db: Queryable,
  { leadId, now }: { leadId: string; now: Date },
): Promise<NumberVerdict[]> {
  const numbers = await db
    .select({ phoneNumberId: phoneNumbers.id, contactId: phoneNumbers.contactId })
    .from(phoneNumbers)
    .innerJoin(leads, and(eq(leads.companyId, phoneNumbers.companyId), eq(leads.id, leadId)))
    .orderBy(asc(phoneNumbers.position), asc(phoneNumbers.id));
  const verdicts: NumberVerdict[] = [];
  for (const number of numbers) {
    verdicts.push({ ...number, ...(await mayCall(db, { leadId, phoneNumberId: number.phoneNumberId, now })) });
  }
  return verdicts;
}
