import { type About, whomSignalFinds } from "#app/features/nurture/whom-signals-find.server.ts";
import type { Queryable } from "#db/client.server.ts";

/** How many sleep and would be woken, and how many would get a note. */
export async function concernedBy(
  db: Queryable,
  asked: { clientId: string; about: About },
): Promise<{ asleep: number; elsewhere: number }> {
  const found = await whomSignalFinds(db, asked);
  const asleep = found.filter(({ stage }) => stage === "nurturing").length;
  return { asleep, elsewhere: found.length - asleep };
}
