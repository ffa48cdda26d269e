import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { goldenRecords } from "#app/features/companies/golden-records.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { companies, merges, users } from "#db/schema.ts";
import type { LeadStory, StoryMerge } from "./lead-story.ts";

/** Field by field what a merged company says, whose word it is and why; null where nothing was merged. */
export async function goldenOf(
  db: Queryable,
  company: { id: string },
  rows: readonly { companyId: string | null; file: string; line: number }[],
): Promise<LeadStory["golden"]> {
  const golden = (await goldenRecords(db, [company.id])).get(company.id);
  if (!golden) return null;
  const choosers = golden.values.flatMap(({ chosenBy }) => chosenBy ?? []);
  const people = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, choosers));
  const sourceOf = (companyId: string) => {
    const row = rows.find((one) => one.companyId === companyId);
    if (row) return `line ${row.line.toLocaleString("en-GB")} of ${row.file}`;
    return companyId === company.id ? "the kept record" : "a merged record";
  };
  return {
    companyId: company.id,
    fields: golden.values.map(({ field, text, companyId, typed, rule, chosenBy, said }) => ({
      field,
      text,
      from: companyId ? sourceOf(companyId) : null,
      rule,
      chosenBy: people.find(({ id }) => id === chosenBy)?.name ?? null,
      companyId,
      typed,
      said: eachText(said).map((one) => ({ ...one, from: sourceOf(one.companyId) })),
    })),
  };
}

/** Of records that say the same the first: to choose one is to choose any. */
function eachText<T extends { text: string }>(said: readonly T[]): T[] {
  return [...new Map(said.toReversed().map((one) => [one.text, one])).values()].reverse();
}

/** The merges of these companies, oldest first. */
export async function mergesOf(db: Queryable, companyIds: string[]): Promise<StoryMerge[]> {
  const kept = alias(companies, "kept");
  const merged = alias(companies, "merged");
  const found = await db
    .select({ merge: merges, kept: kept.name, merged: merged.name, by: users.name })
    .from(merges)
    .innerJoin(kept, eq(kept.id, merges.keptCompanyId))
    .innerJoin(merged, eq(merged.id, merges.mergedCompanyId))
    .leftJoin(users, eq(users.id, merges.by))
    .where(
      or(
        inArray(merges.keptCompanyId, companyIds),
        and(inArray(merges.mergedCompanyId, companyIds), isNull(merges.undoneAt)),
      ),
    )
    .orderBy(asc(merges.at));
  return found.map(({ merge, ...names }) => ({
    id: merge.id,
    ...names,
    at: merge.at.toISOString(),
    probability: merge.probability,
    evidence: (merge.evidence as { text: string }[]).map(({ text }) => text),
    undone: merge.undoneAt !== null,
  }));
}
