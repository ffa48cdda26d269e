import type { Queryable } from "#db/client.server.ts";
import { callFacts } from "./call-facts.server.ts";
import { lawAt } from "./lawful-hour.ts";

const minuteMs = 60_000;

/**
 * When somebody who rang us may be rung: now, or the first minute at which a number of theirs may be in a new round, since they are there after
 * all. Null where no clock brings one: to them nothing is promised.
 */
export async function soonestCallBack(
  db: Queryable,
  { leadId, now }: { leadId: string; now: Date },
): Promise<Date | null> {
  const numbers = await callFacts(db, { leadId, way: "callback", now });
  if (numbers.length === 0) return null;
  const law = lawAt(
    numbers.map(({ facts }) => ({
      ...facts,
      attempts: facts.attempts.map((attempt) => ({ ...attempt, inThisRound: false })),
    })),
    now,
  );
  if (law.ok) return new Date(Math.floor(now.getTime() / minuteMs) * minuteMs);
  return law.next && new Date(Math.ceil(law.next.getTime() / minuteMs) * minuteMs);
}
