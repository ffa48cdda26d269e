import { deliverRules } from "#app/features/compliance/rule-rows.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { openDatabase } from "#db/open.server.ts";

/** A database brought to this release: its tables, the role that works in it, and the calling rules it is delivered with. */
export async function prepareDatabase(addresses: Parameters<typeof migrate>[0]): Promise<{ runtimeUrl: string }> {
  const { runtimeUrl } = await migrate(addresses);
  const database = openDatabase(runtimeUrl, { connections: 1 });
  await deliverRules(database.db).finally(database.close);
  return { runtimeUrl };
}
