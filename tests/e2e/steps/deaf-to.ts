import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Page } from "playwright-core";
import type { Db } from "#db/client.server.ts";
import { agentSessions } from "#db/schema.ts";

/** A desk that is not told these words until it hears again; whatever else it reads reaches it, that its line is open above all. */
export async function deafTo(page: Page, words: string): Promise<() => void> {
  let hear = () => {};
  const hears = new Promise<void>((done) => {
    hear = done;
  });
  await page.route(/\/desk\.data/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (body.toString().includes(words)) await hears;
    await route.fulfill({ response, body });
  });
  return hear;
}

export async function isOnTheLine(db: Db, agentId: string): Promise<boolean> {
  const open = and(
    eq(agentSessions.userId, agentId),
    isNull(agentSessions.closedAt),
    isNotNull(agentSessions.joinedAt),
  );
  return (await db.select({ id: agentSessions.id }).from(agentSessions).where(open)).length > 0;
}
