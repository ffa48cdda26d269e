import { insertRows } from "#app/kit/insert-rows.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { matchKeys as keysTable } from "#db/schema.ts";
import { matchKeys } from "./keys.ts";
import type { MatchRecord } from "./types.ts";

/** How to find these records again; what is remembered of them already stays. */
export async function storeKeys(
  db: Queryable,
  clientId: string,
  records: readonly { companyId: string; record: MatchRecord }[],
): Promise<void> {
  const keys = records.flatMap(({ companyId, record }) =>
    matchKeys(record).map((key) => ({ clientId, companyId, ...key })),
  );
  await insertRows(db, keysTable, keys, { skipKnown: true });
}
