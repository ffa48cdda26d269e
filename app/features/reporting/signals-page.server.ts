import { and, eq, isNull, sql } from "drizzle-orm";
import { waiting } from "#app/features/nurture/offerings.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { clients, offerings } from "#db/schema.ts";
import type { SignalKind } from "#db/vocabulary.ts";

export type Missing = { id: string; client: string; name: string; waiting: number };
export type Supplier = { clientId: string; client: string; competitor: string; asleep: number; leads: number };
export type RaisedSignal = {
  id: string;
  client: string;
  kind: SignalKind;
  about: string;
  because: string;
  at: string;
  by: string;
  woken: number;
  asleep: number;
  noted: number;
};
export type SignalsPage = { missing: Missing[]; suppliers: Supplier[]; raised: RaisedSignal[] };

/** Of a client's suppliers the most met are shown; the rest are found by their leads. */
const suppliersShown = 40;
const raisedShown = 50;
/** However files write it: one supplier. */
const same = sql`lower(regexp_replace(l.competitor, '[^[:alnum:]]', '', 'g'))`;
const open = sql`l.merged_into_id is null and l.stage not in ('won', 'closed')`;

/** What leads wait for, whom they are supplied by, and what woke them so far. */
export async function signalsPage(db: Queryable): Promise<SignalsPage> {
  const missing = await db.execute<Missing>(sql`
    select o.id, k.name as client, o.name, count(l.id)::int as waiting
    from offerings o join clients k on k.id = o.client_id left join (${waiting}) w on w.offering_id = o.id
    left join leads l on l.id = w.id and ${open}
    where o.shipped_at is null group by o.id, k.name order by waiting desc, o.name`);
  const suppliers = await db.execute<Supplier>(sql`
    select l.client_id as "clientId", k.name as client, mode() within group (order by l.competitor) as competitor,
      count(*) filter (where l.stage = 'nurturing')::int as asleep, count(*)::int as leads
    from leads l join clients k on k.id = l.client_id
    where l.competitor is not null and ${open} and ${same} <> ''
    group by l.client_id, k.name, ${same} order by leads desc, competitor limit ${suppliersShown}`);
  const raised = await db.execute<RaisedSignal>(sql`
    select s.id, k.name as client, s.kind, coalesce(o.name, s.competitor) as about, s.because, to_json(s.at) as at, u.name as by,
      count(x.lead_id) filter (where x.effect = 'woken')::int as woken,
      count(x.lead_id) filter (where x.effect = 'woken' and l.stage = 'nurturing')::int as asleep,
      count(x.lead_id) filter (where x.effect = 'noted')::int as noted
    from signals s join clients k on k.id = s.client_id join users u on u.id = s.by left join offerings o on o.id = s.offering_id
    left join lead_signals x on x.signal_id = s.id left join leads l on l.id = x.lead_id
    group by s.id, k.name, o.name, u.name order by s.at desc limit ${raisedShown}`);
  return { missing: missing.rows, suppliers: suppliers.rows, raised: raised.rows };
}

/** The client by name; null where there is none. */
export async function clientNamed(db: Queryable, clientId: string): Promise<{ id: string; name: string } | null> {
  const [client] = await db
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(eq(clients.id, clientId));
  return client ?? null;
}

/** Something a client does not offer yet; null where it is not there, or offered by now. */
export async function offeringMissing(db: Queryable, offeringId: string) {
  const [offering] = await db
    .select({ id: offerings.id, name: offerings.name, clientId: offerings.clientId, client: clients.name })
    .from(offerings)
    .innerJoin(clients, eq(clients.id, offerings.clientId))
    .where(and(eq(offerings.id, offeringId), isNull(offerings.shippedAt)));
  return offering ?? null;
}

/** Whose it is, be it still missing or offered by now; null where there is none. */
export async function clientOfOffering(db: Queryable, offeringId: string): Promise<string | null> {
  const [offering] = await db
    .select({ clientId: offerings.clientId })
    .from(offerings)
    .where(eq(offerings.id, offeringId));
  return offering?.clientId ?? null;
}
