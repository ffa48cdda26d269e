import { and, inArray } from "drizzle-orm";
import { intake } from "#app/features/intake/intake-thread.server.ts";
import { readSettings } from "#app/features/intake/settings.ts";
import type { Db } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";
import type { Traits } from "./blot.ts";
import { lastDigits } from "./concerned.server.ts";
import { wordsOfName } from "./name-patterns.ts";

/** A file of a client that is not committed and names them: one that somebody goes on with, or one that was stopped or failed. */
export type WaitingFile = { importId: string; fileName: string; lines: number[]; isStopped: boolean };

/** Looked into as they stand: what an import makes of a file is not known before its commit. */
export async function waitingFiles(
  db: Db,
  { clientIds, traits }: { clientIds: readonly string[]; traits: Traits },
): Promise<WaitingFile[]> {
  const sought = {
    words: traits.names.map(wordsOfName).map(({ first, last }) => [...first, ...last]),
    digits: traits.numbers.map(lastDigits),
    texts: traits.emails,
  };
  const waiting = await db
    .select({ id: imports.id, fileName: imports.fileName, status: imports.status, settings: imports.settings })
    .from(imports)
    .where(
      and(
        inArray(imports.clientId, [...clientIds]),
        inArray(imports.status, ["ready", "queued", "committing", "cancelled", "failed"]),
      ),
    )
    .orderBy(imports.uploadedAt, imports.id);
  const named: WaitingFile[] = [];
  for (const { id, fileName, status, settings } of waiting) {
    const lines = await intake(db, "linesWith", { id, settings: readSettings(settings) }, sought);
    const isStopped = status === "cancelled" || status === "failed";
    if (lines.length > 0) named.push({ importId: id, fileName, lines, isStopped });
  }
  return named;
}
