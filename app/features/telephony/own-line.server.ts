import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { campaignAgents, campaigns } from "#db/schema.ts";
import { type LineOpened, openLine } from "./agent-session.server.ts";
import type { Telephone } from "./twilio.server.ts";

/** Opens an agent's own line. It shows a number of one of their campaigns, which nobody outside ever sees. */
export async function openOwnLine(
  db: Db,
  telephone: Telephone,
  { fresh, by, now }: { fresh: boolean; by: string; now: Date },
): Promise<LineOpened | { ok: false; reason: "no-campaign" }> {
  const [shown] = await db
    .select({ from: campaigns.callerId })
    .from(campaignAgents)
    .innerJoin(campaigns, eq(campaigns.id, campaignAgents.campaignId))
    .where(and(eq(campaignAgents.userId, by), eq(campaigns.status, "live"), isNotNull(campaigns.callerId)))
    .orderBy(asc(campaigns.startsOn), asc(campaigns.id))
    .limit(1);
  if (!shown?.from) return { ok: false, reason: "no-campaign" };
  return openLine(db, telephone, { from: shown.from, fresh, by, now });
}
