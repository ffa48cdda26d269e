import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { Role } from "#db/vocabulary.ts";
import { leaking } from "./leaks.server.ts";

/** What waits behind each item of the sidebar: an agent's own promises, a manager's whole house. One statement. */
export async function navCounts(
  db: Queryable,
  { userId, role, now }: { userId: string; role: Role; now: Date },
): Promise<Partial<Record<string, number>>> {
  const mine = role === "agent";
  const callbacks = sql`(select count(*)::int from leads where stage = 'ready' and next_action = 'callback'
    and merged_into_id is null and due_at <= ${now.toISOString()}::timestamptz ${mine ? sql`and assignee_id = ${userId}` : sql``})`;
  if (mine) {
    const counted = await db.execute<{ callbacks: number }>(sql`select ${callbacks} as callbacks`);
    return { Callbacks: counted.rows[0]?.callbacks ?? 0 };
  }
  const counted = await db.execute<Record<"callbacks" | "duplicates" | "gate" | "unknown" | "leaks", number>>(sql`
    select ${callbacks} as callbacks,
      (select count(*)::int from match_decisions where answer is null) as duplicates,
      (select count(*)::int from handbacks where status = 'gate' and ended_at is null) as gate,
      (select count(*)::int from messages where status = 'unknown') as unknown,
      (select count(distinct lead_id)::int from (${leaking(now)}) as leak) as leaks`);
  const [row] = counted.rows;
  return {
    Duplicates: row?.duplicates ?? 0,
    "Hand-back": row?.gate ?? 0,
    Callbacks: row?.callbacks ?? 0,
    Leaks: row?.leaks ?? 0,
    Outbox: row?.unknown ?? 0,
  };
}
