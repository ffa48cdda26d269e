import { type SQL, sql } from "drizzle-orm";
import { spokeText } from "#app/features/compliance/spoke.ts";
import type { Queryable } from "#db/client.server.ts";

export type CallFigures = {
  /** What is shown of it: the number of the try, the hour, the agent's name. */ key: string;
  id: string;
  calls: number;
  reached: number;
  qualified: number;
  talkMinutes: number;
};
export type CallReport = { all: CallFigures; byAttempt: CallFigures[]; byHour: CallFigures[]; byAgent: CallFigures[] };

export const reportDays = 30;

/**
 * The calls of the last weeks: which try of its round reaches people, also where the first ones were made before; at which hour, and who
 * made them. Hours are the called party's, in the zone the call was judged in.
 */
export async function callReport(db: Queryable, { now }: { now: Date }): Promise<CallReport> {
  const counted = await db.execute<CallFigures & { by: "all" | "attempt" | "hour" | "agent" }>(sql`
    with calls as materialized (
      select a.placed_at, a.talk_seconds, u.id as agent_id, u.name as agent, coalesce(${sql.raw(spokeText("o", "a"))}, false) as reached, coalesce(o.qualified, false) as qualified,
        least((select count(*) from attempts e where e.lead_id = a.lead_id and e.round = a.round
          and (e.placed_at, e.id) <= (a.placed_at, a.id)), 7) as nth,
        extract(hour from a.placed_at at time zone coalesce(a.decision->'zones'->>0, f.time_zone, k.time_zone))::int as hour
      from attempts a join users u on u.id = a.agent_id join companies f on f.id = a.company_id join clients k on k.id = a.client_id
      left join outcomes o on o.attempt_id = a.id
      where a.placed_at >= ${now.toISOString()}::timestamptz - make_interval(days => ${reportDays}))
    ${figures("all", sql`''::text`)} union all ${figures("attempt", sql`nth::text`)}
    union all ${figures("hour", sql`lpad(hour::text, 2, '0')`)} union all ${figures("agent", sql`agent_id::text`, sql`min(agent)`)}
    order by 1, 3, 2`);
  const of = (by: string) => counted.rows.filter((row) => row.by === by);
  const none = { id: "", key: "", calls: 0, reached: 0, qualified: 0, talkMinutes: 0 };
  return { all: of("all")[0] ?? none, byAttempt: of("attempt"), byHour: of("hour"), byAgent: of("agent") };
}

/** Two people of one name are two. */
const figures = (by: string, id: SQL, key = id): SQL => sql`
  select ${by}::text as by, ${id} as id, ${key} as key, count(*)::int as calls, (count(*) filter (where reached))::int as reached,
    (count(*) filter (where qualified))::int as qualified, round(coalesce(sum(talk_seconds), 0) / 60.0)::int as "talkMinutes"
  from calls group by 2`;
