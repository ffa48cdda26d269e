import { and, eq, isNotNull, sql } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { lockCompaniesForFile } from "#app/features/companies/lock-companies.server.ts";
import { countRowsAnew } from "#app/kit/count-rows-anew.server.ts";
import { announce } from "#app/kit/live.server.ts";
import { allowLongWork } from "#app/kit/long-work.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { importFiles, imports } from "#db/schema.ts";
import { mayUndo } from "./may-undo.server.ts";
import { takeBack } from "./take-back.server.ts";
import type { WhyNot } from "./undo-words.ts";
import type { Progress } from "./write-plan.server.ts";

export type Undone =
  | { ok: true; rows: number; leads: number }
  | { ok: false; reason: "no-such-import" | "not-committed" | WhyNot };

const TELLS_EVERY_MS = 400;

/**
 * Takes an import back as if it had never been committed, until somebody has worked with what it brought. Its companies, people,
 * numbers, leads, rows and its file go; the import stays in the list as undone, with its entry in the ledger. What it said about
 * who must not be called stays too: a wish that was heard is not unheard. All in one transaction: one that dies half-way took
 * nothing back.
 */
export async function undoImport(
  db: Db,
  { importId, by, now }: { importId: string; by: string; now: Date },
): Promise<Undone> {
  await countRowsAnew(db);
  const progress = progressOf(db, importId);
  return db.transaction(async (tx) => {
    await allowLongWork(tx);
    const asked = tx
      .select({ status: imports.status, clientId: imports.clientId, campaignId: imports.campaignId })
      .from(imports)
      .where(eq(imports.id, importId));
    const [seen] = await asked;
    if (!seen) return { ok: false, reason: "no-such-import" } as const;
    if (seen.status !== "committed") return { ok: false, reason: "not-committed" } as const;
    const { clientId, campaignId } = seen;
    // Another import of this client may be sending its rows to these companies at this moment, or a reviewer be merging them. The
    // import itself is not locked: how far the undo is, is written there meanwhile.
    await lockCompaniesForFile(tx, clientId);
    const [found] = await asked;
    if (found?.status !== "committed") return { ok: false, reason: "not-committed" } as const;
    await lockTouched(tx, importId);
    const why = await mayUndo(tx, importId);
    if (why) return { ok: false, reason: why } as const;

    const { rows, leads } = await takeBack(tx, { importId, by, now }, progress);
    await tx.delete(importFiles).where(eq(importFiles.importId, importId));
    await tx
      .update(imports)
      .set({
        status: "undone",
        undoneAt: now,
        phase: null,
        problem: null,
        // Values that were brought together or left are the client's own words, and go with them.
        settings: sql`${imports.settings} - 'replacements' - 'offersLeft' - 'statusWords' - 'stepsTaken'`,
      })
      .where(eq(imports.id, importId));
    await record(tx, { type: "import.undone", data: { rows, leads }, clientId, campaignId, importId, by, at: now });
    await announce(tx, `import:${importId}`, { phase: "undone" });
    await announce(tx, `campaign:${campaignId}`, { importId });
    return { ok: true, rows, leads } as const;
  });
}

/** All leads that it opened, changed or told something, and those that stand for them: in one order, as whoever locks many leads does. */
async function lockTouched(tx: Tx, importId: string): Promise<void> {
  await tx.execute(sql`
    with recursive touched as (
      select lead_id as id from import_rows where import_id = ${importId} and lead_id is not null
      union select lead_id from import_changes where import_id = ${importId} and lead_id is not null
      union select merged_into_id from leads join touched using (id) where merged_into_id is not null
    ),
    held as (select from leads where id in (select id from touched) order by id for update)
    select count(*) from held`);
}

/** How far it is, on another connection, where its page waits for it. Each word is a durable write, so not after each batch. */
function progressOf(db: Db, importId: string): Progress {
  let told = performance.now();
  return async (phase, share) => {
    if (performance.now() - told < TELLS_EVERY_MS) return;
    told = performance.now();
    const [waiting] = await db
      .update(imports)
      .set({ phase, rowsDone: sql`floor(${imports.rowsRead} * ${share}::float8)` })
      .where(and(eq(imports.id, importId), eq(imports.status, "committed"), isNotNull(imports.phase)))
      .returning({ rowsDone: imports.rowsDone });
    if (waiting) await announce(db, `import:${importId}`, { phase, rowsDone: waiting.rowsDone });
  };
}
