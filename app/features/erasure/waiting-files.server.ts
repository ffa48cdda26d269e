import { and, inArray, sql } from "drizzle-orm";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { readSettings } from "#app/features/intake/settings.ts";
import type { Db } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";
import { blotterOf, type Traits } from "./blot.ts";
import { wordsOfName } from "./name-patterns.ts";
import { leastDigits } from "./number-patterns.ts";

/** A file of a client that is not committed and names them: one that somebody goes on with, or one that was stopped or failed. */
export type WaitingFile = {
  importId: string;
  fileName: string;
  lines: number[];
  isStopped: boolean;
  /** Why nobody can say whether it names them; then it is taken to. */
  problem: string | null;
};

/** Looked into as they stand: what an import makes of a file is not known before its commit. */
export async function waitingFiles(
  db: Db,
  { clientIds, traits }: { clientIds: readonly string[]; traits: Traits },
): Promise<WaitingFile[]> {
  const blotter = blotterOf({ ...traits, phrases: [], firmNames: [] });
  const sought = {
    words: traits.names.map(wordsOfName).map(({ first, last }) => [...first, ...last]),
    digits: traits.numbers.map(leastDigits),
    texts: traits.emails,
  };
  const waiting = await db
    .select({ id: imports.id, fileName: imports.fileName, status: imports.status, settings: imports.settings })
    .from(imports)
    .where(
      and(
        inArray(imports.clientId, [...clientIds]),
        inArray(imports.status, ["ready", "queued", "committing", "cancelled", "failed"]),
        // One that went already names nobody.
        sql`exists (select from import_files f where f.import_id = ${imports.id})`,
      ),
    )
    .orderBy(imports.uploadedAt, imports.id);
  const named: WaitingFile[] = [];
  for (const { id, fileName, status, settings } of waiting) {
    const found = await intake(db, "linesWith", { id, settings: readSettings(settings) }, sought);
    const file = { importId: id, fileName, isStopped: status === "cancelled" || status === "failed" };
    if (!found.ok) {
      named.push({ ...file, lines: [], problem: found.sentence });
      continue;
    }
    const lines = found.lines.filter(({ cells }) => {
      const { name, place } = blotter.says(cells);
      return name !== null || place;
    });
    if (lines.length > 0) named.push({ ...file, lines: lines.map(({ line }) => line), problem: null });
  }
  return named;
}
