import { and, gte, lte } from "drizzle-orm";
import { callsNow } from "#app/features/queue/calls-now.server.ts";
import { campaigns } from "#db/schema.ts";

/** A campaign that calls now, on a day of its own: after its last one nothing is written, even where nobody has ended it yet. */
export function writesNow(now: Date) {
  const today = now.toISOString().slice(0, 10);
  return and(callsNow(now), lte(campaigns.startsOn, today), gte(campaigns.endsOn, today));
}
