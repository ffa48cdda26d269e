import { and, eq, isNotNull } from "drizzle-orm";
import { announce } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";
import { undoImport } from "./undo-import.server.ts";
import { undoPhases, undoRefusals } from "./undo-words.ts";

/** What a worker does of an undo that somebody asked for: once, however often it is run, and its page is told what came of it. */
export async function undoQueued(db: Db, about: { importId: string; by: string; now: Date }): Promise<void> {
  const { importId } = about;
  const [asked] = await db
    .update(imports)
    .set({ phase: undoPhases.looks, rowsDone: 0 })
    .where(waiting(importId))
    .returning({ id: imports.id });
  if (!asked) return;
  await announce(db, `import:${importId}`, { phase: undoPhases.looks });
  const done = await undoImport(db, about);
  if (!done.ok && done.reason in undoRefusals)
    await leaveImport(db, importId, done.reason as keyof typeof undoRefusals);
}

/** The import stays as it was committed, and its page says why. */
export async function leaveImport(db: Db, importId: string, why: keyof typeof undoRefusals): Promise<void> {
  const [left] = await db
    .update(imports)
    .set({ phase: null, rowsDone: imports.rowsRead, problem: undoRefusals[why] })
    .where(waiting(importId))
    .returning({ id: imports.id });
  if (left) await announce(db, `import:${importId}`, { phase: "committed" });
}

const waiting = (importId: string) =>
  and(eq(imports.id, importId), eq(imports.status, "committed"), isNotNull(imports.phase));
