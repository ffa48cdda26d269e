import { and, eq, gt, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { matchDecisions, users } from "#db/schema.ts";
import type { Place } from "./order-questions.ts";

/** How long a group is left to the reviewer who is looking at it. */
const MINUTES = 3;

/**
 * The question a reviewer is shown: the first of the first group that no colleague is looking at, marked as theirs. Two who ask at the
 * same instant want the same one, and one of them gets it. Where every group is taken, one that a colleague has too, with their name.
 */
export async function showQuestion(
  db: Queryable,
  { places, by, now }: { places: readonly Place[]; by: string; now: Date },
): Promise<{ at: number; alsoSeenBy: string | null }> {
  const taken = await takenClusters(db, { places, by, now });
  const firstOf = new Map<number, number>();
  places.forEach(({ cluster }, at) => {
    if (!firstOf.has(cluster)) firstOf.set(cluster, at);
  });
  for (const [cluster, at] of firstOf) {
    const id = places[at]?.id;
    if (!taken.has(cluster) && id && (await mark(db, { id, by, now }))) return { at, alsoSeenBy: null };
  }
  const [first] = places;
  return { at: 0, alsoSeenBy: first ? (taken.get(first.cluster) ?? "a colleague") : null };
}

/** Groups of which a colleague is looking at a question at this moment, and who. */
async function takenClusters(
  db: Queryable,
  { places, by, now }: { places: readonly Place[]; by: string; now: Date },
): Promise<Map<number, string>> {
  const seen = await db
    .select({ id: matchDecisions.id, name: users.name })
    .from(matchDecisions)
    .innerJoin(users, eq(users.id, matchDecisions.shownTo))
    .where(and(gt(matchDecisions.shownUntil, now), ne(matchDecisions.shownTo, by)));
  const nameOf = new Map(seen.map(({ id, name }) => [id, name]));
  return new Map(
    places.flatMap(({ id, cluster }) => {
      const name = nameOf.get(id);
      return name ? [[cluster, name] as const] : [];
    }),
  );
}

async function mark(db: Queryable, { id, by, now }: { id: string; by: string; now: Date }): Promise<boolean> {
  const shownUntil = new Date(now.getTime() + MINUTES * 60_000);
  const marked = await db
    .update(matchDecisions)
    .set({ shownTo: by, shownUntil })
    .where(
      and(
        eq(matchDecisions.id, id),
        or(isNull(matchDecisions.shownTo), eq(matchDecisions.shownTo, by), lte(matchDecisions.shownUntil, now)),
      ),
    )
    .returning({ id: matchDecisions.id });
  if (marked.length === 0) return false;
  const mine = db
    .select({ id: matchDecisions.id })
    .from(matchDecisions)
    .where(and(eq(matchDecisions.shownTo, by), ne(matchDecisions.id, id)));
  await db.update(matchDecisions).set({ shownTo: null, shownUntil: null }).where(inArray(matchDecisions.id, mine));
  return true;
}
