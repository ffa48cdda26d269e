import { setClockAhead } from "#app/clock.server.ts";
import { env } from "#app/env.server.ts";
import { openHouse } from "#app/house.server.ts";
import { type Db, db, useDatabase } from "#db/client.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { agency } from "#db/schema.ts";
import { installationSecrets } from "#db/secrets.server.ts";
import { seedDemo } from "../seed.ts";
import { orderlyClosing } from "./closing.ts";
import { openCellar } from "./database.ts";

/**
 * Opens what a command needs of the house: the database (a running one is shared), its secrets and its clock. No telephone: a command
 * rings nobody. Everything is closed again, whatever happens.
 */
export async function withHouse<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const closing = orderlyClosing();
  try {
    const { runtimeUrl } = await openCellar(closing);
    const database = openDatabase(runtimeUrl, { connections: 4 });
    closing.onClose("the connections", database.close);
    useDatabase(database);
    const secrets = installationSecrets(env.DATA_DIR);
    openHouse({
      demo: env.demo,
      publicUrl: env.PUBLIC_BASE_URL ?? `http://127.0.0.1:${env.PORT}`,
      sessionSecret: env.SESSION_SECRET ?? secrets.sessionSecret,
      suppressionKey: env.SUPPRESSION_KEY ?? secrets.suppressionKey,
      line: null,
      smtp: { kind: "outbox" },
      mailHookSecret: null,
    });
    const [known] = await db.select({ aheadMs: agency.clockAheadMs }).from(agency);
    if (known) setClockAhead(env.demo ? known.aheadMs : 0);
    else if (env.demo) await seedDemo(() => {});
    return await work(db);
  } finally {
    await closing.close();
  }
}
