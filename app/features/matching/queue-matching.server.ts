import { sql } from "drizzle-orm";
import { enqueue } from "#app/kit/jobs.server.ts";
import type { Db } from "#db/client.server.ts";

/** Each night, for every client that has companies: all of them are compared again. */
export async function queueMatching(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from clients c where exists (select from companies where client_id = c.id) order by id`);
  for (const { id } of rows) await enqueue(db, "match-again", { clientId: id }, { key: `match-again:${id}` });
}
