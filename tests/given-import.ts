import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import type { Db } from "#db/client.server.ts";
import { tuesday10am } from "./cast.ts";

/** A file of five columns, as a client would send it. */
export function backlogFile(...rows: string[]): Buffer {
  return Buffer.from(["Company,Contact,Phone,Email,Do not call,Notes", ...rows, ""].join("\r\n"));
}

type Given = { campaignId: string; by: string; bytes: Buffer; now?: Date };

/** Uploaded and queued; its job waits in the queue. */
export async function givenImport(db: Db, { campaignId, by, bytes, now = tuesday10am }: Given): Promise<string> {
  const stored = await storeImport(db, { campaignId, fileName: "backlog.csv", bytes, by, now });
  if (!stored.ok) throw new Error(stored.reason);
  const queued = await queueCommit(db, { importId: stored.importId, by });
  if (!queued.ok) throw new Error(queued.reason);
  return stored.importId;
}

/** Uploaded and committed. */
export async function givenCommitted(db: Db, given: Given): Promise<string> {
  const importId = await givenImport(db, given);
  const done = await commitImport(db, { importId, by: given.by, now: given.now ?? tuesday10am });
  if (!done.ok) throw new Error(done.reason);
  return importId;
}
