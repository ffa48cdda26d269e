import { setTimeout as wait } from "node:timers/promises";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { events, imports } from "#db/schema.ts";
import { mayUndo } from "./may-undo.server.ts";
import { isBeingUndone, undoPhases, type WhyNot } from "./undo-words.ts";

const LOOKS_EVERY_MS = 100;

/** The undo runs later, in a worker; pressing twice queues it once. What cannot be undone any more is refused at once. */
export async function queueUndo(
  db: Db,
  { importId, by, now }: { importId: string; by: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "no-such-import" | "not-committed" | WhyNot }> {
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({
        status: imports.status,
        phase: imports.phase,
        clientId: imports.clientId,
        campaignId: imports.campaignId,
      })
      .from(imports)
      .where(eq(imports.id, importId))
      .for("update");
    if (!found) return { ok: false, reason: "no-such-import" } as const;
    const { status, phase, clientId, campaignId } = found;
    if (status === "undone" || isBeingUndone({ status, phase })) return { ok: true } as const;
    if (status !== "committed") return { ok: false, reason: "not-committed" } as const;
    const why = await mayUndo(tx, importId);
    if (why) return { ok: false, reason: why } as const;

    await tx
      .update(imports)
      .set({ phase: undoPhases.waits, rowsDone: 0, problem: null })
      .where(eq(imports.id, importId));
    await record(tx, { type: "import.undo-asked", data: {}, clientId, campaignId, importId, by, at: now });
    await enqueue(tx, "undo-import", { importId, by }, { key: `undo-import:${importId}` });
    await announce(tx, `import:${importId}`, { phase: undoPhases.waits });
    return { ok: true } as const;
  });
}

/** Waits a moment for a worker to be done with it, so that whoever undoes a small import sees at once what came of it. */
export async function undoSettled(db: Db, importId: string, { withinMs }: { withinMs: number }): Promise<void> {
  const until = performance.now() + withinMs;
  const asked = db.select({ phase: imports.phase }).from(imports).where(eq(imports.id, importId));
  while (performance.now() < until) {
    const [found] = await asked;
    if (!found?.phase) return;
    await wait(LOOKS_EVERY_MS);
  }
}

/** Puts undos that waited or were under way when their worker died back into the queue, for the start of a worker. */
export async function resumeUndos(db: Db): Promise<number> {
  const open = await db
    .selectDistinctOn([imports.id], { id: imports.id, by: events.by })
    .from(imports)
    .innerJoin(events, and(eq(events.importId, imports.id), eq(events.type, "import.undo-asked")))
    .where(and(eq(imports.status, "committed"), isNotNull(imports.phase)))
    .orderBy(imports.id, desc(events.at));
  for (const { id, by } of open) {
    await enqueue(db, "undo-import", { importId: id, by: by ?? "" }, { key: `undo-import:${id}` });
  }
  return open.length;
}
