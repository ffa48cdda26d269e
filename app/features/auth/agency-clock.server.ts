import { clock } from "#app/clock.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { agency } from "#db/schema.ts";

/** The hour at the agency for the shell's clock, and whether it is the demo's own. */
export async function agencyClock(db: Queryable): Promise<{ now: string; zone: string; demo: boolean }> {
  const [here] = await db.select({ zone: agency.timeZone, demo: agency.demo }).from(agency);
  return { now: clock.now().toISOString(), zone: here?.zone ?? "Europe/London", demo: here?.demo ?? false };
}
