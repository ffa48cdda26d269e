import { eq } from "drizzle-orm";
import { openHouse } from "#app/house.server.ts";
import type { Db } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { agency, campaigns, users } from "#db/schema.ts";
import { installationSecrets } from "#db/secrets.server.ts";
import { prepareDatabase } from "#scripts/house/prepare.ts";

export type Behind = {
  db: Db;
  calder: { clientId: string; campaignId: string };
  marc: string;
  tomasz: string;
  leah: string;
  /** What the house's clock says. */
  now: Date;
};

/** Arranges what lies months back in the running house: leads that fell asleep, letters that went out. */
export async function behindTheHouse<T>(
  { url, dataDir }: { url: string; dataDir: string },
  work: (behind: Behind) => Promise<T>,
): Promise<T> {
  const { ownerUrl } = await startEmbedded({ dataDir });
  const database = openDatabase((await prepareDatabase({ ownerUrl })).runtimeUrl, { connections: 2 });
  const { db } = database;
  try {
    const secrets = installationSecrets(dataDir);
    const smtp = { kind: "outbox" } as const;
    openHouse({ demo: true, publicUrl: url, ...secrets, line: null, smtp, mailHookSecret: null });
    const [own] = await db.select({ aheadMs: agency.clockAheadMs }).from(agency);
    const [calder] = await db.select().from(campaigns).where(eq(campaigns.name, "Calder backlog"));
    const people = await db.select({ id: users.id, name: users.name }).from(users);
    const idOf = (name: string) => people.find((one) => one.name === name)?.id;
    const [marc, tomasz, leah] = ["Marc Bell", "Tomasz Wrona", "Leah Osei"].map(idOf);
    if (!own || !calder || !marc || !tomasz || !leah) throw new Error("This is not the demo's house.");
    const { clientId, id: campaignId } = calder;
    const now = new Date(Date.now() + own.aheadMs);
    return await work({ db, calder: { clientId, campaignId }, marc, tomasz, leah, now });
  } finally {
    await database.close();
  }
}
