import { asc, eq } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { touchSteps } from "#db/schema.ts";

/** The steps of one plan, in their order. */
export async function planSteps(db: Queryable, planId: string): Promise<(typeof touchSteps.$inferSelect)[]> {
  return db.select().from(touchSteps).where(eq(touchSteps.planId, planId)).orderBy(asc(touchSteps.position));
}
