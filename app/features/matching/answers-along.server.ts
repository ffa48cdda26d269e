import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { uuids } from "./company-tree.server.ts";

/** What one lead has answered of the client's questions counts for the one it goes into, where that has no answer of its own. */
export async function bringAnswers(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.execute(sql`
    update answers set lead_id = ${to}, origin_lead_id = coalesce(origin_lead_id, lead_id)
    where lead_id = ${from}
      and not exists (select from answers own where own.lead_id = ${to} and own.criterion_id = answers.criterion_id)`);
}

type Parting = {
  leadId: string;
  own: readonly string[];
  others: readonly string[];
  /** The lead of the company at the other end of the merge: what was said as one is its own over there. */
  acrossLeadId: string | null;
  /** Of each lead, since when what was said with it was said with the other side too. */
  since: ReadonlyMap<string, Date>;
};

/**
 * After two sides were taken apart each answer is at home again; one that was given while they were one is on both, unless the other
 * side has its own. `leadId` is the lead that stands on this side, `own` all that are at home here.
 */
export async function sendAnswersHome(tx: Tx, { leadId, own, others, acrossLeadId, since }: Parting): Promise<void> {
  const instants = JSON.stringify(Object.fromEntries(since));
  // Whoever rewords one of these questions locks it before its answers, and is met there: the other way round each waits for the other.
  await tx.execute(sql`
    select from criteria where id in (select criterion_id from answers where lead_id = any(${uuids(others)})) order by id for key share`);
  const shared = sql`at > (${instants}::jsonb ->> coalesce(origin_lead_id, lead_id)::text)::timestamptz`;
  await tx.execute(sql`
    insert into answers (client_id, lead_id, criterion_id, former_question_id, value, attempt_id, by, at)
    select client_id, ${leadId}, criterion_id, former_question_id, value, attempt_id, by, at from answers
    where lead_id = any(${uuids(others)}) and ${shared}
    on conflict do nothing`);
  await tx.execute(sql`
    update answers set lead_id = ${leadId}, origin_lead_id = nullif(origin_lead_id, ${leadId})
    where lead_id = any(${uuids(others)}) and origin_lead_id = any(${uuids(own)}) and not ${shared}
      and not exists (select from answers mine where mine.lead_id = ${leadId} and mine.criterion_id = answers.criterion_id)`);
  // The lead that stands has its own answer: this one goes back to where it was given.
  await tx.execute(sql`
    update answers set lead_id = origin_lead_id, origin_lead_id = null
    where lead_id = any(${uuids(others)}) and origin_lead_id = any(${uuids(own)}) and not ${shared}
      and not exists (
        select from answers mine where mine.lead_id = answers.origin_lead_id and mine.criterion_id = answers.criterion_id)`);
  await tx.execute(sql`
    update answers set origin_lead_id = nullif(${acrossLeadId}::uuid, lead_id) where lead_id = any(${uuids(others)}) and origin_lead_id = any(${uuids(own)})`);
}
