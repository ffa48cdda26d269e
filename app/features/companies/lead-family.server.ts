import { type SQL, sql } from "drizzle-orm";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Queryable } from "#db/client.server.ts";

/** A lead and all that went into it, however often: what was done with one of them was done with it. */
export async function leadFamily(db: Queryable, leadId: string): Promise<string[]> {
  const family = `select id from (${familyText("$1::uuid")}) family order by id`;
  return (await runNamed<{ id: string }>(db, "lead-family", family, [leadId])).map(({ id }) => id);
}

/** The same as a table of ids, for a question that asks about more than one lead. */
export const familyText = (leadId: string): string => `
  with recursive family as (
    select ${leadId} as id union select l.id from leads l join family on l.merged_into_id = family.id
  ) select id from family`;

/**
 * Calls that speak of these leads: made to one of them, or shared with one since their companies were taken apart.
 * `attempt` names the table of calls in the question.
 */
export const callsOf = (leadIds: readonly string[], attempt = sql`attempts`): SQL =>
  spokenOf(attempt, "attempt_id", leadIds);

/** The same for notes. */
export const notesOf = (leadIds: readonly string[], note = sql`notes`): SQL => spokenOf(note, "note_id", leadIds);

function spokenOf(table: SQL, shared: "attempt_id" | "note_id", leadIds: readonly string[]): SQL {
  const ids = sql`${sql.param([...leadIds])}::uuid[]`;
  return sql`(${table}.lead_id = any(${ids}) or ${table}.id in (
    select ${sql.identifier(shared)} from shared_facts where lead_id = any(${ids}) and ${sql.identifier(shared)} is not null))`;
}
