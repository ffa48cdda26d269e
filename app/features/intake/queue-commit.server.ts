import { isDeepStrictEqual } from "node:util";
import { and, eq, inArray } from "drizzle-orm";
import { enqueue } from "#app/kit/jobs.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { imports } from "#db/schema.ts";
import { correctable, readSettings, type Settings } from "./settings.ts";

type Queueing = {
  importId: string;
  by: string;
  /** False for a command that commits it at once by itself. */
  later?: boolean;
  /** How the file was read by whoever looked whether anything stands open: read otherwise since, it is not committed. */
  asSeen?: Settings;
};
type Queued =
  | { ok: true }
  | { ok: false; reason: "no-such-import" | "not-ready" | "same-file-again" | "read-otherwise" };

/** The commit runs later, in a worker; pressing twice queues it once. A stopped or failed import is taken up again. */
export async function queueCommit(db: Db, { importId, by, later = true, asSeen }: Queueing): Promise<Queued> {
  const waiting = and(eq(imports.id, importId), inArray(imports.status, correctable));
  try {
    return await db.transaction(async (tx) => {
      if (asSeen) {
        const [found] = await tx.select({ settings: imports.settings }).from(imports).where(waiting).for("update");
        if (found && !isDeepStrictEqual(readSettings(found.settings), asSeen))
          return { ok: false, reason: "read-otherwise" } as const;
      }
      const [queued] = await tx
        .update(imports)
        .set({ status: "queued", phase: null, rowsDone: 0, problem: null })
        .where(waiting)
        .returning({ id: imports.id });
      if (queued) {
        if (later) await enqueue(tx, "commit-import", { importId, by }, { key: `commit-import:${importId}` });
        await announce(tx, `import:${importId}`, { phase: "queued" });
        return { ok: true } as const;
      }
      const [there] = await tx.select({ status: imports.status }).from(imports).where(eq(imports.id, importId));
      if (!there) return { ok: false, reason: "no-such-import" } as const;
      const under = there.status === "queued" || there.status === "committing" || there.status === "committed";
      return under ? ({ ok: true } as const) : ({ ok: false, reason: "not-ready" } as const);
    });
  } catch (error) {
    // While it was stopped, the same file was uploaded once more and is under way.
    if (isSameFile(error)) return { ok: false, reason: "same-file-again" };
    throw error;
  }
}

function isSameFile(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return (
    typeof cause === "object" &&
    cause !== null &&
    "constraint" in cause &&
    cause.constraint === "imports_same_file_once"
  );
}

/**
 * Puts imports that were under way when their worker died back into the queue, for the start of a worker. One that is in fact still
 * being written elsewhere is not harmed: the second run finds it committed.
 */
export async function resumeCommits(db: Db): Promise<number> {
  const open = await db
    .select({ id: imports.id, by: imports.uploadedBy })
    .from(imports)
    .where(inArray(imports.status, ["queued", "committing"]));
  for (const { id, by } of open) {
    await enqueue(db, "commit-import", { importId: id, by }, { key: `commit-import:${id}` });
  }
  return open.length;
}
