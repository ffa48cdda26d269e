import { eq, inArray, or } from "drizzle-orm";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { lettersOf } from "#app/features/compliance/wish-keys.ts";
import type { Queryable } from "#db/client.server.ts";
import { contacts } from "#db/schema.ts";
import { whomAsked } from "./whom-asked.server.ts";

type Call = { leadId: string; companyId: string; contactId: string | null; now: Date };

/** Whether somebody else works there on a number of their own that may be rung, now or when its hour comes. */
export async function hasColleague(db: Queryable, { leadId, companyId, contactId, now }: Call): Promise<boolean> {
  const numbers = await judgeNumbers(db, { leadId, now });
  const owners = numbers.flatMap((number) =>
    number.contactId && number.verdict !== "block" ? [number.contactId] : [],
  );
  if (owners.length === 0) return false;
  const left = await whomAsked(db, { companyId, contactId });
  const people = await db
    .select({ id: contacts.id, name: contacts.fullName, leftAt: contacts.leftAt })
    .from(contacts)
    .where(or(inArray(contacts.id, owners), left ? eq(contacts.id, left) : undefined));
  // Records that were merged may both name the one who has left.
  const gone = new Set(people.flatMap(({ id, name, leftAt }) => (id === left || leftAt ? [lettersOf(name)] : [])));
  return people.some(({ id, name }) => owners.includes(id) && !gone.has(lettersOf(name)));
}
