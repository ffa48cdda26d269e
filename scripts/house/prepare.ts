import { clock } from "#app/clock.server.ts";
import { deliverRules } from "#app/features/compliance/rule-rows.server.ts";
import { tellStanding } from "#app/features/matching/tell-standing.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { openDatabase } from "#db/open.server.ts";

/** A database brought to this release: its tables, the role that works in it, the calling rules it is delivered with, and what older merges left untold. */
export async function prepareDatabase(addresses: Parameters<typeof migrate>[0]): Promise<{ runtimeUrl: string }> {
  const { runtimeUrl } = await migrate(addresses);
  const database = openDatabase(runtimeUrl, { connections: 1 });
  try {
    await deliverRules(database.db);
    await tellStanding(database.db, { now: clock.now() });
  } finally {
    await database.close();
  }
  return { runtimeUrl };
}
