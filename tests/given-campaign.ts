import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { campaigns } from "#db/schema.ts";

/** Another campaign of the same client, like the one there is. */
export async function givenNextCampaign(
  db: Db,
  { campaignId }: { campaignId: string },
  name = "The year after",
): Promise<string> {
  const [first] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId));
  if (!first) throw new Error("no campaign");
  const { id: _, ...rest } = first;
  const [next] = await db
    .insert(campaigns)
    .values({ ...rest, name })
    .returning({ id: campaigns.id });
  return next?.id ?? "";
}
