import type { CleanRecord } from "#app/features/cleansing/record.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { listsInForce } from "#app/features/compliance/lists.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { RowReason } from "../inspect.ts";
import { matchRecordOf } from "../match-record.ts";
import type { CompanyRow } from "../settle.ts";
import { ownDomains } from "./list-holds.ts";
import { bindsCompany, type Means, reasonOf } from "./list-words.ts";
import { type Found, foundOnLists } from "./on-lists.server.ts";

/** The rows of a file that stand on a list of this client or of the agency, and those that perhaps do. */
export async function rowsOnLists(
  db: Queryable,
  { clientId, rows }: { clientId: string; rows: readonly CompanyRow[] },
): Promise<{ certain: Map<number, RowReason>; likely: Map<number, RowReason> }> {
  const told = { certain: new Map<number, RowReason>(), likely: new Map<number, RowReason>() };
  const lists = await listsInForce(db, clientId);
  if (lists.length === 0) return told;
  const found = await foundOnLists(db, {
    lists,
    sought: rows.map((row) => ({ hashes: hashesOf(row.record), companies: [matchRecordOf(row)] })),
  });
  const clusters = boundClusters(rows, found);
  for (const [at, { line, cluster }] of rows.entries()) {
    const own = found.get(at);
    const bound = own?.certain ? own : (clusters.get(cluster ?? Number.NaN) ?? own);
    if (bound) told[bound.certain ? "certain" : "likely"].set(line, reasonOf(bound.list, bound.certain));
  }
  return told;
}

/** A number that is not to be called binds the rows that hold it; a company that is on a list binds every row of that company. */
function boundClusters(rows: readonly CompanyRow[], found: ReadonlyMap<number, Found>): Map<number, Found> {
  const bound = new Map<number, Found>();
  for (const [at, one] of found) {
    const cluster = rows[at]?.cluster;
    if (one.certain && bindsCompany(one.list.kind, one.means) && typeof cluster === "number") bound.set(cluster, one);
  }
  return bound;
}

function hashesOf(record: Pick<CleanRecord, "phones" | "emails" | "domain">): Map<string, Means> {
  return new Map<string, Means>([
    ...record.phones.map(({ e164 }) => [hashOf("number", e164), "number"] as const),
    ...record.emails.map((address) => [hashOf("email", address), "email"] as const),
    ...ownDomains(record, { ofEmails: true }).map((domain) => [hashOf("domain", domain), "domain"] as const),
  ]);
}
