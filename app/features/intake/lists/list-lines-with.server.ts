import { eq } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { suppressionLists } from "#db/schema.ts";
import { type LinesWith, type Sought, saying } from "../lines-with.server.ts";
import { readSettings } from "../settings.ts";
import { readList } from "./read-list.server.ts";

/** The same of the file of a list that waits to be used; none of one that was used or left meanwhile. */
export async function listLinesWith(db: Queryable, { listId }: { listId: string }, sought: Sought): Promise<LinesWith> {
  const [stored] = await db.select().from(suppressionLists).where(eq(suppressionLists.id, listId));
  if (!stored?.content) return { ok: true, lines: [] };
  const about = { kind: stored.kind, agencyWide: stored.clientId === null };
  const read = await readList(stored.content, { settings: readSettings(stored.settings), ...about });
  if (!read.ok) return { ok: false, sentence: read.sentence };
  return { ok: true, lines: saying(read.list.table.records, sought) };
}
