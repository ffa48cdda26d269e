import { sql } from "drizzle-orm";
import { z } from "zod";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { reached } from "#app/features/compliance/call-facts.server.ts";
import { hourThere } from "#app/features/compliance/local-hour.ts";
import { spokeText } from "#app/features/compliance/spoke.ts";
import type { Queryable } from "#db/client.server.ts";
import type { AnsweredBy, NextAction } from "#db/vocabulary.ts";
import { languageOf } from "./languages.ts";
import { goodHours, type OrderFacts, usualWeights, type Weights, weighable } from "./order.ts";

const Written = z.partialRecord(z.enum(weighable), z.number().min(0).max(100));

/** The weights of a campaign: the usual ones where its account manager has said nothing. */
export const weightsOf = (written: unknown): Weights => ({ ...usualWeights, ...Written.catch({}).parse(written) });

type Row = {
  id: string;
  priority: number;
  next_action: NextAction | null;
  assignee_id: string | null;
  callable_at: string | null;
  woken_at: string | null;
  country: string | null;
  region: string | null;
  postcode: string | null;
  timeZone: string | null;
  companyId: string;
  company: string;
  client_zone: string;
  e164: string | null;
  weights: unknown;
  calls: number;
  tried: { at: string; answered_at: string | null; answered_by: AnsweredBy | null; human: boolean | null }[];
};

export type LeadOrder = { leadId: string; facts: OrderFacts; weights: Weights; language: string; at: Date };

/**
 * What the order is worked out from, for each of these leads, as it will be when the lead comes due: one that is promised for three o'clock
 * is weighed at three o'clock.
 */
export async function orderFacts(db: Queryable, leadIds: readonly string[], now: Date): Promise<LeadOrder[]> {
  const found = await db.execute<Row>(sql`
    select l.id, l.priority, l.next_action, l.assignee_id, to_json(l.callable_from) #>> '{}' as callable_at,
      case when l.dormancy_reason is not null then to_json(l.stage_at) #>> '{}' end as woken_at,
      o.country, o.region, o.postcode, o.time_zone as "timeZone", o.id as "companyId", o.name as company, n.time_zone as client_zone, g.queue_weights as weights,
      (select e164 from phone_numbers p where p.company_id = o.id and p.dead_at is null order by p.position, p.id limit 1) as e164,
      (select count(*)::int from attempts a where a.lead_id = l.id and a.round = l.round) as calls,
      (select coalesce(jsonb_agg(jsonb_build_object('at', a.placed_at, 'answered_at', a.answered_at, 'answered_by', a.answered_by, 'human', ${sql.raw(spokeText("s", "a"))})), '[]'::jsonb)
        from attempts a left join outcomes s on s.attempt_id = a.id where a.company_id in (select m.id from companies m where m.id = o.id or m.merged_into_id = o.id)) as tried
    from leads l join companies o on o.id = l.company_id join campaigns g on g.id = l.campaign_id join clients n on n.id = l.client_id
    where l.id = any(${sql.param([...leadIds])}::uuid[])`);
  return (await asTold(db, found.rows)).map((row) => {
    const due = row.callable_at ? new Date(row.callable_at) : now;
    const at = due > now ? due : now;
    const there = (instant: Date) => hourThere(instant, row.e164, { ...row, zone: row.timeZone }, row.client_zone);
    const calls = row.tried.map((call) => ({
      hour: there(new Date(call.at)).hour,
      reached: reached({ answeredAt: call.answered_at, answeredBy: call.answered_by, human: call.human }),
    }));
    const { hour, endsAt } = there(at);
    return {
      leadId: row.id,
      at,
      weights: weightsOf(row.weights),
      language: languageOf(row.country),
      facts: {
        promised: row.next_action === "callback",
        dated: row.calls > 0 || row.assignee_id !== null,
        standing: row.priority,
        wokenAt: row.woken_at ? new Date(row.woken_at) : null,
        goodHours: goodHours(calls),
        calls: row.calls,
        hour,
        hourEndsAt: endsAt,
      },
    };
  });
}
