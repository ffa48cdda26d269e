import { companiesOnLists, type ListInForce, valuesOnLists } from "#app/features/compliance/lists.server.ts";
import { strongestFirst } from "#app/features/compliance/what-lists-do.ts";
import type { MatchRecord } from "#app/features/matching/types.ts";
import type { Queryable } from "#db/client.server.ts";
import { companiesMet } from "./company-on-list.ts";
import { listKeysOf, matchRecordOfHeld } from "./list-holds.ts";
import type { Means } from "./list-words.ts";

/** Somebody who may stand on a list: keyed hashes of what they are reached by, and their company under each of its names. */
export type Sought = { hashes: Map<string, Means>; companies: MatchRecord[] };
export type Found = { list: ListInForce; means: Means; certain: boolean };

/** Who of these stands on one of the lists, by the strongest sign there is; by their place among the sought. */
export async function foundOnLists(
  db: Queryable,
  { lists, sought }: { lists: readonly ListInForce[]; sought: readonly Sought[] },
): Promise<Map<number, Found>> {
  const best = new Map<number, Found>();
  if (lists.length === 0) return best;
  const byId = new Map(lists.map((list) => [list.id, list]));
  const listIds = [...byId.keys()];
  const tell = (at: number, listId: string, means: Means, certain: boolean) => {
    const found = { list: byId.get(listId) as ListInForce, means, certain };
    const known = best.get(at);
    if (!known || isStronger(found, known)) best.set(at, found);
  };

  const valueHashes = [...new Set(sought.flatMap(({ hashes }) => [...hashes.keys()]))];
  const on = await valuesOnLists(db, { listIds, valueHashes });
  for (const [at, { hashes }] of sought.entries()) {
    for (const [hash, means] of hashes) for (const listId of on.get(hash) ?? []) tell(at, listId, means, true);
  }

  const names = sought.flatMap(({ companies }, at) => companies.map((record) => ({ at, record })));
  const keys = [...new Set(names.flatMap(({ record }) => listKeysOf(record)))];
  const listed = await companiesOnLists(db, { listIds, keys });
  const fresh = names.map(({ record }, id) => ({ ...record, id, contact: null, phones: [], emails: [] }));
  const met = companiesMet(
    fresh,
    listed.map((company, id) => matchRecordOfHeld(id, company)),
  );
  for (const { id, at, means, certain } of met) {
    tell(names[id]?.at as number, listed[at]?.listId as string, means, certain);
  }
  return best;
}

function isStronger(one: Found, other: Found): boolean {
  if (one.certain !== other.certain) return one.certain;
  return strongestFirst.indexOf(one.list.kind) < strongestFirst.indexOf(other.list.kind);
}
