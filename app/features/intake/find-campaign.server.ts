import { asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, users } from "#db/schema.ts";

/** A campaign by the names people say, whatever their capitals; otherwise a sentence that names those that exist. */
export async function findCampaign(
  db: Queryable,
  { client, campaign }: { client: string; campaign: string },
): Promise<{ ok: true; campaignId: string; clientId: string } | { ok: false; sentence: string }> {
  const all = await db
    .select({ clientId: clients.id, client: clients.name, campaignId: campaigns.id, campaign: campaigns.name })
    .from(clients)
    .leftJoin(campaigns, eq(campaigns.clientId, clients.id))
    .orderBy(asc(clients.name), asc(campaigns.name));
  const theirs = all.filter((row) => same(row.client, client));
  if (theirs.length === 0) {
    return {
      ok: false,
      sentence: `There is no client “${client}”. ${listOf(
        "There are",
        all.map((row) => row.client),
      )}`,
    };
  }
  const found = theirs.find((row) => row.campaign !== null && same(row.campaign, campaign));
  if (!found?.campaignId) {
    const names = theirs.flatMap((row) => (row.campaign ? [row.campaign] : []));
    return {
      ok: false,
      sentence: `${theirs[0]?.client} has no campaign “${campaign}”. ${listOf("Theirs are", names)}`,
    };
  }
  return { ok: true, campaignId: found.campaignId, clientId: found.clientId };
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

function listOf(intro: string, names: string[]): string {
  const distinct = [...new Set(names)];
  return distinct.length === 0 ? "There is none yet." : `${intro}: ${distinct.join(", ")}.`;
}

/** In whose name the command line acts: it has no sign-in, so its entries in the ledger carry the longest-serving manager. */
export async function commandUser(db: Queryable): Promise<string | null> {
  const [user] = await db
    .select({ id: users.id })
    .from(users)
    .where(sql`${inArray(users.role, ["admin", "manager"])} and ${isNull(users.disabledAt)}`)
    .orderBy(sql`${users.role} = 'manager' desc`, asc(users.createdAt), asc(users.id))
    .limit(1);
  return user?.id ?? null;
}
