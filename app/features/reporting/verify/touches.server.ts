import { and, desc, eq, gt, min, ne, sql } from "drizzle-orm";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { erased } from "#app/kit/erased.ts";
import type { Queryable } from "#db/client.server.ts";
import { mailStops, messages } from "#db/schema.ts";
import { finalStages } from "#db/vocabulary.ts";
import { words } from "../words.server.ts";
import type { Broken, Check } from "./check.ts";

/** Whoever is kept in touch with has a next touch with a date; each is made once, and none for who has gone or wants no more. */
export const touchChecks: Check[] = [
  {
    name: "open-run-has-one-planned-touch",
    finds: sql`
      select r.id, 'The plan goes on, and ' || count(t.id) || ' touches are planned.' as text
      from touch_runs r left join touches t on t.run_id = r.id and t.status = 'planned'
      where r.ended_at is null group by r.id having count(t.id) <> 1`,
  },
  {
    name: "ended-run-plans-nothing",
    finds: sql`
      select t.id, 'A ' || t.kind || ' is planned for ' || t.due_at || '; its plan ended at ' || r.ended_at || '.' as text
      from touches t join touch_runs r on r.id = t.run_id
      where t.status = 'planned' and r.ended_at is not null`,
  },
  {
    name: "touch-is-settled-once",
    finds: sql`
      select t.id, 'The ' || t.kind || ' is ' || t.status || '; the ledger settled it ' || count(e.id) || ' times.' as text
      from touches t left join events e on e.lead_id = t.lead_id and e.type in ('touch.done', 'touch.skipped') and e.data->>'touchId' = t.id::text
      group by t.id having count(e.id) <> case when t.status in ('done', 'failed', 'skipped') then 1 else 0 end`,
  },
  {
    name: "no-touch-for-who-has-gone",
    finds: sql`
      select t.id, 'The ' || t.kind || ' was made at ' || t.settled_at || '; the lead was ' || last.became || ' by then.' as text
      from touches t
      join events made on made.lead_id = t.lead_id and made.type = 'touch.done' and made.data->>'touchId' = t.id::text
      cross join lateral (
        select e.data->>'to' as became from events e
        where e.lead_id = t.lead_id and e.type = 'lead.stage-changed' and e.id < made.id
        order by e.id desc limit 1) last
      where t.status = 'done' and last.became in ${words(finalStages)}`,
  },
  {
    name: "no-letter-after-no-more",
    finds: lettersAfterNoMore,
  },
];

/** An address at which mail ended is remembered as a hash, which the database cannot make. */
async function lettersAfterNoMore(db: Queryable, most: number): Promise<Broken[]> {
  const ends = new Map((await db.select().from(mailStops)).map(({ addressHash, at }) => [addressHash, at]));
  const address = sql`lower(${messages.toAddress})`;
  const since = gt(messages.sentAt, db.select({ first: min(mailStops.at) }).from(mailStops));
  const last = await db
    .selectDistinctOn([address], { id: messages.id, toAddress: messages.toAddress, sentAt: messages.sentAt })
    .from(messages)
    .where(and(eq(messages.oneClick, true), ne(messages.toAddress, erased), since))
    .orderBy(address, desc(messages.sentAt));
  const broken = last.flatMap(({ id, toAddress, sentAt }) => {
    const end = ends.get(hashOf("email", toAddress));
    if (!end || !sentAt || sentAt <= end) return [];
    return { id, text: `Sent at ${sentAt.toISOString()} to an address at which mail ended at ${end.toISOString()}.` };
  });
  return broken.slice(0, most);
}
