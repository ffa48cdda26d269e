import { sql } from "drizzle-orm";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import { listsInForce } from "#app/features/compliance/lists.server.ts";
import { enqueue, jobWaits } from "#app/kit/jobs.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
import { nextOpenLeads, soughtOf } from "./leads-to-check.server.ts";
import { foundOnLists } from "./on-lists.server.ts";
import { reopenLeads } from "./reopen-leads.server.ts";
import { forgetFound, settleFound } from "./settle-found.server.ts";

/** So many leads in one transaction: no agent waits for the rows of a whole backlog. */
const AT_A_TIME = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

export type Checked = { closed: number; inHand: number; likely: number; reopened: number };

/**
 * Compares the open leads of a client with the lists in force. It takes turns with imports: one that is under way when a list is put in
 * force has not read it, and its leads are here as soon as it lets go. Runs after every change of a list, and each night.
 */
export async function checkLists(db: Db, { clientId, now }: { clientId: string; now: Date }): Promise<Checked> {
  const told: Checked = { closed: 0, inHand: 0, likely: 0, reopened: 0 };
  told.reopened = await db.transaction(async (tx) => {
    await lockCompanies(tx, clientId);
    return reopenLeads(tx, { clientId, now });
  });
  let after: string | null = FIRST;
  while (after !== null) {
    const from: string = after;
    after = await db.transaction(async (tx) => {
      await lockCompanies(tx, clientId);
      return checkBatch(tx, { clientId, after: from, now }, told);
    });
  }
  return told;
}

async function checkBatch(
  tx: Tx,
  { clientId, after, now }: { clientId: string; after: string; now: Date },
  told: Checked,
): Promise<string | null> {
  const lists = await listsInForce(tx, clientId);
  const leads = await nextOpenLeads(tx, { clientId, after, limit: AT_A_TIME, now });
  const sought = await soughtOf(
    tx,
    leads.map(({ companyId }) => companyId),
  );
  const found = await foundOnLists(tx, { lists, sought });
  await forgetFound(
    tx,
    leads.flatMap(({ id }, at) => (found.has(at) ? [] : [id])),
  );
  for (const [at, lead] of leads.entries()) {
    const on = found.get(at);
    if (!on) continue;
    const finding = await settleFound(tx, { clientId, lead, found: on, now });
    if (finding === "closed") told.closed++;
    if (finding === "in-hand") told.inHand++;
    if (finding === "likely") told.likely++;
  }
  return leads.length < AT_A_TIME ? null : (leads.at(-1)?.id ?? null);
}

/** After a change of a list; the agency's own binds every client. */
export async function queueCheck(tx: Queryable, clientId: string | null): Promise<void> {
  const bound = clientId
    ? [{ id: clientId }]
    : (await tx.execute<{ id: string }>(sql`select id from clients order by id`)).rows;
  for (const { id } of bound) await enqueue(tx, "check-lists", { clientId: id }, { key: keyOf(id) });
}

const keyOf = (clientId: string): string => `check-lists:${clientId}`;

/** Open leads are still being compared with this client's lists; for the agency's own list those of any client. */
export const isBeingChecked = (db: Queryable, clientId: string | null): Promise<boolean> =>
  jobWaits(db, keyOf(clientId ?? ""));

/** Each night, for everyone with a list: what was added, merged or woken since is compared too. */
export async function queueChecks(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct c.id from clients c join suppression_lists l on l.client_id = c.id or l.client_id is null
    where l.status = 'active' order by c.id`);
  for (const { id } of rows) await enqueue(db, "check-lists", { clientId: id }, { key: keyOf(id) });
}
