import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";

/** Every kind of later work. The worker's task list has one shell for each. */
export type TaskName =
  | "commit-import"
  | "foresee-calls"
  | "undo-import"
  | "check-lists"
  | "match-again"
  | "meet-company"
  | "send-message"
  | "reconcile-calls"
  | "hang-up-lost"
  | "expire-handbacks"
  | "end-pauses"
  | "wake-leads"
  | "work-touches"
  | "settle-decline"
  | "rank-leads"
  | "ask-blocked"
  | "release-expired"
  | "watch-promises"
  | "keep-walls"
  | "hear-caller"
  | "hear-caller-again"
  | "look-into-cut-off"
  | "settle-campaigns";

/**
 * Adds a job in the caller's transaction, so that a crash loses neither the change nor its consequences.
 * Payloads are ids and counts. With a key, a job that still waits is replaced instead of doubled.
 */
export async function enqueue(
  tx: Queryable,
  task: TaskName,
  payload: Record<string, string>,
  { runAt, key }: { runAt?: Date; key?: string } = {},
): Promise<void> {
  await tx.execute(
    sql`select enqueue(${task}, ${JSON.stringify(payload)}::json, ${runAt?.toISOString() ?? null}::timestamptz, ${key ?? null})`,
  );
}

/** Whether a job whose key begins so is still to be done, or being done. */
export async function jobWaits(db: Queryable, keyPrefix: string): Promise<boolean> {
  const { rows } = await db.execute<{ waits: boolean }>(sql`select job_waits(${keyPrefix}) as waits`);
  return rows[0]?.waits === true;
}
