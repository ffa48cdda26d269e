import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { users } from "#db/schema.ts";

/** Whoever is changed by somebody else, held until that is written; rows that only refer to them need not wait. */
export async function lockUser(
  tx: Tx,
  userId: string,
): Promise<Pick<typeof users.$inferSelect, "clientId" | "disabledAt"> | undefined> {
  const [user] = await tx
    .select({ clientId: users.clientId, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update");
  return user;
}
