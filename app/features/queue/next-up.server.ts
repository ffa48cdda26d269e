import { sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { NextAction } from "#db/vocabulary.ts";
import { ownWorth, somebodySpeaksAt } from "./claim.server.ts";
import { alwaysFirst, pointsAStep, weigh } from "./order.ts";
import { orderFacts } from "./order-facts.server.ts";
import { againstIt, forIt } from "./order-words.ts";

type Row = {
  id: string;
  companyId: string;
  company: string;
  city: string | null;
  nextAction: NextAction;
  dueAt: string;
  assigneeId: string | null;
  assignee: string | null;
  pulledFor: string | null;
};
export type NextUp = Row & { why: string[]; against: string | null };

const shown = 20;

/**
 * What would be served next in a campaign, in the order of the claim: to anybody, or to one agent with what is theirs. The law is asked
 * only when a lead is served.
 */
export async function nextUp(
  db: Queryable,
  { campaignId, agentId, now }: { campaignId: string; agentId: string | null; now: Date },
): Promise<NextUp[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const agent = sql`${agentId}::uuid`;
  const own = sql`coalesce(l.assignee_id = ${agent} and l.next_action = 'callback', false)`;
  const worth = sql.raw(ownWorth("c"));
  const found = await db.execute<Row>(sql`
    select l.id, o.id as "companyId", o.name as company, o.city, l.next_action as "nextAction", to_json(l.due_at) #>> '{}' as "dueAt",
      l.assignee_id as "assigneeId", u.name as assignee, l.pulled_for as "pulledFor"
    from leads l join companies o on o.id = l.company_id join campaigns c on c.id = l.campaign_id left join users u on u.id = l.assignee_id
    where l.campaign_id = ${campaignId}::uuid and l.stage = 'ready' and l.merged_into_id is null and l.callable_from <= ${at}
      and (l.held_by is null or l.held_until < ${at})
      and (${agent} is null or l.pulled_for = ${agent} or l.assignee_id is null or l.assignee_id = ${agent}
        or l.due_at < ${at} - make_interval(mins => c.callback_anyones_after_minutes::int))
      and (${agent} is null or l.language = '' or exists (
        select from users a where a.id = ${agent} and (a.languages = '{}' or l.language = any(a.languages)))
        or not ${somebodySpeaksAt("l.language", "l.campaign_id", now)})
    order by coalesce(l.pulled_for = coalesce(${agent}, l.pulled_for), false) desc,
      (${own} and ${worth} >= ${alwaysFirst}) desc, l.queue_rank - case when ${own} then ${worth} / ${pointsAStep} else 0 end, ${own} desc,
      l.language, l.callable_from, l.id
    limit ${shown}`);
  const orders = await orderFacts(
    db,
    found.rows.map(({ id }) => id),
    now,
  );
  return (await asTold(db, found.rows)).map((row) => {
    const order = orders.find(({ leadId }) => leadId === row.id);
    const why = order ? forIt(order.facts, weigh(order.facts, order.weights, now).parts) : [];
    return { ...row, why, against: order ? againstIt(order.facts) : null };
  });
}
