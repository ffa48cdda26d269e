import { checkLists } from "#app/features/intake/lists/check-lists.server.ts";
import { putInForce } from "#app/features/intake/lists/put-in-force.server.ts";
import { storeList } from "#app/features/intake/lists/store-list.server.ts";
import type { Db } from "#db/client.server.ts";
import type { SuppressionListKind } from "#db/vocabulary.ts";
import { tuesday10am } from "./cast.ts";

type Given = {
  clientId: string | null;
  by: string;
  kind?: SuppressionListKind;
  fileName?: string;
  replaces?: boolean;
  now?: Date;
};

/** A list as a client would send it, read and waiting. */
export async function givenList(
  db: Db,
  rows: string[],
  { clientId, by, kind = "customers", fileName = "customers.csv", replaces = false, now = tuesday10am }: Given,
): Promise<string> {
  const bytes = Buffer.from(["Company,Postcode,Phone,Email,Website,Company number", ...rows, ""].join("\r\n"));
  const stored = await storeList(db, { clientId, kind, fileName, bytes, replaces, by, now });
  if (!stored.ok) throw new Error(stored.reason);
  return stored.listId;
}

/** In force, and what its job does is done. */
export async function givenListInForce(db: Db, rows: string[], given: Given): Promise<string> {
  const listId = await givenList(db, rows, given);
  const used = await putInForce(db, { listId, by: given.by, now: given.now ?? tuesday10am });
  if (!used.ok) throw new Error(used.reason);
  if (given.clientId) await checkLists(db, { clientId: given.clientId, now: given.now ?? tuesday10am });
  return listId;
}
