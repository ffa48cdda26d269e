import { readFileSync } from "node:fs";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { undoImport } from "#app/features/intake/undo-import.server.ts";
import type { Db } from "#db/client.server.ts";
import { tuesday10am } from "#tests/cast.ts";

/** Whose file, where it lies, and who does it. */
export type Whose = { file: string; campaignId: string; by: string; importId: string };
export type ActName = keyof typeof acts;

const now = tuesday10am;

/** The real acts, as pages and worker call them; each may be begun again after it died, and then does what is left to do. */
export const acts = {
  async upload(db: Db, { file, campaignId, by }: Whose): Promise<string> {
    const stored = await storeImport(db, { campaignId, fileName: "backlog.csv", bytes: readFileSync(file), by, now });
    if (!stored.ok) throw new Error(stored.reason);
    return stored.importId;
  },
  async commit(db: Db, { importId, by }: Whose): Promise<string> {
    const queued = await queueCommit(db, { importId, by });
    const done = queued.ok ? await commitImport(db, { importId, by, now }) : queued;
    if (!done.ok) throw new Error(done.reason);
    return importId;
  },
  async undo(db: Db, { importId, by }: Whose): Promise<string> {
    const undone = await undoImport(db, { importId, by, now });
    // An undo that died after it was done was done.
    if (!undone.ok && undone.reason !== "not-committed") throw new Error(undone.reason);
    return importId;
  },
};
