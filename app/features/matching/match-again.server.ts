import type { Db } from "#db/client.server.ts";
import { type Joined, joinMatched, type Matched } from "./join-matched.server.ts";
import { matchRecords } from "./match-records.ts";
import { storeKeys } from "./store-keys.server.ts";
import { recordsOf } from "./stored-records.server.ts";
import type { Branch } from "./types.ts";

/**
 * Compares all companies of a client with each other, each record as it came: what was added by hand, by several files or by a newer
 * export is met here, and a company that could not be found again by its keys can be from now on.
 */
export async function matchAgain(db: Db, { clientId, now }: { clientId: string; now: Date }): Promise<Joined> {
  const known = await recordsOf(db, clientId);
  const unfound = known.records.filter(({ id }) => !known.found[id]);
  await storeKeys(
    db,
    clientId,
    unfound.map((record) => ({ companyId: known.idOf[record.id] ?? "", record })),
  );
  const { merges, review, branches } = matchRecords(known.records);
  const named = (does: Matched["does"]) => (pair: Branch) => ({
    ...pair,
    ids: [known.idOf[pair.a] ?? "", known.idOf[pair.b] ?? ""] as const,
    does,
  });
  const pairs = [...merges.map(named("merge")), ...review.map(named("ask")), ...branches.map(named("link"))];
  return joinMatched(db, { clientId, pairs, now });
}
