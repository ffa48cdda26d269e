import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { Stage } from "#db/vocabulary.ts";

/** Stages in which it is ours to ring them. */
export const oursToRing: readonly Stage[] = ["ready", "research", "nurturing"];

export type RungBack = { leadId: string; clientId: string; stage: Stage; called: boolean };

/**
 * The leads that somebody may mean who rings a number of ours, the likeliest first: those that a campaign shows it for now, and those that it
 * was ever shown to, since people ring back for months whatever the campaign shows by then, or goes on as. Where nobody wrote down what a
 * call showed, it may have been any: a call that is known to have shown this number comes before it.
 */
export async function leadsRungFrom(
  db: Queryable,
  { shown, numberHash }: { shown: string; numberHash: string },
): Promise<RungBack[]> {
  const found = await db.execute<RungBack>(sql`
    select distinct l.id as "leadId", l.client_id as "clientId", l.stage, rung.any_at is not null as called, rung.sure_at, rung.shown_at, rung.any_at
    from phone_numbers p
    join leads l on l.client_id = p.client_id and l.company_id = p.company_id and l.merged_into_id is null
    join campaigns c on c.id = l.campaign_id and c.status <> 'ended'
    cross join lateral (
      select max(a.placed_at) filter (where a.number_hash = p.number_hash) as any_at,
        max(a.placed_at) filter (where a.number_hash = p.number_hash and ${showed}) as shown_at,
        max(a.placed_at) filter (where a.number_hash = p.number_hash and a.caller_id = ours.number) as sure_at,
        coalesce(bool_or(${showed}), false) as was_shown
      from attempts a cross join (select ${shown}::text as number) ours
      where a.lead_id in (${kin})
    ) rung
    where p.number_hash = ${numberHash} and (c.caller_id = ${shown} or rung.was_shown)
    order by rung.sure_at desc nulls last, rung.shown_at desc nulls last, rung.any_at desc nulls last, "leadId"`);
  return found.rows.map(({ leadId, clientId, stage, called }) => ({ leadId, clientId, stage, called }));
}

const showed = sql.raw("coalesce(a.caller_id, ours.number) = ours.number");

/**
 * The lead, all that went into it, and those of ended campaigns that it goes on from: to whom we ring it is one enquiry. A company that had
 * a lead in the campaign that follows when its own ended goes on in that one, which is nobody's child.
 */
const kin = sql.raw(`
  with recursive kin as (
    select l.id as id
    union
    select older.id from kin join leads me on me.id = kin.id
    cross join lateral (
      select id from leads where merged_into_id = me.id
      union all select me.parent_lead_id where me.source = 'successor'
      union all select before.id from leads before join campaigns ended on ended.id = before.campaign_id and ended.successor_id = me.campaign_id
        where before.company_id = me.company_id and before.merged_into_id is null
    ) older
  ) select id from kin`);

/** The likeliest; where none was called and several may be meant, nobody knows for which of them they ring. */
export function whomTheyMean(leads: readonly RungBack[], closedFor: readonly string[]): RungBack | null {
  const [first, second] = leads.filter(({ clientId }) => !closedFor.includes(clientId));
  return first && (first.called || !second) ? first : null;
}
