import { eq } from "drizzle-orm";
import { record } from "#app/features/audit/record.server.ts";
import { announce } from "#app/kit/live.server.ts";
import type { Db } from "#db/client.server.ts";
import { agency, screenings } from "#db/schema.ts";
import { type ClockMove, movedClock } from "./clock-moves.ts";

/** Every process of the house follows this topic and sets its clock. */
export const clockTopic = "clock";

/** Moves the demo's clock on, for everybody. Its made-up screening lists come along, or the law would stop all calls. */
export async function moveClock(
  db: Db,
  { move, by, now }: { move: ClockMove; by: string; now: Date },
): Promise<{ ok: true; aheadMs: number } | { ok: false; reason: "not-the-demo" }> {
  return db.transaction(async (tx) => {
    const [here] = await tx.select().from(agency).where(eq(agency.demo, true)).for("update");
    if (!here) return { ok: false, reason: "not-the-demo" } as const;
    const then = movedClock(move, now, here.timeZone);
    const aheadMs = here.clockAheadMs + then.getTime() - now.getTime();
    await tx.update(agency).set({ clockAheadMs: aheadMs });
    await tx.update(screenings).set({ asOf: then }).where(eq(screenings.synthetic, true));
    await record(tx, { type: "clock.moved", data: { aheadMs }, by, at: then });
    await announce(tx, clockTopic, { aheadMs });
    return { ok: true, aheadMs } as const;
  });
}
