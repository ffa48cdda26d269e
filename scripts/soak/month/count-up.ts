import { countLeaks } from "#app/features/reporting/leaks.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { lookForBarred } from "./barred.ts";
import { countTouches, type Touches } from "./letters.ts";
import { type Callbacks, countPromises } from "./promises.ts";
import type { Violation, World } from "./world.ts";

export type Month = {
  leads: number;
  callbacks: Callbacks;
  touches: Touches;
  reports: { checked: number; different: number };
  statements: { issued: number; broken: number };
  leaks: number;
  violations: Violation[];
};

export async function countUp(world: World): Promise<Month> {
  const callbacks = await countPromises(world);
  const touches = await countTouches(world);
  await lookForBarred(world);
  const { violations } = await verify(world.database.db);
  return {
    leads: world.clocks.size,
    ...{ callbacks, touches, reports: world.reports },
    // The house writes no statements of fees: the two stand here for whoever reads the answer by its fixed form.
    statements: { issued: 0, broken: 0 },
    leaks: await countLeaks(world.database.db, { now: world.now }),
    violations: [...world.violations, ...violations],
  };
}
