import { endPauses } from "#app/features/campaigns/end-pauses.server.ts";
import { expireHandbacks } from "#app/features/handback/expire-handbacks.server.ts";
import { followWakes } from "#app/features/nurture/follow-wakes.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { wakeLeads } from "#app/features/nurture/wake-leads.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import { settleCampaigns } from "#app/features/outcomes/campaign-end/settle-campaigns.server.ts";
import { endAbsences } from "#app/features/outcomes/promises/absence.server.ts";
import { keepWalls } from "#app/features/outcomes/promises/keep-walls.server.ts";
import { watchPromises } from "#app/features/outcomes/promises/watch-promises.server.ts";
import { askBlocked } from "#app/features/queue/ask-blocked.server.ts";
import { rankLeads } from "#app/features/queue/rank-leads.server.ts";
import { releaseExpired } from "#app/features/queue/release-expired.server.ts";
import type { Db } from "#db/client.server.ts";
import { mustNotThrow, type World } from "./world.ts";

type Job = { name: string; every: number; act: (db: Db, at: { now: Date }) => Promise<unknown> };

/** The house's recurring work and how many minutes apart it is done here. Promises are watched each minute, as in a running house. */
const jobs: Job[] = [
  { name: "end-absences", every: 5, act: endAbsences },
  { name: "end-pauses", every: 5, act: endPauses },
  { name: "watch-promises", every: 1, act: watchPromises },
  { name: "wake-leads", every: 5, act: wakeLeads },
  { name: "start-runs", every: 5, act: startRuns },
  { name: "follow-wakes", every: 5, act: followWakes },
  { name: "work-touches", every: 5, act: workTouches },
  { name: "rank-leads", every: 5, act: rankLeads },
  { name: "release-expired", every: 5, act: releaseExpired },
  { name: "ask-blocked", every: 10, act: askBlocked },
  { name: "expire-handbacks", every: 10, act: expireHandbacks },
  { name: "keep-walls", every: 15, act: keepWalls },
  { name: "settle-campaigns", every: 15, act: settleCampaigns },
];

/** What is due in this minute, as the worker would do it. At night all of it once an hour. */
export async function turn(world: World, { minute, night }: { minute: number; night: boolean }): Promise<void> {
  world.looks.push(world.now.getTime());
  for (const { name, every, act } of jobs) {
    if (night ? minute % 60 === 0 : minute % every === 0)
      await mustNotThrow(world, name, () => act(world.database.db, { now: world.now }));
  }
}
