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
 * Calls that speak of these leads: made to one of them, or in their campaign to others while those were one with their company, since
 * taken apart. `attempt` names the table of calls in the question.
 */
export const callsOf = (leadIds: readonly string[], attempt = sql`attempts`): SQL =>
  spokenOf(attempt, { table: "attempts", key: "attempt_id" }, leadIds);

/** The same for notes. */
export const notesOf = (leadIds: readonly string[], note = sql`notes`): SQL =>
  spokenOf(note, { table: "notes", key: "note_id" }, leadIds);

function spokenOf(fact: SQL, { table, key }: { table: string; key: string }, leadIds: readonly string[]): SQL {
  const ids = sql`${sql.param([...leadIds])}::uuid[]`;
  return sql`(${fact}.lead_id = any(${ids}) or ${fact}.id in (
    select shared.id from leads l
    join companies c on c.id = l.company_id or c.merged_into_id = l.company_id
    join shared_facts s on s.company_id = c.id
    join ${sql.identifier(table)} shared on shared.id = s.${sql.identifier(key)}
    join leads held on held.id = shared.lead_id and held.campaign_id = l.campaign_id
    where l.id = any(${ids})))`;
}
