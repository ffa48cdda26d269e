import { sql } from "drizzle-orm";
import { listsInForce } from "#app/features/compliance/lists.server.ts";
import { soughtOf } from "#app/features/intake/lists/leads-to-check.server.ts";
import { meansWords } from "#app/features/intake/lists/list-words.ts";
import { foundOnLists } from "#app/features/intake/lists/on-lists.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { Broken, Check } from "./check.ts";

/** Nobody who stands on a list in force waits to be called. A lead somebody has in hand is theirs to decide, and so is a likely one. */
export const listChecks: Check[] = [
  { name: "ready-lead-is-on-no-list", finds: readyOnLists },
  {
    name: "suppression-of-a-list-ends-with-it",
    finds: sql`
      select s.id, 'It holds for a list that is ' || coalesce(i.status, 'not there') || '.' as text
      from suppressions s left join suppression_lists i on i.id = s.list_id
      where s.list_id is not null and s.lifted_at is null and i.status is distinct from 'active'`,
  },
];

/** So many leads at once: what each is reached by is hashed here, since the database has not the key. */
const AT_A_TIME = 500;

type Ready = { id: string; company_id: string };

/** Compared as each night, by number, address, domain, register and name. */
async function readyOnLists(db: Queryable, most: number): Promise<Broken[]> {
  const broken: Broken[] = [];
  const { rows: clients } = await db.execute<{ id: string }>(sql`
    select distinct c.id from clients c join suppression_lists l on l.client_id = c.id or l.client_id is null
    where l.status = 'active' order by c.id`);
  for (const { id: clientId } of clients) {
    const lists = await listsInForce(db, clientId);
    let after: string | null = null;
    do {
      const { rows: ready }: { rows: Ready[] } = await db.execute<Ready>(sql`
        select id, company_id from leads
        where client_id = ${clientId} and stage = 'ready' and next_action = 'call' and held_by is null and merged_into_id is null
          and (${after}::uuid is null or id > ${after}::uuid)
        order by id limit ${AT_A_TIME}`);
      broken.push(...(await onLists(db, { lists, ready })));
      after = ready.length < AT_A_TIME ? null : (ready.at(-1)?.id ?? null);
    } while (after !== null && broken.length < most);
  }
  return broken.slice(0, most);
}

async function onLists(
  db: Queryable,
  { lists, ready }: { lists: Awaited<ReturnType<typeof listsInForce>>; ready: readonly Ready[] },
): Promise<Broken[]> {
  const sought = await soughtOf(
    db,
    ready.map(({ company_id }) => company_id),
  );
  const found = await foundOnLists(db, { lists, sought });
  return ready.flatMap(({ id }, at) => {
    const on = found.get(at);
    if (!on?.certain) return [];
    const { list, means } = on;
    return [{ id, text: `Ready to be called, and on the list of ${list.kind}, by ${meansWords[means]}.` }];
  });
}
