import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import type { DormancyReason } from "#db/vocabulary.ts";

/** A quarter of a year, where no outcome of the campaign says how long. */
const restDays = 90;
const dayMs = 86_400_000;

/** How long a lead rests whose calls of this round are used up, and as what: as its last outcome that has a rest says, else its campaign's longest. */
export async function restOfRound(
  tx: Tx,
  { leadId, now }: { leadId: string; now: Date },
): Promise<{ dueAt: Date; dormancyReason: DormancyReason }> {
  const { rows } = await tx.execute<{
    days: number | null;
    sleeps: DormancyReason | null;
    slept: DormancyReason | null;
  }>(sql`
    select coalesce(last.rest_days, (select max(rest_days) from dispositions where campaign_id = l.campaign_id)) as days,
      last.dormancy_reason as sleeps, l.dormancy_reason as slept
    from leads l left join lateral (
      select d.rest_days, d.dormancy_reason from attempts a join outcomes o on o.attempt_id = a.id
      join dispositions d on d.id = o.disposition_id
      where a.lead_id = l.id and a.round = l.round and d.rest_days is not null
      order by a.placed_at desc limit 1
    ) last on true
    where l.id = ${leadId}`);
  const [found] = rows;
  return {
    dueAt: new Date(now.getTime() + (found?.days || restDays) * dayMs),
    // Nobody was reached, so nobody took back what they had said.
    dormancyReason: found?.sleeps ?? found?.slept ?? "not-now",
  };
}
