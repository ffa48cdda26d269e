import { and, asc, count, eq, ne } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { importChanges } from "#db/schema.ts";
import type { ChangeKind } from "#db/vocabulary.ts";
import type { Change } from "./changes.ts";

/** What a file changes of what we had, as the review shows it: how much of each kind, and the first of them as they read. */
export type ChangesShown = {
  counts: { kind: ChangeKind; changes: number }[];
  /** Left as they were, since one of ours had set them right. */
  kept: number;
  rows: Pick<Change, "line" | "kind" | "field" | "was" | "becomes" | "kept">[];
};

const SHOWN = 300;

export function changesPreview(changes: readonly Change[]): ChangesShown {
  const told = changes.filter(({ kind }) => kind !== "follows");
  const counts = new Map<ChangeKind, number>();
  for (const { kind, kept } of told) if (!kept) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    counts: [...counts].map(([kind, changes]) => ({ kind, changes })),
    kept: told.filter(({ kept }) => kept).length,
    rows: told
      .slice(0, SHOWN)
      .map(({ line, kind, field, was, becomes, kept }) => ({ line, kind, field, was, becomes, kept })),
  };
}

export async function changesStored(db: Queryable, importId: string): Promise<ChangesShown> {
  const own = and(eq(importChanges.importId, importId), ne(importChanges.kind, "follows"));
  const counted = await db
    .select({ kind: importChanges.kind, kept: importChanges.kept, changes: count() })
    .from(importChanges)
    .where(own)
    .groupBy(importChanges.kind, importChanges.kept);
  const { line, kind, field, was, becomes, kept } = importChanges;
  const rows = await db
    .select({ line, kind, field, was, becomes, kept })
    .from(importChanges)
    .where(own)
    .orderBy(asc(line), asc(kind))
    .limit(SHOWN);
  return {
    counts: counted.flatMap(({ kind, kept, changes }) => (kept ? [] : [{ kind, changes }])),
    kept: counted.reduce((sum, { kept, changes }) => sum + (kept ? changes : 0), 0),
    rows,
  };
}

/** How many values an import changed or added at companies that were there. */
export const changesIn = ({ counts }: ChangesShown): number => counts.reduce((sum, { changes }) => sum + changes, 0);
