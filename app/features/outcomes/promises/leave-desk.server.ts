import { type Paused, pauseAgent } from "#app/features/queue/pause.server.ts";
import type { Db } from "#db/client.server.ts";
import type { PauseReason } from "#db/vocabulary.ts";
import { openPromise } from "./move-promise.server.ts";
import { promisesBetween } from "./owed.server.ts";

/** Somebody leaves the desk until an hour: what they promised for before that is anyone's, as in an absence, so that it is kept. */
export async function leaveDesk(
  db: Db,
  { because, until, by, now }: { because: PauseReason; until: Date; by: string; now: Date },
): Promise<Paused> {
  return db.transaction(async (tx) => {
    const paused = await pauseAgent(tx, { because, until, by, now });
    if (!paused.ok) return paused;
    for (const { lead } of await promisesBetween(tx, { userId: by, from: null, until }))
      await openPromise(tx, { lead, now });
    return paused;
  });
}
