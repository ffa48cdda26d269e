import { and, eq, isNotNull, sql } from "drizzle-orm";
import { tellOwnFacts } from "#app/features/matching/facts-along.server.ts";
import type { Tx } from "#db/client.server.ts";
import { importChanges } from "#db/schema.ts";
import { setFields } from "./changed-fields.server.ts";
import { moveWakes } from "./move-wakes.server.ts";

const added = { number: "phone_numbers", email: "email_addresses", note: "notes", person: "contacts" } as const;

/** `leads` it had changed: each says its own words alone until its family is told. `numbersGone`: the companies it had found a number for. */
type PutBack = { leads: string[]; numbersGone: string[] };

/** What an import changed of what was there before it stands there again, unless somebody has changed it since; what it added goes. */
export async function putBack(tx: Tx, importId: string, who: { by: string; now: Date }): Promise<PutBack> {
  const changed = await tx
    .select()
    .from(importChanges)
    .where(and(eq(importChanges.importId, importId), isNotNull(importChanges.field), eq(importChanges.kept, false)));
  const changedLeads = changed.flatMap(({ leadId }) => leadId ?? []);
  await tellOwnFacts(tx, changedLeads);
  await setFields(
    tx,
    changed.map(({ field, companyId, leadId, addedId, was, becomes }) => ({
      field,
      companyId,
      leadId,
      personId: addedId,
      value: was,
      instead: becomes,
    })),
  );
  await moveWakes(
    tx,
    changed.map(({ was, becomes, ...change }) => ({ ...change, was: becomes, becomes: was })),
    who,
  );
  const numbersGone = await tx.execute<{ id: string }>(sql`
    select distinct n.company_id as id from import_changes c join phone_numbers n on n.id = c.added_id
    where c.import_id = ${importId} and c.kind = 'number'`);
  for (const [kind, table] of Object.entries(added)) {
    await tx.execute(sql`
      delete from ${sql.identifier(table)} where id in (
        select added_id from import_changes where import_id = ${importId} and kind = ${kind})`);
  }
  await tx.execute(sql`
    delete from match_keys m using import_changes c
    where c.import_id = ${importId} and c.kind = 'follows' and c.field = 'key ' || m.kind and c.becomes = m.key
      and m.company_id = c.company_id`);
  await tx.execute(sql`delete from import_changes where import_id = ${importId}`);
  return { leads: changedLeads, numbersGone: numbersGone.rows.map(({ id }) => id) };
}
